import type { SortedWindow } from './sorted-window.ts';

/** A straight line through a window: its value at the window's first day, and what a day adds. */
export interface Line {
  readonly start: number;
  readonly slope: number;
}

const rounds = 2;
/** Beyond so many robust deviations a day counts less (Huber). */
const tuning = 1.5;
/** Days of evidence that weigh as much as the assumption that there is no trend. */
const priorDays = 21;
const shortest = 4;

/**
 * The line of `values[from..to)`, which are those of `window`, by robust regression: least squares, repeated with less weight for
 * days far off (Huber, *Robust Statistics*, 1981). The slope of a short window is shrunk towards none.
 */
export function robustLine(
  values: Float64Array,
  from: number,
  to: number,
  { middle, spread }: Pick<SortedWindow, 'middle' | 'spread'>,
): Line {
  const days = to - from;
  let line: Line = { start: middle, slope: 0 };
  if (days < shortest) return line;
  const limit = tuning * 1.4826 * spread;
  if (limit <= 0) return line;
  for (let round = 0; round < rounds; round += 1) line = refit(values, from, to, line, limit);
  const slope = (line.slope * days) / (days + priorDays);
  return { start: line.start + ((line.slope - slope) * (days - 1)) / 2, slope };
}

function refit(values: Float64Array, from: number, to: number, line: Line, limit: number): Line {
  let weights = 0;
  let days = 0;
  let costs = 0;
  let squares = 0;
  let products = 0;
  const { start, slope: rise } = line;
  const count = to - from;
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
  const slope = spread <= 0 ? 0 : (weights * products - days * costs) / spread;
  return { start: (costs - slope * days) / weights, slope };
}
