import { timeOfSeconds } from '../text/utc-time.ts';
import { readUuid, uuidText, uuidWords } from '../text/uuid.ts';

const firstRoom = 1024;

/**
 * Ids and times of calls, by their number, in the order in which they came. Held in columns: as objects,
 * those of tens of thousands of calls cost the collector more than all the rest of a scan.
 */
export class CallStamps {
  /** Of each: the words of its id; zeros for one that is no UUID. */
  #words = new Int32Array(firstRoom * uuidWords);
  /** Milliseconds since 1970. */
  readonly #times: number[] = [];
  /** Of those that did not come in numbers. */
  readonly #texts: ({ readonly id: string; readonly at: string } | undefined)[] = [];

  get size(): number {
    return this.#times.length;
  }

  /** @param time `at` in milliseconds since 1970 */
  add(id: string, at: string, time: number): void {
    const to = this.#room();
    if (!readUuid(id, this.#words, to)) this.#words.fill(0, to, to + uuidWords);
    this.#times.push(time);
    this.#texts.push({ id, at });
  }

  /** The same for an id that is a UUID, its words standing at `from` of `words`, and a time in whole seconds. */
  addNumbers(words: Int32Array, from: number, seconds: number): void {
    const to = this.#room();
    for (let word = 0; word < uuidWords; word += 1)
      this.#words[to + word] = words[from + word] ?? 0;
    this.#times.push(seconds * 1000);
    this.#texts.push(undefined);
  }

  idOf(call: number): string {
    return this.#texts[call]?.id ?? uuidText(this.#words, call * uuidWords);
  }

  /** ISO 8601 UTC. */
  atOf(call: number): string {
    return this.#texts[call]?.at ?? timeOfSeconds(this.timeOf(call) / 1000);
  }

  /** Milliseconds since 1970. */
  timeOf(call: number): number {
    return this.#times[call] ?? Number.NaN;
  }

  /** By time; between equals the id decides. */
  compare(a: number, b: number): number {
    return this.timeOf(a) - this.timeOf(b) || this.#compareIds(a, b);
  }

  #compareIds(a: number, b: number): number {
    if (!this.#isUuid(a) || !this.#isUuid(b)) return this.idOf(a) < this.idOf(b) ? -1 : 1;
    for (let word = 0; word < uuidWords; word += 1) {
      const [first, second] = [this.#word(a, word), this.#word(b, word)];
      if (first !== second) return first - second;
    }
    return 0;
  }

  #isUuid(call: number): boolean {
    let any = 0;
    for (let word = 0; word < uuidWords; word += 1) any |= this.#word(call, word);
    return any !== 0;
  }

  #word(call: number, word: number): number {
    return (this.#words[call * uuidWords + word] ?? 0) >>> 0;
  }

  /** Where the words of the next call go. */
  #room(): number {
    const at = this.size * uuidWords;
    if (at === this.#words.length) {
      const larger = new Int32Array(this.#words.length * 2);
      larger.set(this.#words);
      this.#words = larger;
    }
    return at;
  }
}
