export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** 0 of no values. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}

/** 0 of no values. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Linear between order statistics (type 7); 0 of no values. */
export function quantile(values: readonly number[], share: number): number {
  const count = values.length;
  const sorted = count <= few ? sortFew(values) : Float64Array.from(values).sort();
  const position = (count - 1) * share;
  const below = Math.floor(position);
  const low = below < 0 ? 0 : (sorted[below] ?? 0);
  const high = below + 1 < count ? (sorted[below + 1] ?? low) : low;
  return low + (position - below) * (high - low);
}

/** Up to so many are sorted faster by putting each in its place, and without an array of their own. */
const few = 32;
const inOrder = new Float64Array(few);

function sortFew(values: readonly number[]): Float64Array {
  for (let next = 0; next < values.length; next += 1) {
    const value = values[next] ?? 0;
    let place = next;
    for (; place > 0 && (inOrder[place - 1] ?? 0) > value; place -= 1)
      inOrder[place] = inOrder[place - 1] ?? 0;
    inOrder[place] = value;
  }
  return inOrder;
}

/**
 * As `quantile`, a little further out where the values are few: plotting positions (k - 2/3) / (n - 1/3),
 * half way from type 7, whose tails hold too little, to the median-unbiased type 8. 0 of no values.
 */
export function tailQuantile(values: readonly number[], share: number): number {
  const count = values.length;
  if (count < 2) return values[0] ?? 0;
  const position = (count - 1 / 3) * share - 1 / 3;
  return quantile(values, Math.min(1, Math.max(0, position / (count - 1))));
}

/** Share of a normal distribution below that many standard deviations; off by less than 1e-7 (Abramowitz and Stegun 26.2.17). */
export function normalShare(deviations: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(deviations));
  const tail =
    (Math.exp((-deviations * deviations) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return deviations >= 0 ? 1 - tail : tail;
}

/** The inverse of `normalShare`, by halving; between -8 and 8. */
export function normalQuantile(share: number): number {
  let low = -8;
  let high = 8;
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
