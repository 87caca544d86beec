import fc from 'fast-check';
import { expect, test } from 'vitest';
import { niceTicks } from '../../../lib/render/html/plot.ts';

test.each([
  [100, 0, [0, 25, 50, 75, 100]],
  [1204, 0, [0, 500, 1000, 1500]],
  [7, -3, [-5, -2.5, 0, 2.5, 5, 7.5]],
  [0, 0, [0, 0.25]],
])('ticks for %d down to %d', (most, least, expected) => {
  expect(niceTicks(most, least)).toEqual(expected);
});

test('ticks hold the data and are few', () => {
  const amount = fc.double({ min: 1e-3, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(amount, (most) => {
      const ticks = niceTicks(most);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-12));
      expect(ticks.length).toBeLessThanOrEqual(6);
    }),
  );
});
