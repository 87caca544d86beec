/** Powers of ten that a double holds exactly. */
const powers = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));
/** One digit more and it might not be a whole number that a double holds exactly. */
const fullMantissa = 9e14;
const largest = 1e13;
const [minus, dot, zero] = [0x2d, 0x2e, 0x30];

/**
 * The number that `bytes[from..to)` write as `-12.5`, the same as `Number` reads; NaN for any other
 * spelling, and for more digits than can be read exactly by one division.
 */
export function decimalIn(bytes: Uint8Array, from: number, to: number): number {
  const isNegative = bytes[from] === minus;
  const first = isNegative ? from + 1 : from;
  let point = first;
  while (point < to && bytes[point] !== dot) point += 1;
  const decimals = Math.max(0, to - point - 1);
  const hasDigits = point > first || decimals > 0;
  if (!hasDigits || decimals >= powers.length) return Number.NaN;
  const mantissa = withDigits(withDigits(0, bytes, first, point), bytes, point + 1, to);
  const number = mantissa / (powers[decimals] ?? 1);
  if (number > largest) return Number.NaN;
  return isNegative ? -number : number;
}

/** A whole number with more digits behind it; NaN where there is another sign, or there are too many. */
function withDigits(before: number, bytes: Uint8Array, from: number, to: number): number {
  let number = before;
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] ?? 0) - zero;
    if (!(digit >= 0 && digit <= 9 && number < fullMantissa)) return Number.NaN;
    number = 10 * number + digit;
  }
  return number;
}
