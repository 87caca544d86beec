import { uuidWords } from '../domain/text/uuid.ts';

/** 4 MB, of which only what is used takes memory: growing costs more than looking into much room. */
const firstSlots = 262_144;
/** To 16 MB, which is the most that `SeenIds` fills. */
const growth = 4;

/** A growing set of UUIDs in 16 bytes each, by open addressing, at most three quarters full: 16 MB hold 786,432. */
export class UuidSet {
  #slots = new Int32Array(firstSlots * uuidWords);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Whether the UUID whose four words stand at `at` of `words` is in. */
  has(words: Int32Array, at: number): boolean {
    return findSlot(this.#slots, words, at) < 0;
  }

  /** Puts so many in, which stand one behind another; how many of them were not there. */
  addAll(words: Int32Array, at: number, uuids: number): number {
    const before = this.#size;
    const end = at + uuids * uuidWords;
    for (let next = at; next < end; next += uuidWords) this.add(words, next);
    return this.#size - before;
  }

  /** Puts it in; false when it was there. */
  add(words: Int32Array, at: number): boolean {
    const slot = findSlot(this.#slots, words, at);
    if (slot < 0) return false;
    copy(words, at, this.#slots, slot);
    this.#size += 1;
    if (this.#size * uuidWords * 4 > this.#slots.length * 3) this.#grow();
    return true;
  }

  #grow(): void {
    const larger = new Int32Array(this.#slots.length * growth);
    for (let slot = 0; slot < this.#slots.length; slot += uuidWords) {
      if (isEmpty(this.#slots, slot)) continue;
      copy(this.#slots, slot, larger, findSlot(larger, this.#slots, slot));
    }
    this.#slots = larger;
  }
}

/** No UUID that `readUuid` reads is all zeros. */
const isEmpty = (slots: Int32Array, slot: number): boolean =>
  ((slots[slot] ?? 0) |
    (slots[slot + 1] ?? 0) |
    (slots[slot + 2] ?? 0) |
    (slots[slot + 3] ?? 0)) ===
  0;

/** Where to look first. UUIDs are random: they are their own hash. */
const firstSlot = (slots: Int32Array, words: Int32Array, at: number): number =>
  (((words[at] ?? 0) ^ (words[at + 3] ?? 0)) << 2) & (slots.length - uuidWords);

/** The empty slot where the UUID belongs; -1 when it is in. */
function findSlot(slots: Int32Array, words: Int32Array, at: number): number {
  const a = words[at];
  const b = words[at + 1];
  const c = words[at + 2];
  const d = words[at + 3];
  const last = slots.length - uuidWords;
  for (let slot = firstSlot(slots, words, at); ; slot = (slot + uuidWords) & last) {
    if (isEmpty(slots, slot)) return slot;
    const isSame = slots[slot] === a && slots[slot + 1] === b;
    if (isSame && slots[slot + 2] === c && slots[slot + 3] === d) return -1;
  }
}

function copy(from: Int32Array, at: number, into: Int32Array, slot: number): void {
  into[slot] = from[at] ?? 0;
  into[slot + 1] = from[at + 1] ?? 0;
  into[slot + 2] = from[at + 2] ?? 0;
  into[slot + 3] = from[at + 3] ?? 0;
}
