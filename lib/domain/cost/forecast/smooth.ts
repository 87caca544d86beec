import { mean } from '../statistics.ts';

interface Smoothed {
  /** Where the series stands now. */
  readonly level: number;
  /** Weight of the newest day that forecast the past best, one day ahead. */
  readonly alpha: number;
}

const alphas = [0.05, 0.1, 0.2, 0.3, 0.5, 0.8];

/** Simple exponential smoothing; `alpha` has the least squared error one day ahead. */
export function smooth(values: readonly number[]): Smoothed {
  const start = mean(values.slice(0, 7));
  const tried = alphas.map((alpha) => {
    let level = start;
    let squares = 0;
    for (const value of values) {
      const error = value - level;
      squares += error * error;
      level += alpha * error;
    }
    return { level, alpha, squares };
  });
  return tried.reduce((best, next) => (next.squares < best.squares ? next : best));
}

/** Least-squares slope a day. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const centre = mean(values);
  let product = 0;
  let squares = 0;
  values.forEach((value, index) => {
    product += (index - middle) * (value - centre);
    squares += (index - middle) ** 2;
  });
  return squares === 0 ? 0 : product / squares;
}
