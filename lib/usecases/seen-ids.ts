import { readUuid, uuidWords } from '../domain/text/uuid.ts';
import { UuidSet } from './uuid-set.ts';

/** Ids seen in one stretch of time. */
class Generation {
  readonly uuids: UuidSet;
  readonly others = new Set<string>();

  constructor(seed: number | undefined) {
    this.uuids = new UuidSet(seed);
  }

  get size(): number {
    return this.uuids.size + this.others.size;
  }
}

/**
 * Remembers ids in bounded memory: at least the last `capacity` different ones, at most twice as
 * many. Two generations; when the younger is full, the older is forgotten. Event ids are UUIDs and
 * kept in 16 bytes each; other ids are kept as they are.
 */
export class SeenIds {
  readonly #capacity: number;
  readonly #words = new Int32Array(uuidWords);
  readonly #seed: number | undefined;
  #young: Generation;
  #old: Generation | undefined;
  #forgot = false;

  /** `seed`: see `UuidSet`. */
  constructor(capacity = 786_432, seed?: number) {
    this.#capacity = capacity;
    this.#seed = seed;
    this.#young = new Generation(seed);
  }

  /** True when ids had to be forgotten, so that an id that comes again late may pass as new. */
  get forgot(): boolean {
    return this.#forgot;
  }

  /** Remembers `id`; false when it was known. */
  add(id: string): boolean {
    if (readUuid(id, this.#words)) return this.addUuid(this.#words, 0);
    if (this.#young.others.has(id)) return false;
    const known = this.#old?.others.has(id) ?? false;
    this.#makeRoom();
    this.#young.others.add(id);
    return !known;
  }

  /** The same for the UUID whose four words stand at `at` of `words`; see `readUuid`. */
  addUuid(words: Int32Array, at: number): boolean {
    this.#makeRoom();
    return this.#young.uuids.add(words, at) && this.#old?.uuids.has(words, at) !== true;
  }

  /** To be called for many UUIDs before they are added: adding them is faster then. */
  prefetch(words: Int32Array, at: number): void {
    this.#young.uuids.prefetch(words, at);
  }

  /** The same for so many UUIDs, one behind another; how many were not known. */
  addUuids(words: Int32Array, at: number, uuids: number): number {
    if (this.#old === undefined && this.#young.size + uuids <= this.#capacity) {
      return this.#young.uuids.addAll(words, at, uuids);
    }
    let fresh = 0;
    for (let uuid = 0; uuid < uuids; uuid += 1) {
      if (this.addUuid(words, at + uuid * uuidWords)) fresh += 1;
    }
    return fresh;
  }

  #makeRoom(): void {
    if (this.#young.size < this.#capacity) return;
    this.#forgot ||= this.#old !== undefined;
    this.#old = this.#young;
    this.#young = new Generation(this.#seed);
  }
}
