import type { SortedWindow } from './sorted-window.ts';

/** A straight line through a window: its value at the window's first day, and what a day adds. */
export interface Line {
  start: number;
  slope: number;
}

const rounds = 2;
/** Beyond so many robust deviations a day counts less (Huber). */
const tuning = 1.5;
/** Days of evidence that weigh as much as the assumption that there is no trend. */
const priorDays = 21;
const shortest = 4;

/**
 * The line of `values[from..to)`, which are those of `window`, by robust regression: least squares, repeated with less weight for
 * days far off (Huber, *Robust Statistics*, 1981). The slope of a short window is shrunk towards none. It is
 * put `into` a line that is there, as there are millions of them.
 */
export function robustLine(
  values: Float64Array,
  from: number,
  to: number,
  { middle, spread }: Pick<SortedWindow, 'middle' | 'spread'>,
  into: Line,
): void {
  const days = to - from;
  into.start = middle;
  into.slope = 0;
  if (days < shortest) return;
  const limit = tuning * 1.4826 * spread;
  if (limit <= 0) return;
  for (let round = 0; round < rounds; round += 1) refit(values, from, to, limit, into);
  const slope = (into.slope * days) / (days + priorDays);
  into.start += ((into.slope - slope) * (days - 1)) / 2;
  into.slope = slope;
}

function refit(values: Float64Array, from: number, to: number, limit: number, line: Line): void {
  const { start, slope: rise } = line;
  const count = to - from;
  let weights = 0;
  let days = 0;
  let costs = 0;
  let squares = 0;
  let products = 0;
  for (let day = 0; day < count; day += 1) {
    const cost = values[from + day] ?? 0;
    const residual = Math.abs(cost - start - rise * day);
    const weight = residual <= limit ? 1 : limit / residual;
    weights += weight;
    days += weight * day;
    costs += weight * cost;
    squares += weight * day * day;
    products += weight * day * cost;
  }
  const spread = weights * squares - days * days;
  line.slope = spread <= 0 ? 0 : (weights * products - days * costs) / spread;
  line.start = (costs - line.slope * days) / weights;
}
