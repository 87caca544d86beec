import { describe, expect, it } from 'vitest';
import { levelShift } from '../../../../lib/domain/cost/forecast/level-shift.ts';

/** A level that goes up and down by a little. */
const around = (days: number, level: number) =>
  Array.from({ length: days }, (_, day) => level + ((day * 7) % 5) - 2);

describe('levelShift', () => {
  it('finds the level since a step that holds', () => {
    const { level, share } = levelShift([...around(60, 100), ...around(10, 160)]);
    expect(level).toBeCloseTo(160, 5);
    expect(share).toBeGreaterThan(0.5);
  });
  it('trusts a step of three days less than one of ten', () => {
    const young = levelShift([...around(60, 100), ...around(3, 160)]);
    const old = levelShift([...around(60, 100), ...around(10, 160)]);
    expect(young.share).toBeGreaterThan(0);
    expect(young.share).toBeLessThan(old.share);
  });
  it('finds none in noise, in a step long past, or where nothing ever cost', () => {
    expect(levelShift(around(70, 100)).share).toBe(0);
    expect(levelShift([...around(60, 100), ...around(40, 160)]).share).toBe(0);
    expect(levelShift(around(70, 0).map(() => 0))).toEqual({ level: 0, share: 0 });
  });
});
