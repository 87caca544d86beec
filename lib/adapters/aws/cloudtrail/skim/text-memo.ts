/** A power of two; texts that fall on the same place push each other out, so memory is bounded. */
const places = 512;
/** Longer texts are not what a memo is for. */
const longest = 128;

/**
 * What short pieces of ASCII stand for, worked out once each: most records repeat the few names,
 * accounts and times of the records before. `undefined` for text that is empty, long, or holds an
 * escape or more than ASCII, and where `read` gives nothing.
 */
export class TextMemo<T> {
  readonly #read: (text: string) => T | undefined;
  readonly #texts = new Uint8Array(places * longest);
  readonly #lengths = new Uint8Array(places);
  readonly #values = new Array<T | undefined>(places).fill(undefined);
  #last = 0;

  constructor(read: (text: string) => T | undefined) {
    this.#read = read;
  }

  /** The value of the text that stands in `bytes` from `from` to before `to`. */
  at(bytes: Buffer, from: number, to: number): T | undefined {
    if (this.#holds(this.#last, bytes, from, to)) return this.#values[this.#last];
    if (to - from > longest) return undefined;
    this.#last = placeOf(bytes, from, to);
    if (!this.#holds(this.#last, bytes, from, to)) this.#enter(this.#last, bytes, from, to);
    return this.#values[this.#last];
  }

  #holds(place: number, bytes: Buffer, from: number, to: number): boolean {
    const length = to - from;
    if (this.#lengths[place] !== length) return false;
    const texts = this.#texts;
    const first = place * longest;
    // From the end, where times and names differ first.
    for (let index = length - 1; index >= 0; index -= 1) {
      if (texts[first + index] !== bytes[from + index]) return false;
    }
    return true;
  }

  #enter(place: number, bytes: Buffer, from: number, to: number): void {
    const text = bytes.toString('latin1', from, to);
    this.#values[place] = /^[ !#-[\]-~]+$/.test(text) ? this.#read(text) : undefined;
    this.#lengths[place] = to - from;
    for (let index = from; index < to; index += 1) {
      this.#texts[place * longest + index - from] = bytes[index] as number;
    }
  }
}

/** From at most 16 of the bytes: a bad guess only costs reading a text again. */
function placeOf(bytes: Buffer, from: number, to: number): number {
  const step = 1 + ((to - from) >> 4);
  let sum = to - from;
  for (let index = to - 1; index >= from; index -= step) {
    sum = Math.imul(sum ^ (bytes[index] as number), 0x01000193);
  }
  return (sum ^ (sum >>> 15)) & (places - 1);
}
