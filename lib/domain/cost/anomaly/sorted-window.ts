/** The values of a window that slides over a series, in order of size, so that its median costs nothing to find. */
export class SortedWindow {
  readonly #sorted: Float64Array;
  #from = 0;
  #to = 0;

  /** `longest` is the most values the window can hold. */
  constructor(longest: number) {
    this.#sorted = new Float64Array(longest);
  }

  /** Must be told of each value that changes, by its place in the series. */
  changed(place: number): void {
    if (this.#from <= place && place < this.#to) this.forget();
  }

  /** Must be called when many have changed. */
  forget(): void {
    this.#to = this.#from;
  }

  /** Moves on to `values[from..to)`. */
  move(values: Float64Array, from: number, to: number): void {
    const [left, joined] = [from - this.#from, to - this.#to];
    const isNext = this.#to > this.#from && (left === 0 || left === 1) && joined === 1;
    if (isNext) {
      if (left === 1) this.#remove(values[this.#from] ?? 0);
      this.#from = from;
      this.#insert(values[to - 1] ?? 0);
    } else {
      this.#sorted.set(values.subarray(from, to));
      this.#sorted.subarray(0, to - from).sort();
      this.#from = from;
      this.#to = to;
    }
  }

  /** The upper median. */
  get middle(): number {
    return this.#sorted[this.#count >> 1] ?? 0;
  }

  /** The upper median of how far the values are from theirs. */
  get spread(): number {
    const [middle, sorted] = [this.middle, this.#sorted];
    let above = this.#count >> 1;
    let below = above - 1;
    let distance = 0;
    // The nearest first, from the middle outwards.
    for (let nearer = this.#count >> 1; nearer >= 0; nearer -= 1) {
      const up = above < this.#count ? (sorted[above] ?? 0) - middle : Number.POSITIVE_INFINITY;
      const down = below >= 0 ? middle - (sorted[below] ?? 0) : Number.POSITIVE_INFINITY;
      distance = Math.min(up, down);
      if (up <= down) above += 1;
      else below -= 1;
    }
    return distance;
  }

  get #count(): number {
    return this.#to - this.#from;
  }

  #remove(value: number): void {
    const place = this.#placeOf(value);
    this.#sorted.copyWithin(place, place + 1, this.#count);
    this.#from += 1;
  }

  #insert(value: number): void {
    const place = this.#placeOf(value);
    this.#sorted.copyWithin(place + 1, place, this.#count);
    this.#sorted[place] = value;
    this.#to += 1;
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
