import { mean } from '../statistics.ts';

/** Standard deviation of one day of a series, from differences of neighbours, which a step touches but once. */
export function dayToDay(values: readonly number[]): number {
  const squares = values.slice(1).map((value, index) => (value - (values[index] ?? 0)) ** 2);
  return Math.sqrt(mean(squares) / 2);
}
