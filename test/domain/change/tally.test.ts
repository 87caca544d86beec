import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effects } from '../../../lib/domain/change/effect.ts';
import { channels, type OriginVerdict, origins } from '../../../lib/domain/change/origin.ts';
import type { PolicyAnswer } from '../../../lib/domain/change/policy.ts';
import {
  addTallies,
  type ChangeTally,
  count,
  countUnreadable,
  emptyTally,
  iacShare,
  reconciles,
} from '../../../lib/domain/change/tally.ts';

const answers = fc.constantFrom<PolicyAnswer>(
  { answer: 'not-a-change', code: 'read', reason: '' },
  { answer: 'not-a-change', code: 'failed', reason: '' },
  { answer: 'not-a-change', code: 'dry-run', reason: '' },
  { answer: 'allowed', code: 'iac', reason: '' },
  {
    answer: 'excepted',
    code: 'exception',
    reason: '',
    exception: { until: '2026-12-31', reason: '' },
  },
  { answer: 'violation', code: 'manual-change', severity: 'high', reason: '' },
);

const verdictOf = (
  origin: OriginVerdict['origin'],
  channel: OriginVerdict['channel'] = 'sdk',
): OriginVerdict => ({
  origin,
  channel,
  rule: 'test',
  reason: '',
  restsOn: 'asserted',
  evidenceFor: [],
  evidenceAgainst: [],
});

const sightings = fc.array(
  fc.oneof(
    fc.record({
      effect: fc.constantFrom(...effects),
      origin: fc.constantFrom(...origins),
      channel: fc.constantFrom(...channels),
      answer: answers,
    }),
    fc.record({ unreadable: fc.nat(5) }),
  ),
);

type Sighting = (typeof sightings extends fc.Arbitrary<infer T> ? T : never)[number];

function tallyOf(list: readonly Sighting[]): ChangeTally {
  const tally = emptyTally();
  for (const it of list) {
    if ('unreadable' in it) countUnreadable(tally, it.unreadable);
    else count(tally, it.effect, verdictOf(it.origin, it.channel), it.answer);
  }
  return tally;
}

const tallies = sightings.map(tallyOf);
const sum = (parts: Record<string, number>) => Object.values(parts).reduce((a, b) => a + b, 0);

describe('a tally', () => {
  it('reconciles, whatever was counted', () => {
    fc.assert(
      fc.property(sightings, (list) => {
        const tally = tallyOf(list);
        const changes = tally.allowed + tally.excepted + tally.violations;
        expect(reconciles(tally)).toBe(true);
        expect([sum(tally.byEffect), sum(tally.byOrigin), sum(tally.byChannel)]).toEqual([
          changes,
          changes,
          changes,
        ]);
        expect(tally.attempts).toBeLessThanOrEqual(tally.notAChange);
      }),
    );
  });

  it('does not reconcile when a part is missing', () => {
    const tally = tallyOf([
      {
        effect: 'configuration',
        origin: 'manual',
        channel: 'cli',
        answer: { answer: 'violation', code: 'manual-change', severity: 'low', reason: '' },
      },
    ]);
    expect(reconciles({ ...tally, seen: 2 })).toBe(false);
    expect(reconciles({ ...tally, byOrigin: emptyTally().byOrigin })).toBe(false);
  });

  it('is the same counted at once or in parts, in any order', () => {
    fc.assert(
      fc.property(sightings, sightings, (a, b) => {
        expect(addTallies(tallyOf(a), tallyOf(b))).toEqual(tallyOf([...b, ...a]));
      }),
    );
  });

  it('adds up associatively and commutatively, with nothing as zero', () => {
    fc.assert(
      fc.property(tallies, tallies, tallies, (a, b, c) => {
        expect(addTallies(a, b)).toEqual(addTallies(b, a));
        expect(addTallies(addTallies(a, b), c)).toEqual(addTallies(a, addTallies(b, c)));
        expect(addTallies(a, emptyTally())).toEqual(a);
      }),
    );
  });

  it('counts failed calls and dry runs as attempts', () => {
    const attempt = (code: 'failed' | 'dry-run' | 'read') => ({
      effect: 'configuration' as const,
      origin: 'manual' as const,
      channel: 'cli' as const,
      answer: { answer: 'not-a-change' as const, code, reason: '' },
    });
    const tally = tallyOf([attempt('failed'), attempt('dry-run'), attempt('read')]);
    expect(tally).toMatchObject({ seen: 3, notAChange: 3, attempts: 2 });
  });
});

describe('the share of IaC', () => {
  const shareOf = (...list: OriginVerdict['origin'][]) =>
    iacShare(
      tallyOf(
        list.map((origin) => ({
          effect: 'configuration',
          origin,
          channel: 'iac',
          answer: { answer: 'allowed', code: 'iac', reason: '' },
        })),
      ),
    );

  it('is iac among what people and code changed; the provider’s own acts do not count', () => {
    expect(shareOf('iac', 'manual', 'iac-unapproved', 'automation', 'provider')).toEqual({
      kind: 'known',
      share: 0.25,
      changes: 4,
    });
  });

  it('is unknown, not zero, when nobody changed anything', () => {
    expect(shareOf('provider')).toMatchObject({ kind: 'unknown' });
  });
});
