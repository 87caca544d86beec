import { describe, expect, it } from 'vitest';
import { noiseOfSums } from '../../../../lib/domain/cost/forecast/day-to-day.ts';

const days = (amount: (day: number) => number) =>
  Array.from({ length: 84 }, (_, day) => amount(day));

describe('noiseOfSums', () => {
  it('grows with the root of the days where each is off by itself', () => {
    const noise = noiseOfSums(days((day) => (day % 3 === 0 ? 130 : 100)));
    expect(noise(4)).toBeCloseTo(2 * noise(1));
    expect(noise(1)).toBeGreaterThan(10);
  });

  it('is that of whole weeks where days that are off stay so', () => {
    const runs = days((day) => (Math.floor(day / 7) % 3 === 0 ? 200 : 100));
    const scattered = days((day) => (day % 3 === 0 ? 200 : 100));
    expect(noiseOfSums(runs)(28)).toBeGreaterThan(1.5 * noiseOfSums(scattered)(28));
  });

  it.each([
    ['the shape of the week', (day: number) => (day % 7 === 0 ? 500 : 20)],
    ['a trend', (day: number) => 100 + 5 * day],
    ['what came but twice', (day: number) => (day === 30 || day === 50 ? 900 : 100)],
  ])('is not %s', (_, amount) => {
    expect(noiseOfSums(days(amount))(14)).toBeLessThan(20);
  });

  it('is nothing where nothing is known', () => {
    expect(noiseOfSums([])(10)).toBe(0);
    expect(noiseOfSums([5])(10)).toBe(0);
  });
});
