import { amount, text } from './cells.ts';
import { decimalIn } from './decimal.ts';

const space = 0x20;

/**
 * The cells of one row, as bytes. The same object serves all rows of a file, so that millions of them
 * take no memory: nobody keeps it. A cell beyond the last is empty.
 */
export class Row {
  /** Line the row ends on, or its number, counted from 1. */
  line = 0;
  /** Cells it has. */
  count = 0;
  bytes: Buffer = Buffer.alloc(0);
  /** Where each cell starts and ends; the end is negative (`~end`) where quotes in it are doubled. */
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  #own: Buffer = Buffer.alloc(4096);
  #used = 0;

  /** The cell as it stands. */
  raw(at: number): string {
    const [start, end] = [this.start(at), this.end(at)];
    const cell = this.bytes.toString('utf8', start, end);
    return this.isDoubled(at) ? cell.replaceAll('""', '"') : cell;
  }

  /** The cell's text; undefined for an empty one and for the `NULL` some exports write. */
  text(at: number): string | undefined {
    return this.start(at) === this.end(at) ? undefined : text(this.raw(at));
  }

  /** True for an empty cell and for `NULL`. */
  isBlank(at: number): boolean {
    const [start, end] = [this.start(at), this.end(at)];
    const first = this.bytes[start] ?? 0;
    const isWord = end - start > 4 && first > space && first < 0x80;
    return !isWord && this.text(at) === undefined;
  }

  /** The number in the cell; undefined where there is none. */
  amount(at: number): number | undefined {
    const quick = decimalIn(this.bytes, this.start(at), this.end(at));
    return Number.isNaN(quick) ? amount(this.text(at) ?? '') : quick;
  }

  start(at: number): number {
    return at < this.count ? (this.starts[at] ?? 0) : 0;
  }

  end(at: number): number {
    const end = at < this.count ? (this.ends[at] ?? 0) : 0;
    return end < 0 ? ~end : end;
  }

  /** True where each quote in the cell stands for two bytes. */
  isDoubled(at: number): boolean {
    return at < this.count && (this.ends[at] ?? 0) < 0;
  }

  /** Makes room for one more cell than `at`. */
  reserve(at: number): void {
    if (at < this.starts.length) return;
    this.starts = longer(this.starts, 2 * at);
    this.ends = longer(this.ends, 2 * at);
  }

  /** Starts a row that is given cell by cell: `count` empty ones. */
  begin(count: number, line: number): void {
    this.reserve(count);
    this.starts.fill(0, 0, count);
    this.ends.fill(0, 0, count);
    this.bytes = this.#own;
    this.#used = 0;
    this.count = count;
    this.line = line;
  }

  set(at: number, cell: string): void {
    const most = 3 * cell.length;
    if (this.#used + most > this.#own.length) this.#grow(most);
    this.starts[at] = this.#used;
    this.#used += written(this.#own, cell, this.#used);
    this.ends[at] = this.#used;
  }

  #grow(more: number): void {
    const larger = Buffer.alloc(2 * (this.#own.length + more));
    this.#own.copy(larger);
    this.#own = larger;
    this.bytes = larger;
  }
}

function longer(places: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length);
  copy.set(places);
  return copy;
}

/** Bytes that a text took; most are short and ASCII, for which a call to the runtime takes longer. */
function written(bytes: Buffer, cell: string, from: number): number {
  for (let at = 0; at < cell.length; at += 1) {
    const code = cell.charCodeAt(at);
    if (code > 0x7f) return bytes.write(cell, from, 'utf8');
    bytes[from + at] = code;
  }
  return cell.length;
}
