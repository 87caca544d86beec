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
  const factors = new Float64Array(7).fill(1);
  let noise = 0;
  let known = 0;
  for (let weekday = 0; weekday < 7; weekday += 1) {
    const [from, to] = [weekday * weeks, weekday * weeks + (counts[weekday] ?? 0)];
    if (to === from) continue;
    const middle = middleOf(ratios, from, to);
    factors[weekday] = middle;
    noise = withNoise(noise, ratios, from, to, middle);
    known += to - from;
  }
  // The median of n values varies by about pi/2 of what their mean does.
  const ofMiddle = known <= 7 ? 1 : ((noise / (known - 7)) * (Math.PI / 2) * 7) / known;
  let between = 0;
  for (const middle of factors) between += (middle - 1) ** 2 / 6;
  const weight = between <= 0 ? 0 : Math.max(0, 1 - ofMiddle / between);
  return normalised(factors, weight);
}

/** Adds how far the ratios are from their middle, squared. */
function withNoise(
  before: number,
  ratios: Float64Array,
  from: number,
  to: number,
  middle: number,
): number {
  let noise = before;
  for (let at = from; at < to; at += 1) noise += Math.min(1, ((ratios[at] ?? 0) - middle) ** 2);
  return noise;
}

/** The same factors with mean 1, each drawn to 1 by so much. */
function normalised(factors: Float64Array, weight: number): Float64Array {
  let sum = 0;
  for (let weekday = 0; weekday < 7; weekday += 1) {
    const factor = Math.max(least, 1 + ((factors[weekday] ?? 1) - 1) * weight);
    factors[weekday] = factor;
    sum += factor;
  }
  const mean = sum / 7;
  for (let weekday = 0; weekday < 7; weekday += 1)
    factors[weekday] = (factors[weekday] ?? 1) / mean;
  return factors;
}

function middleOf(values: Float64Array, from: number, to: number): number {
  const count = to - from;
  const upper = ranked(values, from, to, count >> 1);
  return count % 2 === 1 ? upper : (upper + ranked(values, from, to, (count >> 1) - 1)) / 2;
}
