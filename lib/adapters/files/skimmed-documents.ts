import type { NoiseCalls, TimeWindow } from '../../ports/change-source.ts';
import type { SplitCalls } from '../../ports/split-calls.ts';
import { type DocumentSlice, JsonDocuments } from './json-documents.ts';

/** Looks through a provider's records without parsing them; the provider's adapter brings it. */
export interface Skimmer {
  /**
   * Reads records from `from` on, in the provider's usual spelling: behind the head of the list, or behind
   * one of the `before` records read before, where a comma should stand. Stops at a record that the bytes
   * end inside, or at what is spelt oddly. What it kept of the last bytes must have been taken.
   */
  read(bytes: Buffer, from: number, before: number): SkimStop;
  /** What was kept of the last bytes, once: noise to be counted, and records to be read. */
  take(): { readonly calls?: SplitCalls; readonly noise?: NoiseCalls };
}

interface SkimStop {
  /** The index behind the last record read. */
  readonly end: number;
  /** Those read before included. */
  readonly records: number;
  readonly isOdd: boolean;
}

/** Makes a skimmer that keeps the noise of one window. */
export type MakeSkimmer = (window: TimeWindow) => Skimmer;

const head = Buffer.from('{"Records":[');
const tail = Buffer.from(']}');

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
    if (this.#isInside && this.#pending.equals(tail)) return [];
    const rest = this.#slow === undefined ? this.#slowDown(this.#pending) : [];
    return [...rest, ...this.#behind(this.#slow?.end() ?? [])];
  }

  /** `from` is behind the head, or behind a record. */
  #skimFrom(bytes: Buffer, from: number): DocumentSlice[] {
    const { end, records, isOdd } = this.#skimmer.read(bytes, from, this.#records);
    this.#records = records;
    const rest = bytes.subarray(end);
    const isEnd = rest.equals(tail);
    if ((isOdd && !isEnd) || rest.length > longestRecord) return this.#slowDown(rest);
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
