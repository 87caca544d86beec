import { SortedValues } from './sorted-values.ts';

/** The values of a window that slides over a series, in order of size, so that its median costs nothing to find. */
export class SortedWindow {
  readonly #sorted: SortedValues;
  #from = 0;
  #to = 0;

  /** `longest` is the most values the window can hold. */
  constructor(longest: number) {
    this.#sorted = new SortedValues(longest);
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
    const value = values[to - 1] ?? 0;
    if (!isNext) this.#sorted.take(values, from, to);
    else if (left === 0) this.#sorted.add(value);
    else this.#sorted.replace(values[this.#from] ?? 0, value);
    this.#from = from;
    this.#to = to;
  }

  /** The upper median. */
  get middle(): number {
    return this.#sorted.at(this.#sorted.count >> 1);
  }

  /** The upper median of how far the values are from theirs. */
  get spread(): number {
    const [middle, sorted] = [this.middle, this.#sorted];
    const { count } = sorted;
    let above = count >> 1;
    let below = above - 1;
    let distance = 0;
    // The nearest first, from the middle outwards.
    for (let nearer = count >> 1; nearer >= 0; nearer -= 1) {
      const up = above < count ? sorted.at(above) - middle : Number.POSITIVE_INFINITY;
      const down = below >= 0 ? middle - sorted.at(below) : Number.POSITIVE_INFINITY;
      distance = Math.min(up, down);
      if (up <= down) above += 1;
      else below -= 1;
    }
    return distance;
  }
}
