import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CostRecord } from '../../../lib/domain/cost/cost-record.ts';
import { monthStanding } from '../../../lib/domain/cost/month-standing.ts';
import { reading, record, usage } from './cost-samples.ts';

/** 10 a day from 1 September to 9 November 2026. */
const daily = usage(
  '2026-09-01',
  Array.from({ length: 70 }, () => 10),
);
const standingWith = (...more: readonly CostRecord[]) => {
  const records = [...daily, ...more];
  return monthStanding(reading(records), records, '2026-11-10');
};
const projectedTotal = (...more: readonly CostRecord[]) => {
  const { projection } = standingWith(...more);
  if (projection.kind === 'unknown') throw new Error(projection.reason);
  return projection.total;
};
const lump = (date: string, amount: number, chargeType: CostRecord['chargeType']) =>
  record({ date, amount, chargeType });

describe('monthStanding', () => {
  it('says what was spent, by day and charge type', () => {
    const standing = standingWith(lump('2026-11-01', 8, 'tax'), lump('2026-11-04', -5, 'credit'));
    expect(standing).toMatchObject({
      month: '2026-11',
      asOf: '2026-11-09',
      actualToDate: 93,
      byChargeType: { usage: 90, tax: 8, credit: -5 },
    });
    expect(standing.days).toHaveLength(9);
    expect(standing.days[0]).toEqual({ date: '2026-11-01', amount: 18 });
  });

  it('does not take a lump for a rate', () => {
    expect(projectedTotal(lump('2026-11-08', 500, 'upfront'))).toBeCloseTo(800);
    expect(projectedTotal(lump('2026-11-08', -200, 'refund'))).toBeCloseTo(100);
    expect(projectedTotal(lump('2026-11-08', -50, 'credit'))).toBeCloseTo(250);
  });

  it('expects the tax share of last month, whatever has come of it', () => {
    const october = lump('2026-10-01', 31, 'tax');
    expect(projectedTotal(october)).toBeCloseTo(330);
    expect(projectedTotal(october, lump('2026-11-01', 9, 'tax'))).toBeCloseTo(330);
    expect(projectedTotal(october, lump('2026-11-01', 40, 'tax'))).toBeCloseTo(340);
  });

  it('expects a commitment again, in proportion to the days, and a fee only when it came twice', () => {
    expect(projectedTotal(lump('2026-10-01', 62, 'recurring-commitment'))).toBeCloseTo(360);
    expect(projectedTotal(lump('2026-10-05', 62, 'fee'))).toBeCloseTo(300);
    expect(
      projectedTotal(lump('2026-09-05', 60, 'fee'), lump('2026-10-05', 62, 'fee')),
    ).toBeCloseTo(360);
  });

  it('expects nothing of a month it does not hold from its first day', () => {
    const short = usage(
      '2026-10-10',
      Array.from({ length: 31 }, () => 10),
    );
    const records = [...short, lump('2026-10-20', 40, 'tax')];
    const { projection } = monthStanding(reading(records), records, '2026-11-10');
    expect(projection).toMatchObject({ total: expect.closeTo(300) });
  });

  it('spent by charge type, and by day, add up to what was spent, in any order', () => {
    const anyRecord = fc.record({
      date: fc.integer({ min: 1, max: 15 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`),
      amount: fc.integer({ min: -100, max: 100 }),
      chargeType: fc.constantFrom('usage', 'tax', 'credit', 'fee', 'support' as const),
    });
    fc.assert(
      fc.property(fc.array(anyRecord, { minLength: 1 }), (records) => {
        const standing = monthStanding(reading(records), records, '2026-11-12');
        const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
        expect(sum(Object.values(standing.byChargeType))).toBe(standing.actualToDate);
        expect(sum(standing.days.map(({ amount }) => amount))).toBe(standing.actualToDate);
        const reversed = records.toReversed();
        expect(monthStanding(reading(reversed), reversed, '2026-11-12').actualToDate).toBe(
          standing.actualToDate,
        );
      }),
    );
  });
});
