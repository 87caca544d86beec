import { describe, expect, it } from 'vitest';
import type { AnomalyEpisode } from '../../../../lib/domain/cost/anomaly/anomaly-episode.ts';
import type { AnomalyMemory } from '../../../../lib/domain/cost/anomaly/anomaly-memory.ts';
import { followEpisodes } from '../../../../lib/domain/cost/anomaly/follow-episodes.ts';
import { tellEpisodes } from '../../../../lib/domain/cost/anomaly/tell-episodes.ts';
import { episode } from './samples.ts';

const minimum = 25;

/** What is told on one look after another, each at the episodes found on a day. */
function looks(...seen: readonly (readonly [until: string, found: readonly AnomalyEpisode[]])[]) {
  let memory: AnomalyMemory | undefined;
  return seen.map(([until, found]) => {
    const told = tellEpisodes(followEpisodes(memory, found, until), minimum, until);
    memory = told.memory;
    return told.news.map(({ what, tracked }) => `${what} ${tracked.episode.id}`);
  });
}

describe('anomalies between runs', () => {
  it('tells that it opened once, and once that it is over', () => {
    const over = episode({ state: 'back' });
    expect(
      looks(
        ['2026-11-04', [episode()]],
        ['2026-11-04', [episode()]],
        ['2026-11-05', [episode({ length: 4 })]],
        ['2026-11-06', [over]],
        ['2026-11-07', [over]],
      ),
    ).toEqual([['opened episode-1'], [], [], ['ended episode-1'], []]);
  });

  it('waits until it has come to the minimum', () => {
    expect(
      looks(
        ['2026-11-02', [episode({ length: 1 })]],
        ['2026-11-03', [episode({ length: 2 })]],
        ['2026-11-04', [episode({ length: 3 })]],
      ),
    ).toEqual([[], [], ['opened episode-1']]);
  });

  it('tells many small moves that are one large move', () => {
    const small = ['a', 'b', 'c', 'd'].map((service) =>
      episode({ id: service, length: 1, leaf: { account: '111122223333', service } }),
    );
    const [news] = looks(['2026-11-02', small]);
    expect(news).toHaveLength(4);
  });

  it('tells growth when it is half as much again, and no wobble', () => {
    const worse = (dailyImpact: number) => episode({ length: 9, dailyImpact });
    expect(
      looks(
        ['2026-11-04', [episode()]],
        ['2026-11-05', [worse(14)]],
        ['2026-11-06', [worse(16)]],
        ['2026-11-07', [worse(12)]],
        ['2026-11-08', [worse(17)]],
        ['2026-11-09', [worse(30)]],
      ),
    ).toEqual([['opened episode-1'], [], ['grew episode-1'], [], [], ['grew episode-1']]);
  });

  it('tells what came back dearer than was told, and its end again; what came back no dearer, not', () => {
    const days = (perDay: number) => episode({ perDay, length: 8 });
    const over = (perDay: number) => episode({ perDay, length: 8, state: 'back' });
    expect(
      looks(
        ['2026-11-09', [days(10)]],
        ['2026-11-10', [over(10)]],
        ['2026-11-11', [days(12)]],
        ['2026-11-12', [over(12)]],
        ['2026-11-13', [days(30)]],
        ['2026-11-14', [over(30)]],
        ['2026-11-15', [over(30)]],
      ),
    ).toEqual([
      ['opened episode-1'],
      ['ended episode-1'],
      [],
      [],
      ['grew episode-1'],
      ['ended episode-1'],
      [],
    ]);
  });

  it('keeps the id when a restatement moves the first day', () => {
    const moved = episode({ id: 'another', since: '2026-11-02', length: 5 });
    expect(looks(['2026-11-04', [episode()]], ['2026-11-07', [moved]])).toEqual([
      ['opened episode-1'],
      [],
    ]);
  });

  it('ends what a restatement took away, after two looks on newer days', () => {
    expect(
      looks(
        ['2026-11-04', [episode()]],
        ['2026-11-05', []],
        ['2026-11-05', []],
        ['2026-11-06', []],
        ['2026-11-07', []],
      ),
    ).toEqual([['opened episode-1'], [], [], ['ended episode-1'], []]);
  });

  it('does not end what one look missed and the next found again', () => {
    expect(
      looks(['2026-11-04', [episode()]], ['2026-11-05', []], ['2026-11-06', [episode()]]),
    ).toEqual([['opened episode-1'], [], []]);
  });

  it('says nothing of what was over before anyone looked, but tells what was missed between two looks', () => {
    const past = episode({ id: 'past', since: '2026-10-01', state: 'back' });
    const missed = episode({ id: 'missed', since: '2026-11-05', state: 'back' });
    expect(looks(['2026-11-04', [past]], ['2026-11-09', [past, missed]])).toEqual([
      [],
      ['opened missed'],
    ]);
  });

  it('gives what moved together one incident, also when it joins later', () => {
    const ebs = episode({ id: 'ebs', leaf: { account: '111122223333', service: 'Amazon EBS' } });
    const first = tellEpisodes(
      followEpisodes(undefined, [episode()], '2026-11-04'),
      1,
      '2026-11-04',
    );
    const second = tellEpisodes(
      followEpisodes(first.memory, [episode(), ebs], '2026-11-05'),
      1,
      '2026-11-05',
    );
    const incidents = [...first.news, ...second.news].map(({ tracked }) => tracked.incidentId);
    expect(incidents).toHaveLength(2);
    expect(new Set(incidents).size).toBe(1);
  });
});
