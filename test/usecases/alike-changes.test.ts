import { describe, expect, it } from 'vitest';
import { emptyTally, reconciles } from '../../lib/domain/change/tally.ts';
import { IncidentMemo } from '../../lib/domain/violation/change-violation.ts';
import { AlikeChanges } from '../../lib/usecases/alike-changes.ts';
import {
  addViolation,
  emptyDigest,
  isWorthKeeping,
  peopleRows,
} from '../../lib/usecases/violation-digest.ts';
import { WhenAndWhere } from '../../lib/usecases/when-and-where.ts';
import { judged } from '../helpers/judged.ts';
import { type Raw, record, user } from '../helpers/record.ts';
import { sampleViolation } from '../render/sample-report.ts';

const minute = Date.parse('2026-11-03T14:12:00Z') / 1000;

function counted(raw: Raw, seconds: readonly number[]) {
  const counts = {
    tally: emptyTally(),
    digest: emptyDigest(),
    made: new WhenAndWhere(),
    incidents: new IncidentMemo(30),
  };
  const changes = new AlikeChanges(counts);
  const shared = {};
  changes.learn(shared, judged(record({ userIdentity: user('jo'), ...raw })));
  const alike = changes.of(shared);
  if (alike === undefined) throw new Error('it was not learned');
  for (const second of seconds) changes.add(alike, minute + second);
  changes.settle();
  return counts;
}

describe('AlikeChanges', () => {
  it.each<[string, Raw, Partial<ReturnType<typeof emptyTally>>]>([
    ['violations', {}, { violations: 4, notAChange: 0 }],
    ['what changes nothing', { errorCode: 'AccessDenied' }, { violations: 0, attempts: 4 }],
  ])('counts %s and when they were made, in whatever order', (_, raw, expected) => {
    const { tally, made } = counted(raw, [30, 10, 95, 20]);
    expect(tally).toMatchObject({ seen: 4, ...expected });
    expect(reconciles(tally)).toBe(true);
    expect(made).toMatchObject({ first: '2026-11-03T14:12:10Z', last: '2026-11-03T14:13:35Z' });
  });

  it('counts each violation in its own hour and incident', () => {
    const { digest } = counted({}, [0, 1, 3600, 7200, 0]);
    expect([...digest.byHour].map(([hour, { medium }]) => [hour, medium])).toEqual([
      ['2026-11-03T14', 3],
      ['2026-11-03T15', 1],
      ['2026-11-03T16', 1],
    ]);
    expect(digest.incidents.size).toBe(3);
    expect(peopleRows(digest)).toMatchObject([{ violations: 5, lastAt: '2026-11-03T16:12:00Z' }]);
  });

  it('counts what was gathered once', () => {
    const { tally } = counted({}, []);
    expect(tally.seen).toBe(0);
  });
});

describe('a violation is worth keeping', () => {
  const digest = emptyDigest(1);
  const before = isWorthKeeping(digest, 'low', 0);
  for (const id of ['a', 'b'])
    addViolation(digest, { ...sampleViolation('jo', id), severity: 'high' });
  const at = Date.parse(sampleViolation().at) / 1000;

  it('until there are enough', () => {
    expect(before).toBe(true);
    expect(digest.kept).toHaveLength(1);
  });

  it.each([
    ['worse', 'critical', at - 60, true],
    ['newer', 'high', at + 1, true],
    ['of the same second', 'high', at, true],
    ['of a second with a fraction', 'high', at + 0.5, true],
    ['older', 'high', at - 1, false],
    ['less severe', 'medium', at + 60, false],
    ['of an unknown time', 'high', Number.NaN, true],
  ] as const)('when it is %s', (_, severity, seconds, expected) => {
    expect(isWorthKeeping(digest, severity, seconds)).toBe(expected);
  });
});
