import { weekdayOf } from '../forecast/weekday-factors.ts';
import { ranked } from './ranked.ts';

const least = 0.02;

/**
 * How much more or less each weekday costs than the week around it in `values[from..to)`, of which
 * the first is day `firstDay`: seven factors with mean 1, medians shrunk towards 1.
 */
export function weekdayShape(
  values: Float64Array,
  from: number,
  to: number,
  firstDay: number,
): Float64Array {
  const weeks = Math.ceil((to - from) / 7) + 1;
  const ratios = new Float64Array(7 * weeks);
  const counts = new Int32Array(7);
  let week = 0;
  for (let day = from; day < Math.min(to, from + 7); day += 1) week += values[day] ?? 0;
  for (let day = from + 3; day + 3 < to; day += 1) {
    const weekday = weekdayOf(firstDay + day);
    if (week > 1e-9) {
      const count = counts[weekday] ?? 0;
      ratios[weekday * weeks + count] = ((values[day] ?? 0) * 7) / week;
      counts[weekday] = count + 1;
    }
    week += (values[day + 4] ?? 0) - (values[day - 3] ?? 0);
  }
  return shrunk(ratios, weeks, counts);
}

/**
 * Medians of each weekday, drawn to 1 as far as their differences are no larger than the noise of
 * seven such medians would be anyway (James and Stein).
 */
function shrunk(ratios: Float64Array, weeks: number, counts: Int32Array): Float64Array {
  const middles = Float64Array.from(counts, (count, weekday) =>
    count === 0 ? 1 : middleOf(ratios, weekday * weeks, weekday * weeks + count),
  );
  let noise = 0;
  let known = 0;
  for (let weekday = 0; weekday < 7; weekday += 1) {
    const count = counts[weekday] ?? 0;
    const middle = middles[weekday] ?? 1;
    for (let week = 0; week < count; week += 1)
      noise += Math.min(1, ((ratios[weekday * weeks + week] ?? 0) - middle) ** 2);
    known += count;
  }
  // The median of n values varies by about pi/2 of what their mean does.
  const ofMiddle = known <= 7 ? 1 : ((noise / (known - 7)) * (Math.PI / 2) * 7) / known;
  let between = 0;
  for (const middle of middles) between += (middle - 1) ** 2 / 6;
  const weight = between <= 0 ? 0 : Math.max(0, 1 - ofMiddle / between);
  const factors = middles.map((middle) => Math.max(least, 1 + (middle - 1) * weight));
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / 7;
  return factors.map((factor) => factor / mean);
}

function middleOf(values: Float64Array, from: number, to: number): number {
  const count = to - from;
  const upper = ranked(values, from, to, count >> 1);
  return count % 2 === 1 ? upper : (upper + ranked(values, from, to, (count >> 1) - 1)) / 2;
}
