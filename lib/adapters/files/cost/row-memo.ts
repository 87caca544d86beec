import type { Row } from './row.ts';

const firstSlots = 1 << 10;
const fullest = 0.5;
/** Rows of more kinds than this share too little for it to be worth the memory. */
const mostKinds = 1 << 17;
const mostBytes = 1 << 25;

/**
 * Remembers what was made of rows by the bytes of some of their cells: of millions of rows most say the
 * same but for their day and amount, and that is read once.
 */
export class RowMemo<T> {
  readonly #columns: Int32Array;
  readonly #make: (row: Row) => T;
  #slots = new Int32Array(firstSlots);
  #hashes: number[] = [];
  #values: T[] = [];
  /** The kind that came after each, and the one that came last. */
  #next: number[] = [];
  #last = 0;
  /** Where the bytes of each kind start. */
  #starts: number[] = [];
  /** Lengths of its cells, as many as there are columns; negative (`~length`) where quotes are doubled. */
  #lengths: number[] = [];
  #bytes: Buffer = Buffer.alloc(1 << 14);
  #used = 0;

  /** `make` must look at these columns of a row alone. */
  constructor(columns: readonly number[], make: (row: Row) => T) {
    this.#columns = Int32Array.from(new Set(columns));
    this.#make = make;
  }

  of(row: Row): T {
    // Exports are in some order, so that mostly the same kind comes next as the last time.
    const guess = this.#next[this.#last] ?? -1;
    if (guess >= 0 && this.#isOf(row, guess)) {
      this.#last = guess;
      return this.#values[guess] as T;
    }
    const kind = this.#find(row);
    if (this.#last < this.#next.length) this.#next[this.#last] = kind;
    this.#last = kind;
    return this.#values[kind] as T;
  }

  #find(row: Row): number {
    const hash = this.#hashOf(row);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const kind = (this.#slots[slot] ?? 0) - 1;
      if (kind < 0) return this.#learn(row, hash);
      if (this.#hashes[kind] === hash && this.#isOf(row, kind)) return kind;
    }
  }

  #hashOf(row: Row): number {
    let hash = 0x811c9dc5;
    const bytes = row.bytes;
    for (let index = 0; index < this.#columns.length; index += 1) {
      const at = this.#columns[index] ?? 0;
      const end = row.end(at);
      for (let place = row.start(at); place < end; place += 1)
        hash = Math.imul(hash ^ (bytes[place] ?? 0), 0x01000193);
      hash = Math.imul(hash ^ 0xff, 0x01000193);
    }
    return hash ^ (hash >>> 15);
  }

  #isOf(row: Row, kind: number): boolean {
    let known = this.#starts[kind] ?? 0;
    const [bytes, own] = [row.bytes, this.#bytes];
    const lengths = kind * this.#columns.length;
    for (let index = 0; index < this.#columns.length; index += 1) {
      const at = this.#columns[index] ?? 0;
      if (this.#lengths[lengths + index] !== lengthOf(row, at)) return false;
      const end = row.end(at);
      for (let place = row.start(at); place < end; place += 1, known += 1)
        if (bytes[place] !== own[known]) return false;
    }
    return true;
  }

  #learn(row: Row, hash: number): number {
    const value = this.#make(row);
    if (this.#values.length >= mostKinds || this.#used >= mostBytes) this.#forget();
    this.#hashes.push(hash);
    this.#starts.push(this.#used);
    for (const at of this.#columns) {
      this.#lengths.push(lengthOf(row, at));
      this.#keep(row.bytes, row.start(at), row.end(at));
    }
    this.#next.push(-1);
    const kinds = this.#values.push(value);
    if (kinds > fullest * this.#slots.length) this.#rehash();
    else this.#place(kinds - 1);
    return kinds - 1;
  }

  #keep(bytes: Buffer, from: number, to: number): void {
    if (this.#used + to - from > this.#bytes.length) {
      const larger = Buffer.alloc(2 * (this.#bytes.length + to - from));
      this.#bytes.copy(larger, 0, 0, this.#used);
      this.#bytes = larger;
    }
    this.#used += bytes.copy(this.#bytes, this.#used, from, to);
  }

  #place(kind: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#hashes[kind] ?? 0) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = kind + 1;
  }

  #rehash(): void {
    this.#slots = new Int32Array(4 * this.#slots.length);
    for (let kind = 0; kind < this.#values.length; kind += 1) this.#place(kind);
  }

  #forget(): void {
    this.#slots.fill(0);
    this.#hashes = [];
    this.#next = [];
    this.#last = 0;
    this.#values = [];
    this.#starts = [];
    this.#lengths = [];
    this.#used = 0;
  }
}

const lengthOf = (row: Row, at: number): number => {
  const length = row.end(at) - row.start(at);
  return row.isDoubled(at) ? ~length : length;
};
