/** Where a value stands: the keys that lead to it from the root. */
export type KeyPath = readonly string[];

interface Found {
  readonly path: KeyPath;
  /** The value's JSON. */
  readonly json: string;
}

const marks = {
  quote: 0x22,
  colon: 0x3a,
  list: 0x5b,
  listEnd: 0x5d,
  object: 0x7b,
  objectEnd: 0x7d,
} as const;

/** Longer than any product or price is; a text without an end must not fill the memory. */
const longestValue = 1024 * 1024;

/**
 * Finds objects in a JSON document of any length, handed over piece by piece: those at paths that are
 * `wanted`. All else is passed over without being kept. Throws an Error when a value has no end.
 */
export class JsonValues {
  readonly #wanted: (path: KeyPath) => boolean;
  /** The key that is open at each depth. */
  readonly #keys: string[] = [];
  #depth = 0;
  #inText = false;
  #escaped = false;
  /** Where the object that is being taken begins in this piece. */
  #from = 0;
  #textFrom = 0;
  #text = '';
  /** Depth of the object that is being taken; 0 for none. */
  #takingAt = 0;
  #taken: string[] = [];

  constructor(wanted: (path: KeyPath) => boolean) {
    this.#wanted = wanted;
  }

  *push(piece: string): Generator<Found> {
    this.#from = 0;
    this.#textFrom = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (this.#inText) this.#inside(code, piece, at);
      // Letters, digits and blanks between texts decide nothing.
      else if (code === marks.quote || code >= marks.colon) {
        const found = this.#mark(code, piece, at);
        if (found !== undefined) yield found;
      }
    }
    this.#keep(piece);
  }

  #mark(code: number, piece: string, at: number): Found | undefined {
    switch (code) {
      case marks.quote:
        this.#beginText(at);
        return undefined;
      case marks.colon:
        this.#keys[this.#depth] = this.#text;
        return undefined;
      case marks.object:
      case marks.list:
        this.#open(code, at);
        return undefined;
      case marks.objectEnd:
      case marks.listEnd:
        return this.#close(piece, at);
      default:
        return undefined;
    }
  }

  #open(code: number, at: number): void {
    this.#depth += 1;
    if (this.#takingAt > 0 || code !== marks.object || !this.#wanted(this.#path())) return;
    this.#takingAt = this.#depth;
    this.#from = at;
  }

  #close(piece: string, at: number): Found | undefined {
    const isTaken = this.#takingAt > 0 && this.#takingAt === this.#depth;
    const json = isTaken ? this.#taken.join('') + piece.slice(this.#from, at + 1) : '';
    const path = this.#path();
    this.#depth -= 1;
    if (!isTaken) return undefined;
    this.#taken = [];
    this.#takingAt = 0;
    return { path, json };
  }

  /** What has begun goes on in the next piece. */
  #keep(piece: string): void {
    if (this.#inText) this.#text += piece.slice(this.#textFrom);
    if (this.#takingAt > 0) this.#taken.push(piece.slice(this.#from));
    const kept = this.#taken.reduce((sum, { length }) => sum + length, this.#text.length);
    if (kept > longestValue) throw new Error(`a value of more than ${longestValue} characters`);
  }

  #beginText(at: number): void {
    this.#inText = true;
    this.#text = '';
    this.#textFrom = at + 1;
  }

  #inside(code: number, piece: string, at: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (code === 0x5c) this.#escaped = true;
    else if (code === 0x22) {
      this.#inText = false;
      this.#text += piece.slice(this.#textFrom, at);
    }
  }

  #path(): KeyPath {
    return this.#keys.slice(1, this.#depth);
  }
}
