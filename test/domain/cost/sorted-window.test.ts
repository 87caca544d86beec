import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SortedWindow } from '../../../lib/domain/cost/anomaly/sorted-window.ts';

const upperMedian = (values: Float64Array): number =>
  values.toSorted()[values.length >> 1] ?? Number.NaN;

const longest = 9;
const amount = fc.oneof(fc.constantFrom(0, 1, 2), fc.double({ min: 0, max: 1e6, noNaN: true }));
/** A step: how far the start of the window moves, and a day whose amount is put right. */
const step = fc.tuple(fc.nat(3), fc.option(fc.tuple(fc.nat(40), amount)));

describe('SortedWindow', () => {
  it('knows the median and the spread of its window, however that moves and what changes in it', () => {
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 41, maxLength: 41 }),
        fc.array(step, { maxLength: 40 }),
        (amounts, steps) => {
          const values = Float64Array.from(amounts);
          const window = new SortedWindow(longest);
          let from = 0;
          steps.forEach(([moved, change], index) => {
            const to = index + 1;
            from = Math.min(index, Math.max(from + (moved === 3 ? 2 : moved % 2), to - longest));
            if (change !== null) {
              values[change[0]] = change[1];
              window.changed(change[0]);
            }
            window.move(values, from, to);
            const middle = upperMedian(values.subarray(from, to));
            const off = values.subarray(from, to).map((value) => Math.abs(value - middle));
            expect(window.middle).toBe(middle);
            expect(window.spread).toBe(upperMedian(off));
          });
        },
      ),
    );
  });
});
