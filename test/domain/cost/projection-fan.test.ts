import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetMonths } from '../../../lib/domain/cost/budget-months.ts';
import { monthStanding } from '../../../lib/domain/cost/month-standing.ts';
import { projectMonth } from '../../../lib/domain/cost/project-month.ts';
import type { Projection } from '../../../lib/domain/cost/projection.ts';
import { days, reading, record, usage } from './cost-samples.ts';

const fanOf = (projection: Projection) => {
  if (projection.kind === 'unknown') throw new Error(projection.reason);
  const { fan = [], total, intervals = [] } = projection;
  return { fan, total, intervals };
};

describe('the fan of a projection', () => {
  const amounts = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), {
    minLength: 20,
    maxLength: 100,
  });

  it('has a day for each that is left, rises, nests, and ends on the month’s total and intervals', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 29 }), (values, day) => {
        const on = `2026-11-${String(day + 1).padStart(2, '0')}`;
        const known = days('2026-08-01', [...values, ...Array(120).fill(5)]);
        const { fan, total, intervals } = fanOf(
          projectMonth(
            known.filter(({ date }) => date < on),
            on,
          ),
        );
        expect(fan.map(({ date }) => Number(date.slice(8)))).toEqual(
          Array.from({ length: 30 - day }, (_, index) => day + 1 + index),
        );
        expect(fan.at(-1)).toMatchObject({ expected: total, intervals });
        fan.forEach((now, index) => {
          const before = fan[index - 1];
          const bounds = [
            ...now.intervals.map(({ low }) => low).reverse(),
            now.expected,
            ...now.intervals.map(({ high }) => high),
          ];
          expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
          now.intervals.forEach(({ low, high }, of) => {
            expect(low).toBeGreaterThanOrEqual((before?.intervals[of]?.low ?? 0) - 1e-9);
            expect(high).toBeGreaterThanOrEqual((before?.intervals[of]?.high ?? 0) - 1e-9);
          });
        });
      }),
      { numRuns: 30 },
    );
  });

  it('carries the lumps to come to the same end', () => {
    const records = [
      ...usage('2026-09-01', Array(70).fill(10)),
      record({ date: '2026-10-01', amount: 31, chargeType: 'tax' }),
    ];
    const { projection } = monthStanding(reading(records), records, '2026-11-10');
    const { fan, total, intervals } = fanOf(projection);
    expect(total).toBeCloseTo(330);
    expect(fan.at(-1)?.expected).toBeCloseTo(total);
    expect(fan.at(-1)?.intervals.map(({ high }) => high)).toEqual(
      intervals.map(({ high }) => expect.closeTo(high)),
    );
  });
});

describe('budgetMonths', () => {
  it('puts each month beside what the budget allowed, and says which are not whole', () => {
    const known = days('2026-09-15', Array(56).fill(10));
    const growth = { start: 300, from: '2026-10', monthlyGrowthPercent: 10 };
    expect(budgetMonths({ monthlyAmount: growth }, known, '2026-11')).toEqual([
      { month: '2026-09', amount: 'unknown', spent: 160, whole: false },
      { month: '2026-10', amount: 300, spent: 310, whole: true },
      { month: '2026-11', amount: expect.closeTo(330), spent: 90, whole: false },
    ]);
  });
});
