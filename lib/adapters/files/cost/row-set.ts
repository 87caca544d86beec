import type { Row } from './row.ts';

const quote = 0x22;
const firstSlots = 1 << 14;
const fullest = 0.75;
/** 12.5 million rows in about 170 MB; rows beyond are not remembered. */
const mostSlots = 1 << 24;

/** Where a row stood before: in this file, or in one that was read earlier. */
export type StoodBefore = 'in-this-file' | 'in-another-file';

/**
 * Remembers rows by 64 bits of what identifies them, in ten bytes each. Of ten million different rows two
 * look alike by chance once in 400,000 times.
 */
export class RowSet {
  #slots = firstSlots;
  /** Two words a slot; a free one holds zeros. */
  #words = new Uint32Array(2 * firstSlots);
  /** Number of the file that a row was first seen in. */
  #files = new Uint16Array(firstSlots);
  #count = 0;
  #file = 0;

  /** From now on rows are of the next file. */
  nextFile(): void {
    this.#file += 1;
  }

  /** Rows that are remembered. */
  get size(): number {
    return this.#count;
  }

  /** True when it is full, so that a row that stands twice may not be noticed. */
  get isFull(): boolean {
    return this.#count >= mostSlots * fullest;
  }

  /** Where a row with the same cells stood before; undefined for a new one, which is remembered. */
  add(row: Row, columns: readonly number[]): StoodBefore | undefined {
    const { bytes } = row;
    let high = 0xdeadbeef;
    let low = 0x41c6ce57;
    for (const column of columns) {
      const end = row.end(column);
      const isDoubled = row.isDoubled(column);
      for (let at = row.start(column); at < end; at += 1) {
        const code = bytes[at] ?? 0;
        if (isDoubled && code === quote) at += 1;
        high = Math.imul(high ^ code, 2_654_435_761);
        low = Math.imul(low ^ code, 1_597_334_677);
      }
      high = Math.imul(high ^ 0x1ff, 2_654_435_761);
      low = Math.imul(low ^ 0x1ff, 1_597_334_677);
    }
    high = mixed(high, low);
    low = mixed(low, high) || 1;
    return this.#put(high >>> 0, low >>> 0);
  }

  #put(high: number, low: number): StoodBefore | undefined {
    const slot = this.#slotOf(high, low);
    if (this.#words[2 * slot + 1] !== 0)
      return this.#files[slot] === this.#file ? 'in-this-file' : 'in-another-file';
    if (this.isFull) return undefined;
    this.#set(slot, high, low, this.#file);
    this.#count += 1;
    if (this.#count > this.#slots * fullest && this.#slots < mostSlots) this.#grow();
    return undefined;
  }

  /** The slot that holds a row, or the free one where it belongs. */
  #slotOf(high: number, low: number): number {
    const mask = this.#slots - 1;
    let slot = high & mask;
    while (this.#words[2 * slot + 1] !== 0) {
      if (this.#words[2 * slot] === high && this.#words[2 * slot + 1] === low) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #set(slot: number, high: number, low: number, file: number): void {
    this.#words[2 * slot] = high;
    this.#words[2 * slot + 1] = low;
    this.#files[slot] = file;
  }

  #grow(): void {
    const [words, files, slots] = [this.#words, this.#files, this.#slots];
    this.#slots *= 2;
    this.#words = new Uint32Array(2 * this.#slots);
    this.#files = new Uint16Array(this.#slots);
    for (let slot = 0; slot < slots; slot += 1) {
      const [high = 0, low = 0] = [words[2 * slot], words[2 * slot + 1]];
      if (low !== 0) this.#set(this.#slotOf(high, low), high, low, files[slot] ?? 0);
    }
  }
}

/** The last step of MurmurHash3, by which every bit of the input moves every bit of the output. */
function mixed(one: number, other: number): number {
  let word = Math.imul(one ^ (one >>> 16), 2_246_822_507);
  word ^= Math.imul(other ^ (other >>> 13), 3_266_489_909);
  return word ^ (word >>> 16);
}
