/**
 * The smallest value that at least `share` of the values do not exceed (nearest rank, Hyndman and
 * Fan's type 1): always a value that was measured. Throws a RangeError on no values.
 */
export function nearestRank(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('no values have no quantile');
  return value;
}
