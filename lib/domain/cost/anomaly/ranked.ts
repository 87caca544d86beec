let scratch = new Float64Array(512);

/** The value at `rank` (0 is the least) of `values[from..to)`, which stay as they are; 0 of none. */
export function ranked(values: Float64Array, from: number, to: number, rank: number): number {
  const count = to - from;
  if (count <= 0) return 0;
  if (count > scratch.length) scratch = new Float64Array(2 * count);
  for (let index = 0; index < count; index += 1) scratch[index] = values[from + index] ?? 0;
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const end = partition(scratch, low, high);
    if (rank <= end) high = end;
    else low = end + 1;
  }
  return scratch[low] ?? 0;
}

/** Hoare's: everything up to the returned index is no greater than everything after it. */
function partition(values: Float64Array, low: number, high: number): number {
  const pivot = values[(low + high) >> 1] ?? 0;
  let left = low - 1;
  let right = high + 1;
  for (;;) {
    do left += 1;
    while ((values[left] ?? 0) < pivot);
    do right -= 1;
    while ((values[right] ?? 0) > pivot);
    if (left >= right) return right;
    const held = values[left] ?? 0;
    values[left] = values[right] ?? 0;
    values[right] = held;
  }
}
