import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, quantile } from '../../../lib/domain/cost/statistics.ts';

const amounts = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 80 });

describe('quantile', () => {
  it('lies between the neighbours in order, however many values there are', () => {
    fc.assert(
      fc.property(amounts, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const sorted = values.toSorted((a, b) => a - b);
        const place = (values.length - 1) * share;
        const [below, above] = [Math.floor(place), Math.ceil(place)];
        const found = quantile(values, share);
        expect(found).toBeGreaterThanOrEqual((sorted[below] ?? 0) - 1e-9);
        expect(found).toBeLessThanOrEqual((sorted[above] ?? 0) + 1e-9);
      }),
    );
  });

  it('leaves the values as they are, and keeps nothing of those before', () => {
    const values = [3, 1, 2];
    expect([quantile(values, 0), quantile(values, 0.25), quantile(values, 1)]).toEqual([1, 1.5, 3]);
    expect(values).toEqual([3, 1, 2]);
    expect([median([5]), median([]), quantile([], 1), median([2, 4])]).toEqual([5, 0, 0, 3]);
  });
});
