/** Numbers in order of size, the same one as often as it was added. */
export class SortedValues {
  readonly #sorted: Float64Array;
  #count = 0;

  /** `most` is how many it can hold. */
  constructor(most: number) {
    this.#sorted = new Float64Array(most);
  }

  get count(): number {
    return this.#count;
  }

  /** The value at `rank`, 0 being the least; 0 of none. */
  at(rank: number): number {
    return rank < this.#count ? (this.#sorted[rank] ?? 0) : 0;
  }

  /** Takes `values[from..to)` in the place of all others; they are few. */
  take(values: Float64Array, from: number, to: number): void {
    this.#count = 0;
    for (let place = from; place < to; place += 1) this.add(values[place] ?? 0);
  }

  add(value: number): void {
    const sorted = this.#sorted;
    let place = this.#count;
    this.#count += 1;
    for (; place > 0 && (sorted[place - 1] ?? 0) > value; place -= 1)
      sorted[place] = sorted[place - 1] ?? 0;
    sorted[place] = value;
  }

  /** `old` must be among them. */
  replace(old: number, value: number): void {
    const sorted = this.#sorted;
    let place = this.#placeOf(old);
    for (const last = this.#count - 1; place < last && (sorted[place + 1] ?? 0) < value; place += 1)
      sorted[place] = sorted[place + 1] ?? 0;
    for (; place > 0 && (sorted[place - 1] ?? 0) > value; place -= 1)
      sorted[place] = sorted[place - 1] ?? 0;
    sorted[place] = value;
  }

  /** Of the first that is no less. */
  #placeOf(value: number): number {
    let [low, high] = [0, this.#count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
