const wordsEach = 4;
const firstSlots = 1024;

/** A growing set of UUIDs in 16 bytes each, by open addressing, at most three quarters full: 16 MB hold 786,432. */
export class UuidSet {
  #slots = new Uint32Array(firstSlots * wordsEach);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Whether the UUID whose four words stand at `at` of `words` is in. */
  has(words: Uint32Array, at: number): boolean {
    const slot = findSlot(this.#slots, words, at);
    return isTaken(this.#slots, slot);
  }

  /** Puts it in; false when it was there. */
  add(words: Uint32Array, at: number): boolean {
    const slot = findSlot(this.#slots, words, at);
    if (isTaken(this.#slots, slot)) return false;
    copy(words, at, this.#slots, slot);
    this.#size += 1;
    if (this.#size * wordsEach * 4 > this.#slots.length * 3) this.#grow();
    return true;
  }

  #grow(): void {
    const larger = new Uint32Array(this.#slots.length * 2);
    for (let slot = 0; slot < this.#slots.length; slot += wordsEach) {
      if (!isTaken(this.#slots, slot)) continue;
      copy(this.#slots, slot, larger, findSlot(larger, this.#slots, slot));
    }
    this.#slots = larger;
  }
}

/** No UUID that `readUuid` reads is all zeros. */
const isTaken = (slots: Uint32Array, slot: number): boolean =>
  ((slots[slot] ?? 0) |
    (slots[slot + 1] ?? 0) |
    (slots[slot + 2] ?? 0) |
    (slots[slot + 3] ?? 0)) !==
  0;

/** The slot that holds the UUID, or the empty one where it belongs. UUIDs are random: they are their own hash. */
function findSlot(slots: Uint32Array, words: Uint32Array, at: number): number {
  const a = words[at] ?? 0;
  const b = words[at + 1] ?? 0;
  const c = words[at + 2] ?? 0;
  const d = words[at + 3] ?? 0;
  const last = slots.length - wordsEach;
  let slot = Math.imul(a ^ d, wordsEach) & last;
  while (isTaken(slots, slot)) {
    const same =
      slots[slot] === a && slots[slot + 1] === b && slots[slot + 2] === c && slots[slot + 3] === d;
    if (same) return slot;
    slot = (slot + wordsEach) & last;
  }
  return slot;
}

function copy(from: Uint32Array, at: number, into: Uint32Array, slot: number): void {
  for (let word = 0; word < wordsEach; word += 1) into[slot + word] = from[at + word] ?? 0;
}
