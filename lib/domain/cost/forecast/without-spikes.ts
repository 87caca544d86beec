import { median } from '../statistics.ts';

/** Days either side that say what is usual. */
const reach = 7;
/** How many robust standard deviations apart a spike stands. */
const apart = 6;
/** A robust deviation is never taken as smaller than this share of the level. */
const leastDeviation = 0.05;

/** The newest day counts as at most this share of the usual above or below it. */
const newestLimit = 1;

/**
 * The series with every spike put back to its neighbours' median. A spike stands apart from the week
 * around it, is followed by days that came back (two at least), and is alone of its weekday: a jump that holds stays,
 * and so do cheap weekends. Of the newest day nobody can tell yet: it counts as far as a usual day goes.
 */
export function withoutSpikes(values: readonly number[]): number[] {
  return values.map((value, index) => {
    const before = values.slice(Math.max(0, index - reach), index);
    const after = values.slice(index + 1, index + 1 + reach);
    const isNewest = after.length === 0;
    if (before.length < 4 || after.length === 1) return value;
    const around = [...before, ...after];
    const usual = median(around);
    const distance = Math.abs(value - usual);
    const limit = limitOf(around, usual, distance);
    if (distance <= limit) return value;
    const kept = after.slice(0, 3).some((next) => Math.abs(next - usual) >= distance / 2);
    const others = [values[index - 7], values[index + 7], isNewest ? before.at(-1) : undefined];
    if (kept || others.some((other) => isNear(other, value, distance / 2))) return value;
    return isNewest ? capped(value, usual, limit) : usual;
  });
}

/** How far from the usual a day may be; the deviation is not looked at when it cannot matter. */
function limitOf(around: readonly number[], usual: number, distance: number): number {
  const least = apart * leastDeviation * Math.abs(usual);
  if (distance <= least) return least;
  const deviation = 1.4826 * median(around.map((other) => Math.abs(other - usual)));
  return Math.max(least, apart * deviation);
}

function capped(value: number, usual: number, limit: number): number {
  const most = Math.max(limit, newestLimit * Math.abs(usual));
  return usual + Math.sign(value - usual) * Math.min(Math.abs(value - usual), most);
}

const isNear = (other: number | undefined, value: number, within: number): boolean =>
  other !== undefined && Math.abs(other - value) < within;
