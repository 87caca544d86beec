import { median } from '../statistics.ts';

/** Days either side that say what is usual. */
const reach = 7;
/** How many robust standard deviations apart a spike stands. */
const apart = 6;
/** Days that must have come back before a jump is known to be a spike and not a new level. */
const settled = 2;
/** A robust deviation is never taken as smaller than this share of the level. */
const leastDeviation = 0.05;

/**
 * The series with every spike put back to its neighbours' median. A spike stands apart from the week
 * around it, is followed by days that came back, and is alone of its weekday: a jump that holds or
 * came too late to tell stays, and so do cheap weekends.
 */
export function withoutSpikes(values: readonly number[]): number[] {
  return values.map((value, index) => {
    const before = values.slice(Math.max(0, index - reach), index);
    const after = values.slice(index + 1, index + 1 + reach);
    if (before.length < 4 || after.length < settled) return value;
    const around = [...before, ...after];
    const usual = median(around);
    const distance = Math.abs(value - usual);
    if (distance <= apart * leastDeviation * Math.abs(usual)) return value;
    const deviation = 1.4826 * median(around.map((other) => Math.abs(other - usual)));
    const cameBack = after.slice(0, 3).every((next) => Math.abs(next - usual) < distance / 2);
    const lone = ![values[index - 7], values[index + 7]].some(
      (weekAway) => weekAway !== undefined && Math.abs(weekAway - value) < distance / 2,
    );
    return distance > apart * deviation && cameBack && lone ? usual : value;
  });
}
