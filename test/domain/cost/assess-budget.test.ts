import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessBudget, crossings } from '../../../lib/domain/cost/assess-budget.ts';
import type { Budget } from '../../../lib/domain/cost/budget.ts';
import { reading, sampleBudget, usage } from './cost-samples.ts';

const budget = (given: Partial<Budget> = {}) => sampleBudget({ monthlyAmount: 300, ...given });
const costs = reading(
  usage(
    '2026-08-01',
    Array.from({ length: 101 }, () => 10),
  ),
);
const on = '2026-11-10';

describe('assessBudget', () => {
  it('states the month so far, what was expected of it and where it leads', () => {
    expect(assessBudget(budget(), costs, on)).toMatchObject({
      month: '2026-11',
      amount: 300,
      asOf: '2026-11-09',
      actualToDate: 90,
      expectedToDate: expect.closeTo(90),
      projection: { kind: 'projected', total: expect.closeTo(300) },
      crossings: [],
    });
  });

  it('expects less to be spent by a day that follows a weekend, where weekends are cheap', () => {
    const weekly = Array.from({ length: 101 }, (_, day) => (day % 7 < 2 ? 1 : 10));
    const { expectedToDate } = assessBudget(
      budget(),
      reading(usage('2026-08-01', weekly)),
      '2026-11-09',
    );
    expect(expectedToDate).toBeLessThan((300 * 8) / 30 - 3);
  });

  it('reports each threshold that is passed, and none that is just reached', () => {
    const { crossings: found } = assessBudget(budget({ monthlyAmount: 100 }), costs, on);
    expect(found).toMatchObject([
      { threshold: { on: 'actual', percent: 80 }, limitAmount: 80, amount: 90 },
      { threshold: { on: 'projected', percent: 100 }, limitAmount: 100 },
    ]);
    const reached = budget({
      monthlyAmount: 112.5,
      thresholds: [{ on: 'actual', percent: 80, severity: 'low' }],
    });
    expect(assessBudget(reached, costs, on).crossings).toEqual([]);
  });

  it('takes the amount of the month', () => {
    const table = budget({ monthlyAmount: { '2026-10': 1, '2026-11': 50 } });
    expect(assessBudget(table, costs, on)).toMatchObject({ amount: 50 });
  });

  it('holds a month that is over against what it cost', () => {
    const state = assessBudget(budget({ monthlyAmount: 200 }), costs, on, { month: '2026-10' });
    expect(state).toMatchObject({ month: '2026-10', actualToDate: 310, asOf: '2026-10-31' });
    expect(state.crossings.map(({ threshold }) => threshold.on)).toEqual(['actual']);
  });

  it.each<[string, Partial<Budget>, string]>([
    ['another currency', { currency: 'EUR' }, 'the data is in USD, the budget in EUR'],
    ['another metric', { metric: 'NetAmortizedCost' }, 'the data states UnblendedCost'],
    ['a tag nobody reads', { scope: { tags: { team: ['x'] } } }, 'does not say the tag team'],
  ])('compares nothing for %s', (_, given, reason) => {
    const state = assessBudget(budget({ ...given, monthlyAmount: 1 }), costs, on);
    expect(state).toMatchObject({
      amount: 'unknown',
      expectedToDate: 'unknown',
      unknownBecause: expect.stringContaining(reason),
      projection: { kind: 'unknown', reason: expect.stringContaining(reason) },
      crossings: [],
    });
  });

  it('says so when the month has no amount, and still says what was spent', () => {
    const state = assessBudget(budget({ monthlyAmount: { '2026-10': 1 } }), costs, on);
    expect(state).toMatchObject({
      amount: 'unknown',
      unknownBecause: 'the budget names no amount for 2026-11',
      actualToDate: 90,
    });
  });

  it('takes a plain file, which names no currency, to be in the budget’s', () => {
    const plain = reading(costs.records, { kind: 'plain-csv', currency: 'unknown' });
    expect(assessBudget(budget({ currency: 'EUR' }), plain, on)).toMatchObject({
      amount: 300,
      currency: 'EUR',
    });
  });
});

describe('crossings', () => {
  it('a higher threshold is never passed without every lower one', () => {
    const amounts = fc.double({ min: 0, max: 1e6, noNaN: true });
    const percents = fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 2 });
    fc.assert(
      fc.property(amounts, amounts, percents, (amount, actualToDate, all) => {
        const thresholds = all.map((percent) => ({
          on: 'actual' as const,
          percent,
          severity: 'low' as const,
        }));
        const projection = { kind: 'unknown' as const, reason: '' };
        const passed = crossings(thresholds, amount, { actualToDate, projection }, true);
        const highest = Math.max(0, ...passed.map(({ threshold }) => threshold.percent));
        expect(passed).toHaveLength(all.filter((percent) => percent <= highest).length);
      }),
    );
  });
});

describe('assessBudget ahead of time', () => {
  it('says when and how likely the budget is passed, if nothing changes', () => {
    const state = assessBudget(budget({ monthlyAmount: 250 }), costs, on);
    expect(state.overrun?.probability).toBeGreaterThan(0.9);
    expect(state.overrun?.on).toBe('2026-11-26');
  });

  it('draws the course to the budget of the month', () => {
    const { course = [] } = assessBudget(budget(), costs, on);
    expect(course).toHaveLength(30);
    expect(course[8]).toBeCloseTo(90);
    expect(course.at(-1)).toBeCloseTo(300);
  });

  it('counts what is planned inside its scope', () => {
    const launch = {
      name: 'launch',
      amount: 5,
      when: { kind: 'daily', from: '2026-11-21' },
      scope: {},
    } as const;
    const totals = [[launch], []].map(
      (planned) => assessBudget(budget(), costs, on, { planned }).projection,
    );
    expect(totals).toMatchObject([{ total: expect.closeTo(350) }, { total: expect.closeTo(300) }]);
  });
});
