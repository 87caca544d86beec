import { Row } from './row.ts';

const [comma, quote, lineFeed, carriageReturn] = [0x2c, 0x22, 0x0a, 0x0d];

/** How the lines of a file end. */
export type LineEnding = '\n' | '\r\n';

/**
 * Finds the cells of CSV rows (RFC 4180) in their bytes. It knows the plain spelling only: a quote inside
 * a cell without quotes, text behind a closing quote or a lone carriage return leaves it in doubt, and the
 * row is for a parser that knows more.
 */
export class CsvScanner {
  readonly #row = new Row();
  readonly #take: (row: Row) => void;
  #bytes: Buffer = Buffer.alloc(0);
  /** Line feeds inside the cells of the row. */
  #feeds = 0;
  /** Whether quotes in the cell are doubled. */
  #isDoubled = false;
  /** Lines that were read. */
  lines = 0;
  ending: LineEnding | undefined;

  /** `take` is handed each row; it is the same object every time. */
  constructor(take: (row: Row) => void) {
    this.#take = take;
  }

  /**
   * Hands on the rows that are whole and plain, empty lines left out. Says how many bytes they take and
   * whether the row behind them is in doubt, or just not whole yet.
   */
  scan(bytes: Buffer): { readonly read: number; readonly inDoubt: boolean } {
    this.#bytes = bytes;
    const row = this.#row;
    row.bytes = bytes;
    let read = 0;
    while (read < bytes.length) {
      const end = this.#rowAt(read);
      if (end <= 0) return { read, inDoubt: end < 0 };
      this.lines += 1 + this.#feeds;
      row.line = this.lines;
      const isEmpty = row.count === 1 && row.starts[0] === row.ends[0] && row.starts[0] === read;
      if (!isEmpty) this.#take(row);
      read = end;
    }
    return { read, inDoubt: false };
  }

  /** The end of the row that starts at `from`; 0 when it is not whole, -1 when it is in doubt. */
  #rowAt(from: number): number {
    const { length } = this.#bytes;
    const row = this.#row;
    this.#feeds = 0;
    let at = from;
    for (let cell = 0; ; cell += 1) {
      row.reserve(cell);
      const end = this.#cellEnd(at, cell);
      if (end < 0) return -1;
      if (end >= length) return 0;
      at = end + 1;
      if (this.#bytes[end] === comma) continue;
      row.count = cell + 1;
      return this.#rowEnd(end);
    }
  }

  /** Where the cell at `from` ends, or beyond all bytes; -1 when it is in doubt. */
  #cellEnd(from: number, cell: number): number {
    return this.#bytes[from] === quote ? this.#quotedEnd(from, cell) : this.#plainEnd(from, cell);
  }

  #plainEnd(from: number, cell: number): number {
    const bytes = this.#bytes;
    const { length } = bytes;
    let at = from;
    for (; at < length; at += 1) {
      const code = bytes[at] ?? 0;
      if (code > comma) continue;
      if (code === comma || code === lineFeed || code === carriageReturn) break;
      if (code === quote) return -1;
    }
    this.#row.starts[cell] = from;
    this.#row.ends[cell] = at;
    return at;
  }

  #quotedEnd(from: number, cell: number): number {
    const bytes = this.#bytes;
    const close = this.#closingQuote(from + 1);
    if (close < 0) return -1;
    if (close + 1 >= bytes.length) return bytes.length;
    this.#row.starts[cell] = from + 1;
    this.#row.ends[cell] = this.#isDoubled ? ~close : close;
    const next = bytes[close + 1];
    return next === comma || next === lineFeed || next === carriageReturn ? close + 1 : -1;
  }

  #closingQuote(from: number): number {
    const bytes = this.#bytes;
    this.#isDoubled = false;
    let at = from;
    for (; at < bytes.length; at += 1) {
      const code = bytes[at] ?? 0;
      if (code > quote) continue;
      if (code === lineFeed) this.#feeds += 1;
      if (code === carriageReturn) return -1;
      if (code !== quote) continue;
      if (bytes[at + 1] !== quote) break;
      this.#isDoubled = true;
      at += 1;
    }
    return at;
  }

  /** The end of the line break at `at`, which has to be like the first one. */
  #rowEnd(at: number): number {
    const bytes = this.#bytes;
    const isFeed = bytes[at] === lineFeed;
    if (!isFeed && at + 1 >= bytes.length) return 0;
    if (!isFeed && bytes[at + 1] !== lineFeed) return -1;
    const ending = isFeed ? '\n' : '\r\n';
    this.ending ??= ending;
    return this.ending === ending ? at + ending.length : -1;
  }
}
