/** One JSON value cut out of a stream, not parsed yet. */
export interface DocumentSlice {
  readonly text: string;
  /** Counts from 1 within the stream. */
  readonly record: number;
  /** Line the value starts on, counted from 1. */
  readonly line: number;
  /**
   * `whole`: braces balance. `garbage`: no JSON value; `head`: the same before one, on its line. `cut`: the
   * input ended inside. `oversize`: the first piece of a value beyond the limit; `rest`: its further pieces.
   */
  readonly kind: 'whole' | 'garbage' | 'head' | 'cut' | 'oversize' | 'rest';
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** Fields of a wrapping object whose lists are streamed item by item instead of being held whole. */
const listFields: ReadonlySet<string> = new Set(['Records', 'Events', 'events', 'records']);

const isSpaceOrComma = (byte: number) => ' ,\r\t\n'.includes(String.fromCharCode(byte));
const byteOrderMark = '\uFEFF';

/**
 * Cuts a stream of bytes into JSON values: JSON lines, pretty-printed objects one after another, a
 * list, or a wrapper such as `{"Records": […]}`, whose items come out one by one. Memory is bounded
 * by the largest single object, never by the file; one that grows beyond `maxBytes` comes in pieces.
 */
export class JsonDocuments {
  readonly #maxBytes: number;
  #pending: Buffer = Buffer.alloc(0);
  #position = 0;
  #depth = 0;
  /** Depth at which an opening bracket starts a document: 0 at the top, 1 in a list, 2 in a wrapper's list. */
  #base = 0;
  /** Where the open document, or stretch of garbage, starts in `#pending`; -1 when there is none. */
  #start = -1;
  #garbage = -1;
  #startLine = 1;
  #oversize = false;
  #inString = false;
  #escaped = false;
  #stringStart = 0;
  #lastKey = '';
  #line = 1;
  #record = 0;
  #blank = true;

  constructor(maxBytes = 16 * 1024 * 1024) {
    this.#maxBytes = maxBytes;
  }

  /** True as long as nothing but white space has come. */
  get isBlank(): boolean {
    return this.#blank;
  }

  /** Feeds bytes in and returns the documents they complete. */
  push(chunk: Buffer): DocumentSlice[] {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    const found: DocumentSlice[] = [];
    while (this.#position < this.#pending.length) this.#step(found);
    this.#dropConsumed(found);
    return found;
  }

  /** What is left when the input has ended: nothing, or one slice that was cut. */
  end(): DocumentSlice[] {
    const found: DocumentSlice[] = [];
    if (this.#start >= 0) this.#emit('cut', this.#pending.length, found);
    else if (this.#garbage >= 0) this.#endGarbage(this.#pending.length, found);
    else if (this.#depth > 0) found.push(this.#slice('', 'cut'));
    return found;
  }

  #step(found: DocumentSlice[]): void {
    const at = this.#position++;
    const byte = this.#pending[at] ?? 0;
    if (this.#inString) this.#stepInString(byte, at);
    else if (byte === QUOTE) this.#openString(at);
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) this.#open(byte, at, found);
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) this.#close(byte, at, found);
    else if (this.#start < 0) this.#stepBetween(byte, at, found);
    else if (byte === NEWLINE) this.#line += 1;
  }

  #stepInString(byte: number, at: number): void {
    if (byte === NEWLINE) this.#line += 1;
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) {
      this.#inString = false;
      if (this.#depth === 1) this.#lastKey = this.#pending.toString('utf8', this.#stringStart, at);
    }
  }

  #openString(at: number): void {
    this.#inString = true;
    this.#stringStart = at + 1;
    this.#markGarbage(at);
  }

  #open(byte: number, at: number, found: DocumentSlice[]): void {
    this.#blank = false;
    const atBase = this.#start < 0 && this.#depth === this.#base;
    if (atBase) this.#endGarbage(at, found, 'head');
    if (byte === OPEN_BRACKET && this.#opensList(atBase)) {
      this.#base = this.#depth + 1;
      this.#start = -1;
      this.#oversize = false;
    } else if (atBase) {
      this.#start = at;
      this.#startLine = this.#line;
    }
    this.#depth += 1;
  }

  /** A list at the top, or in a wrapper's field, whose items are documents of their own. */
  #opensList(atBase: boolean): boolean {
    if (this.#base > 0) return false;
    return atBase || (this.#depth === 1 && listFields.has(this.#lastKey));
  }

  #close(byte: number, at: number, found: DocumentSlice[]): void {
    const outside = this.#start < 0 && this.#depth === this.#base;
    if (outside && (this.#base === 0 || byte === CLOSE_BRACE)) {
      this.#markGarbage(at);
      return;
    }
    this.#depth -= 1;
    if (outside) {
      this.#endGarbage(at, found);
      this.#base = 0;
    } else if (this.#start >= 0 && this.#depth === this.#base) this.#emit('whole', at + 1, found);
  }

  #stepBetween(byte: number, at: number, found: DocumentSlice[]): void {
    if (!isSpaceOrComma(byte)) this.#markGarbage(at);
    if (byte !== NEWLINE) return;
    this.#endGarbage(at, found);
    this.#line += 1;
  }

  #markGarbage(at: number): void {
    if (this.#garbage < 0 && this.#start < 0 && this.#depth === this.#base) this.#garbage = at;
  }

  #endGarbage(at: number, found: DocumentSlice[], kind: 'garbage' | 'head' = 'garbage'): void {
    if (this.#garbage < 0) return;
    const text = this.#pending.toString('utf8', this.#garbage, at).replaceAll(byteOrderMark, '');
    this.#garbage = -1;
    this.#startLine = this.#line;
    if (text.trim() !== '') {
      this.#blank = false;
      found.push(this.#slice(text.trim(), this.#oversize ? 'rest' : kind));
    }
    this.#oversize = false;
  }

  #emit(kind: DocumentSlice['kind'], end: number, found: DocumentSlice[]): void {
    const text = this.#pending.toString('utf8', this.#start, end);
    this.#start = -1;
    found.push(this.#slice(text, this.#oversize ? 'rest' : kind));
    this.#oversize = false;
  }

  #slice(text: string, kind: DocumentSlice['kind']): DocumentSlice {
    if (kind !== 'rest') this.#record += 1;
    return { text, record: this.#record, line: this.#startLine, kind };
  }

  /** Keeps only the bytes of what is still open. */
  #dropConsumed(found: DocumentSlice[]): void {
    const open = this.#start >= 0 ? this.#start : this.#garbage;
    const key = this.#inString && this.#depth === 1 ? this.#stringStart : this.#position;
    let keep = open >= 0 ? open : key;
    if (this.#position - keep > this.#maxBytes) {
      if (open >= 0) this.#handOnPiece(open, found);
      keep = this.#position;
    }
    this.#pending = this.#pending.subarray(keep);
    this.#position -= keep;
    if (this.#start >= 0) this.#start -= keep;
    if (this.#garbage >= 0) this.#garbage -= keep;
    this.#stringStart = Math.max(0, this.#stringStart - keep);
  }

  #handOnPiece(from: number, found: DocumentSlice[]): void {
    const text = this.#pending.toString('utf8', from, this.#position);
    found.push(this.#slice(text, this.#oversize ? 'rest' : 'oversize'));
    this.#oversize = true;
    if (this.#start >= 0) this.#start = this.#position;
    else this.#garbage = this.#position;
  }
}
