import { describe, expect, it } from 'vitest';
import { compareCosts } from '../../../lib/domain/scorecard/compare-costs.ts';
import type { MoneySection } from '../../../lib/domain/scorecard/report.ts';

const baseline = { monthlyAmount: 3652.5 / 12, currency: 'USD', period: 'spring' };
const daysOf = (count: number, amount = 7) =>
  Array.from({ length: count }, (_, n) => ({ date: `day ${n}`, amount }));
const money = (given: Partial<MoneySection> = {}): MoneySection => ({
  source: 'costs.csv',
  currency: 'USD',
  metric: 'UnblendedCost',
  budgets: [],
  series: [{ name: 'total', days: [...daysOf(60, 1000), ...daysOf(30)] }],
  ...given,
});

describe('costs against the baseline', () => {
  it('are the last 30 complete days, an average day of each', () => {
    const look = compareCosts(money(), baseline);
    expect(look).toMatchObject({ kind: 'seen', value: { currentDays: 30, currentDaily: 7 } });
    expect(look.kind === 'seen' && look.value.baselineDaily).toBeCloseTo(10, 9);
  });

  it('are held against a baseline raised by the growth that was found', () => {
    const look = compareCosts(money(), { ...baseline, growthPercent: 50 });
    expect(look.kind === 'seen' && look.value.baselineDaily).toBeCloseTo(15, 9);
    expect(look.kind === 'seen' && look.value.how).toContain('raised by 50 % of growth');
  });

  it('a single series stands for the whole', () => {
    const series = [{ name: 'bill', days: daysOf(30) }];
    expect(compareCosts(money({ series }), baseline).kind).toBe('seen');
  });

  it.each([
    ['no baseline', money(), undefined, /no baseline is set/],
    ['no costs', undefined, baseline, /never judged/],
    ['another currency', money({ currency: 'EUR' }), baseline, /in EUR/],
    ['too few days', money({ series: [{ name: 'total', days: daysOf(29) }] }), baseline, /only 29/],
    [
      'no whole',
      money({
        series: [
          { name: 'a', days: daysOf(30) },
          { name: 'b', days: daysOf(30) },
        ],
      }),
      baseline,
      /no series/,
    ],
    ['no series', money({ series: [] }), baseline, /no series/],
  ])('are unknown with %s', (_, costs, given, why) => {
    const look = compareCosts(costs, given);
    expect(look.kind === 'unseen' && look.reason).toMatch(why);
  });
});
