import type { NoiseCalls, TimeWindow } from '../../ports/change-source.ts';
import type { SplitCalls } from '../../ports/split-calls.ts';
import { type DocumentSlice, JsonDocuments } from './json-documents.ts';

/** Looks through a provider's records without parsing them; the provider's adapter brings it. */
export interface Skimmer {
  /**
   * Looks at the record whose opening brace is at `at`. `noise` need not be parsed and is kept for
   * `takeNoise`; `whole` must be, see `keep`. `cut`: the bytes end inside; `odd`: not in the usual spelling.
   */
  skim(bytes: Buffer, at: number): 'noise' | 'whole' | 'cut' | 'odd';
  /** The index behind the record, after `noise` and `whole`. */
  readonly end: number;
  /** Keeps the record that was found `whole` last, which starts at `at`, for `takeCalls`. */
  keep(bytes: Buffer, at: number, record: number): void;
  /** The records kept since the last call; undefined without any. */
  takeCalls(): SplitCalls | undefined;
  /** The noise met since the last call; undefined without any. */
  takeNoise(): NoiseCalls | undefined;
}

/** Makes a skimmer that keeps the noise of one window. */
export type MakeSkimmer = (window: TimeWindow) => Skimmer;

const head = Buffer.from('{"Records":[');
const OPEN_BRACE = 0x7b;
const COMMA = 0x2c;

/** A record that is larger, in pieces, is left to the slow way. */
const longestRecord = 1024 * 1024;

/**
 * Leads a skimmer through a file in the provider's own spelling, `{"Records":[{…},{…}]}`, which keeps
 * the records. From the first byte that is spelt otherwise, `JsonDocuments` reads on, with the same result
 * as if it had read the file from the start.
 */
export class SkimmedDocuments {
  readonly #skimmer: Skimmer;
  /** Bytes of a record, or of the head, that is not complete. */
  #pending: Buffer = Buffer.alloc(0);
  #records = 0;
  #isInside = false;
  #slow: JsonDocuments | undefined;

  constructor(skimmer: Skimmer) {
    this.#skimmer = skimmer;
  }

  /** True as long as nothing but white space has come. */
  get isBlank(): boolean {
    return this.#slow?.isBlank ?? this.#pending.length + this.#records === 0;
  }

  /** Feeds bytes in and returns the documents they complete, without those that the skimmer has. */
  push(chunk: Buffer): DocumentSlice[] {
    if (this.#slow !== undefined) return this.#behind(this.#slow.push(chunk));
    const bytes = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    if (this.#isInside) return this.#skimFrom(bytes, 0);
    const start = bytes.subarray(0, head.length);
    if (start.equals(head)) {
      this.#isInside = true;
      return this.#skimFrom(bytes, head.length);
    }
    if (start.equals(head.subarray(0, start.length))) {
      this.#pending = bytes;
      return [];
    }
    return this.#slowDown(bytes);
  }

  /** What is left when the input has ended; as `JsonDocuments`. */
  end(): DocumentSlice[] {
    const rest = this.#slow === undefined ? this.#slowDown(this.#pending) : [];
    return [...rest, ...this.#behind(this.#slow?.end() ?? [])];
  }

  /** `from` is behind the head, or behind a record: where a comma, and then the next record, should stand. */
  #skimFrom(bytes: Buffer, from: number): DocumentSlice[] {
    let next = from;
    for (;;) {
      const start = this.#records === 0 ? next : next + 1;
      const skimmed = this.#skimAt(bytes, next, start);
      if (skimmed === 'cut' || skimmed === 'odd') return this.#leave(bytes.subarray(next), skimmed);
      this.#records += 1;
      if (skimmed === 'whole') this.#skimmer.keep(bytes, start, this.#records);
      next = this.#skimmer.end;
    }
  }

  #skimAt(bytes: Buffer, next: number, start: number): ReturnType<Skimmer['skim']> {
    if (start >= bytes.length) return 'cut';
    const isSeparate = start === next || bytes[next] === COMMA;
    return isSeparate && bytes[start] === OPEN_BRACE ? this.#skimmer.skim(bytes, start) : 'odd';
  }

  #leave(rest: Buffer, skimmed: 'cut' | 'odd'): DocumentSlice[] {
    if (skimmed === 'odd' || rest.length > longestRecord) return this.#slowDown(rest);
    this.#pending = rest;
    return [];
  }

  /** Hands the rest over, in the state `JsonDocuments` would be in. */
  #slowDown(rest: Buffer): DocumentSlice[] {
    this.#slow = new JsonDocuments();
    this.#pending = Buffer.alloc(0);
    if (this.#isInside) this.#slow.push(head);
    return this.#behind(this.#slow.push(rest));
  }

  /** The same slices, counted on from the records skimmed. */
  #behind(slices: readonly DocumentSlice[]): DocumentSlice[] {
    return slices.map((slice) => ({ ...slice, record: slice.record + this.#records }));
  }
}
