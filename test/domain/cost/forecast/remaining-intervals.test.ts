import { describe, expect, it } from 'vitest';
import type { Forecast, Origin } from '../../../../lib/domain/cost/forecast/forecast-days.ts';
import { remainingFan } from '../../../../lib/domain/cost/forecast/remaining-intervals.ts';

const ten = (amount: number) => Array.from({ length: 10 }, () => amount);
const days = (count: number, amount: (day: number) => number) =>
  Array.from({ length: count }, (_, day) => amount(day));
const origins = (count: number, origin: Origin) => Array.from({ length: count }, () => origin);
/** Ten days ahead of 100 each; the bounds of what they come to, at 80 %. */
const bounds = (values: readonly number[], past: readonly Origin[]) => {
  const forecast: Forecast = { days: ten(100), origins: past, steady: values.slice(-90) };
  const fan = remainingFan(values, { horizon: 10, skip: 0 }, forecast, [80]);
  const { low = Number.NaN, high = Number.NaN } = fan.at(-1)?.[0] ?? {};
  return { low, high };
};

describe('the interval of what is left', () => {
  const steady = days(120, () => 100);

  it('is narrow where the past was forecast well', () => {
    const { low, high } = bounds(steady, origins(12, { forecast: ten(100), actual: ten(101) }));
    expect(low).toBeGreaterThan(950);
    expect(high).toBeLessThan(1050);
  });

  it('is no narrower than what went wrong before, however short that past', () => {
    const short = days(30, () => 100);
    for (const values of [short, steady]) {
      const { high } = bounds(values, origins(3, { forecast: ten(100), actual: ten(250) }));
      expect(high).toBeGreaterThanOrEqual(2499);
    }
  });

  it('is no narrower than chance alone makes it, though all windows of the past were quiet ones', () => {
    const quiet = origins(12, { forecast: ten(100), actual: ten(101) });
    const restless = days(120, (day) => (day % 10 === 0 ? 820 : 20));
    const { low, high } = bounds(restless, quiet);
    expect(low).toBeLessThan(500);
    expect(high).toBeGreaterThan(1800);
    const once = days(120, (day) => (day === 60 || day === 90 ? 820 : 100));
    expect(bounds(once, quiet).high).toBeLessThan(1050);
  });

  it('goes down to nothing where next to nothing came before, and only there', () => {
    const past = (actual: number) => [
      ...origins(6, { forecast: ten(100), actual: ten(actual) }),
      ...origins(6, { forecast: ten(100), actual: ten(200) }),
    ];
    const values = days(120, (day) => (day % 2 === 0 ? 200 : 0));
    expect(bounds(values, past(0)).low).toBe(0);
    expect(bounds(values, past(40)).low).toBeGreaterThan(200);
  });

  it('is not reassured by a time in which next to nothing was spent', () => {
    const tiny = { forecast: ten(0.01), actual: ten(0.01) };
    const grown = { forecast: ten(50), actual: ten(90) };
    const rollOut = days(120, (day) => (day < 90 ? 0.01 : 100));
    const { high } = bounds(rollOut, [...origins(20, tiny), ...origins(2, grown)]);
    expect(high).toBeGreaterThanOrEqual(1000 * (90 / 50) - 1);
  });

  it('knows no more than at the start where there was only such a time', () => {
    const tiny = { forecast: ten(0.01), actual: ten(0.01) };
    const started = days(120, (day) => (day < 117 ? 0.01 : 100));
    const { low, high } = bounds(started, origins(20, tiny));
    const { low: lowAtStart, high: highAtStart } = bounds(started, []);
    expect([low, high]).toEqual([lowAtStart, highAtStart]);
    expect(high).toBeGreaterThan(1200);
  });
});
