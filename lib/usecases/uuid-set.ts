import { uuidWords } from '../domain/text/uuid.ts';

/** A mebibyte, which a core's own cache holds. */
const firstSlots = 262_144;
/** To four, which are the most that `SeenIds` fills. */
const growth = 4;

/** UUIDs are kept so many together, so that no array has to be copied to grow. */
const blockBits = 14;
const blockUuids = 1 << blockBits;

/** So many are prefetched at once. */
const prefetched = 128;

/**
 * A growing set of UUIDs in about 21 bytes each. They are kept one behind another, and found by open
 * addressing in a table of their numbers, at most three quarters full: whether one is new is nearly always
 * told by the table alone, which is small. What takes longest is waiting for memory.
 */
export class UuidSet {
  /**
   * Of each slot: zero, or the number of a UUID, counted from one, and above it those bits of its hash that
   * do not say which slot to look into first: that is said by the upper ones.
   */
  #slots = new Int32Array(firstSlots);
  #slotBits = Math.log2(firstSlots);
  readonly #blocks: Int32Array[] = [];
  #size = 0;
  /** Of no use to anybody; what is not used would not be read. */
  #read = 0;

  readonly #a: number;
  readonly #b: number;
  readonly #c: number;
  readonly #d: number;

  /** `seed`: any number; one that whoever made the UUIDs does not know keeps them from choosing many of one hash. */
  constructor(seed = 0) {
    const factor = (place: number) =>
      (Math.imul(seed + place, 0x9e3779b1) ^ Math.imul(seed ^ place, 0x85ebca6b)) | 1;
    [this.#a, this.#b, this.#c, this.#d] = [factor(1), factor(2), factor(3), factor(4)];
  }

  get size(): number {
    return this.#size;
  }

  /** Whether the UUID whose four words stand at `at` of `words` is in. */
  has(words: Int32Array, at: number): boolean {
    return this.#findSlot(words, at) < 0;
  }

  /** Puts so many in, which stand one behind another; how many of them were not there. */
  addAll(words: Int32Array, at: number, uuids: number): number {
    const before = this.#size;
    const end = at + uuids * uuidWords;
    for (let from = at; from < end; from += prefetched * uuidWords) {
      const to = Math.min(end, from + prefetched * uuidWords);
      for (let next = from; next < to; next += uuidWords) this.prefetch(words, next);
      for (let next = from; next < to; next += uuidWords) this.add(words, next);
    }
    return this.#size - before;
  }

  /** Puts it in; false when it was there. */
  add(words: Int32Array, at: number): boolean {
    const slot = this.#findSlot(words, at);
    if (slot < 0) return false;
    this.#keep(words, at);
    this.#slots[slot] = (this.#hashAt(words, at) << this.#slotBits) | this.#size;
    if (this.#size * 4 > this.#slots.length * 3) this.#grow();
    return true;
  }

  /** Has its slot in a near cache by the time it is added: memory answers many such questions in the time of a few. */
  prefetch(words: Int32Array, at: number): void {
    this.#read |= this.#slots[this.#hashAt(words, at) >>> (32 - this.#slotBits)] ?? 0;
  }

  /** The empty slot where the UUID belongs; -1 when it is in. */
  #findSlot(words: Int32Array, at: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    const hash = this.#hashAt(words, at);
    const rest = hash << this.#slotBits;
    for (let slot = hash >>> (32 - this.#slotBits); ; slot = (slot + 1) & last) {
      const found = slots[slot] ?? 0;
      if (found === 0) return slot;
      if (((found ^ rest) & ~last) === 0 && this.#isSame(found & last, words, at)) return -1;
    }
  }

  /**
   * Multiply-shift: of two UUIDs, whatever they are, the upper bits are the same hardly more often than by chance
   * (Dietzfelbinger et al., "A Reliable Randomized Algorithm for the Closest-Pair Problem", 1997).
   */
  #hashAt(words: Int32Array, at: number): number {
    return (
      (Math.imul(words[at] ?? 0, this.#a) +
        Math.imul(words[at + 1] ?? 0, this.#b) +
        Math.imul(words[at + 2] ?? 0, this.#c) +
        Math.imul(words[at + 3] ?? 0, this.#d)) |
      0
    );
  }

  #isSame(number: number, words: Int32Array, at: number): boolean {
    const block = this.#blockOf(number);
    const kept = placeOf(number);
    return (
      block[kept] === words[at] &&
      block[kept + 1] === words[at + 1] &&
      block[kept + 2] === words[at + 2] &&
      block[kept + 3] === words[at + 3]
    );
  }

  #keep(words: Int32Array, at: number): void {
    this.#size += 1;
    const kept = placeOf(this.#size);
    if (kept === 0) this.#blocks.push(new Int32Array(blockUuids * uuidWords));
    const block = this.#blockOf(this.#size);
    block[kept] = words[at] ?? 0;
    block[kept + 1] = words[at + 1] ?? 0;
    block[kept + 2] = words[at + 2] ?? 0;
    block[kept + 3] = words[at + 3] ?? 0;
  }

  #blockOf(number: number): Int32Array {
    const block = this.#blocks[(number - 1) >> blockBits];
    if (block === undefined) throw new Error(`there is no UUID ${number} of ${this.#size}`);
    return block;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * growth);
    const last = slots.length - 1;
    this.#slotBits = Math.log2(slots.length);
    for (let number = 1; number <= this.#size; number += 1) {
      const hash = this.#hashAt(this.#blockOf(number), placeOf(number));
      let slot = hash >>> (32 - this.#slotBits);
      while (slots[slot] !== 0) slot = (slot + 1) & last;
      slots[slot] = (hash << this.#slotBits) | number;
    }
    this.#slots = slots;
  }
}

/** Where in its block a UUID stands. */
const placeOf = (number: number): number => ((number - 1) & (blockUuids - 1)) * uuidWords;
