import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChangeTally, emptyTally } from '../../../../lib/domain/change/tally.ts';
import type { Look } from '../../../../lib/domain/scorecard/look.ts';
import { availability } from '../../../../lib/domain/scorecard/metrics/availability.ts';
import { costReduction } from '../../../../lib/domain/scorecard/metrics/cost-reduction.ts';
import { incidentDetectionTime } from '../../../../lib/domain/scorecard/metrics/incident-detection-time.ts';
import { manualChanges } from '../../../../lib/domain/scorecard/metrics/manual-changes.ts';
import { provisioningTime } from '../../../../lib/domain/scorecard/metrics/provisioning-time.ts';
import { nearestRank } from '../../../../lib/domain/scorecard/quantiles.ts';
import type { Metric } from '../../../../lib/domain/scorecard/scorecard.ts';

const seen = <T>(value: T, source = 'eu-central-1'): Look<T> => ({ kind: 'seen', source, value });
const denied: Look<never> = { kind: 'unseen', source: 'eu-west-1', reason: 'was denied' };
const detailOf = ({ details }: Metric, label: string) =>
  details.find((it) => it.label === label)?.value;

function tallyOf(counts: Partial<ChangeTally>, byOrigin: Partial<ChangeTally['byOrigin']>) {
  const tally = Object.assign(emptyTally(), counts);
  Object.assign(tally.byOrigin, byOrigin);
  return tally;
}

describe('manual changes', () => {
  const clean = tallyOf({ seen: 50, allowed: 10 }, { iac: 8, automation: 2 });
  const dirty = tallyOf({ seen: 50, allowed: 8, violations: 2 }, { iac: 8, manual: 2 });
  const now = '2026-11-23T12:00:00.000Z';
  const base = { gaps: [], now, target: 0 };

  it('none of all that was seen is on target', () => {
    const metric = manualChanges({ ...base, tally: clean, lastManualAt: '2026-11-20T11:00:00Z' });
    expect(metric).toMatchObject({ value: 0, standing: 'met', samples: 10, target: 0 });
    expect(detailOf(metric, 'made through approved IaC')).toBe(80);
    expect(detailOf(metric, 'since the last one')).toBe(3);
  });

  it('two are off target, whatever else was missed', () => {
    const metric = manualChanges({ ...base, tally: dirty, gaps: ['us-east-1 was not swept'] });
    expect(metric).toMatchObject({ value: 2, standing: 'missed' });
    expect(detailOf(metric, 'since the last one')).toBe('unknown');
  });

  it('a target of two allows two', () => {
    expect(manualChanges({ ...base, tally: dirty, target: 2 }).standing).toBe('met');
  });

  it.each([
    ['a region was not swept', clean, ['us-east-1 was never swept'], /never swept/],
    ['records could not be read', { ...clean, unreadable: 3 }, [], /3 records could not be read/],
    ['nothing was seen at all', emptyTally(), [], /no event was seen/],
  ])('none is unknown when %s', (_, tally, gaps, why) => {
    const metric = manualChanges({ ...base, tally, gaps });
    expect(metric).toMatchObject({ value: 'unknown', standing: 'unknown' });
    expect(metric.unknownBecause).toMatch(why);
  });
});

describe('cost reduction', () => {
  const compared = (currentDaily: number, baselineDaily = 100) =>
    costReduction(seen({ baselineDaily, currentDaily, currentDays: 30, how: 'by day' }), 30);

  it.each([
    [70, 30, 'met'],
    [70.1, 29.9, 'missed'],
    [120, -20, 'missed'],
  ])('a day at %d of 100 is a reduction of %d', (daily, value, standing) => {
    expect(compared(daily).value).toBeCloseTo(value, 9);
    expect(compared(daily)).toMatchObject({ standing, samples: 30, how: 'by day' });
  });

  it('is unknown without a baseline, or with one of nothing', () => {
    expect(costReduction(denied, 30)).toMatchObject({
      value: 'unknown',
      unknownBecause: 'eu-west-1: was denied',
    });
    expect(compared(10, 0).standing).toBe('unknown');
  });
});

describe('incident detection time', () => {
  const grade = (
    violationSeconds: number[],
    alarms: Look<readonly number[]>[] = [],
    violationGaps: string[] = [],
  ) => incidentDetectionTime({ violationSeconds, violationGaps, alarms, targetSeconds: 300 });

  it('is the slower p95 of violations and alarms', () => {
    const metric = grade([10, 20, 290], [seen([60]), seen([120], 'us-east-1')]);
    expect(metric).toMatchObject({ value: 290, standing: 'met', samples: 5 });
    expect(detailOf(metric, 'p50 of violations')).toBe(20);
    expect(detailOf(metric, 'p95 of alarms')).toBe(120);
  });

  it('five minutes are not below five minutes', () => {
    expect(grade([300]).standing).toBe('missed');
    expect(grade([10], [seen([900])])).toMatchObject({ value: 900, standing: 'missed' });
  });

  it('a clock that runs ahead makes no negative time', () => expect(grade([-3]).value).toBe(0));

  it('is unknown when nothing happened; a region that was denied is named', () => {
    expect(grade([])).toMatchObject({ value: 'unknown', samples: 0 });
    expect(grade([], [denied]).unknownBecause).toContain('was denied');
    expect(grade([10], [denied]).how).toContain('was denied');
    expect(grade([10], [], ['row a / b is no violation']).how).toContain('without row a / b');
  });
});

describe('provisioning time', () => {
  const run = (stack: string, seconds: number, outcome: 'completed' | 'failed' = 'completed') => ({
    stack,
    seconds,
    outcome,
  });

  it('is the p95 of completed runs, by stack; failed ones are counted apart', () => {
    const runs = [run('web', 100), run('web', 300), run('data', 899), run('data', 5000, 'failed')];
    const metric = provisioningTime([seen(runs)], 900);
    expect(metric).toMatchObject({ value: 899, standing: 'met', samples: 3 });
    expect(metric.details.map(({ label, value }) => [label, value])).toEqual([
      ['data (1)', 899],
      ['web (2)', 300],
      ['failed or rolled back', 1],
    ]);
  });

  it('is missed at the target', () => {
    expect(provisioningTime([seen([run('web', 900)])], 900).standing).toBe('missed');
  });

  it('is unknown without a completed run', () => {
    const metric = provisioningTime([seen([run('web', 5, 'failed')]), denied], 900);
    expect(metric).toMatchObject({ value: 'unknown', samples: 0 });
    expect(metric.unknownBecause).toContain('was denied');
  });
});

describe('availability', () => {
  const grade = (...looks: Look<{ name: string; percent: number | 'unknown' }[]>[]) =>
    availability(looks, 99.99, 'by SLO');

  it('is that of the least available', () => {
    const metric = grade(
      seen([{ name: 'web', percent: 99.995 }]),
      seen([{ name: 'api', percent: 99.991 }]),
    );
    expect(metric).toMatchObject({ value: 99.991, standing: 'met', samples: 2, how: 'by SLO' });
    expect(metric.details[0]?.label).toBe('api');
  });

  it('is missed by one, whatever else is not known', () => {
    const looks = [
      seen([
        { name: 'web', percent: 99.9 },
        { name: 'api', percent: 'unknown' as const },
      ]),
      denied,
    ];
    expect(grade(...looks)).toMatchObject({ value: 99.9, standing: 'missed' });
  });

  it.each([
    ['a region was denied', [seen([{ name: 'web', percent: 100 }]), denied], /was denied/],
    [
      'one has too little data',
      [seen([{ name: 'api', percent: 'unknown' as const }])],
      /api: there is too little/,
    ],
    ['nothing measures it', [seen([])], /nothing that measures availability/],
    ['nobody looked', [], /nothing that measures availability/],
  ])('is unknown when %s', (_, looks, why) => {
    const metric = grade(...looks);
    expect(metric).toMatchObject({ value: 'unknown', standing: 'unknown' });
    expect(metric.unknownBecause).toMatch(why);
  });
});

describe('the nearest rank', () => {
  it('is a value that was measured, and no less than the share it stands for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true }), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, share) => {
          const found = nearestRank(values, share);
          expect(values).toContain(found);
          const below = values.filter((it) => it <= found).length;
          expect(below).toBeGreaterThanOrEqual(share * values.length - 1e-9);
        },
      ),
    );
  });

  it('of nothing is none', () => expect(() => nearestRank([], 0.5)).toThrow(RangeError));
});
