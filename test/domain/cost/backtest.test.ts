import { describe, expect, it } from 'vitest';
import { backtest } from '../../../lib/domain/cost/backtest.ts';
import { calibrationOf } from '../../../lib/domain/cost/calibration.ts';
import { days } from './cost-samples.ts';

const flat = (length: number, amount = 10) => Array.from({ length }, () => amount);
/** 1 August to 30 November 2026. */
const steady = days('2026-08-01', flat(122));

describe('backtest', () => {
  it('finds no error in a steady cost', () => {
    const cases = backtest(steady, { daysOfMonth: [10, 20] });
    expect(cases.map(({ month, day }) => `${month} ${day}`)).toEqual([
      '2026-09 10',
      '2026-09 20',
      '2026-10 10',
      '2026-10 20',
      '2026-11 10',
      '2026-11 20',
    ]);
    const { months, days: byDay, coverage } = calibrationOf(cases);
    expect(months).toBe(3);
    expect(byDay[0]?.error).toBeCloseTo(0);
    expect(coverage[0]?.inside).toContainEqual({ percent: 80, share: 1 });
  });

  it('judges from what was known then', () => {
    const doubled = [...steady.slice(0, 102), ...days('2026-11-11', flat(20, 20))];
    const [found] = backtest(doubled, { daysOfMonth: [10] }).filter((it) => it.month === '2026-11');
    expect(found?.error).toBeCloseTo(200 / 500);
    expect(found?.runRateError).toBeCloseTo(200 / 500);
    expect(found?.inside.every(({ inside }) => inside)).toBe(false);
  });

  it.each([
    ['a month with a gap', steady.filter(({ date }) => date !== '2026-10-05')],
    [
      'a month of nothing',
      steady.map((it) =>
        it.date < '2026-10' || it.date > '2026-10-31' ? it : { ...it, amount: 0 },
      ),
    ],
  ])('leaves out %s', (_, series) => {
    const found = backtest(series, { daysOfMonth: [10] }).map(({ month }) => month);
    expect(found).toEqual(['2026-09', '2026-11']);
  });

  it('has nothing to say of a short past', () => {
    expect(calibrationOf(backtest(steady.slice(0, 40), { daysOfMonth: [10] })).months).toBe(0);
  });
});
