import type { ChangeEvent } from '../domain/change/change-event.ts';

/**
 * Records of a file, in order, in a form that crosses threads cheaply: each is split into its frame
 * and its content, which others share, and what is only its own. The provider's adapter splits them and
 * puts them together.
 */
export interface SplitCalls {
  /** Names the tables of frames and contents; one that splits keeps adding to them. */
  readonly table: string;
  /** Those that are new. */
  readonly frames?: NewTexts | undefined;
  readonly contents?: NewTexts | undefined;
  /** What belongs to no other record, one after another. */
  readonly tail: Uint8Array;
  /** What belongs to which record, in the adapter's own order. */
  readonly marks: Uint32Array;
}

/** Texts that were not in a table before. */
export interface NewTexts {
  /** How many of those before are still in the table: all, or none when it was begun anew. */
  readonly before: number;
  /** One after another. */
  readonly bytes: Uint8Array;
  /** Where each ends. */
  readonly ends: Uint32Array;
}

/** A record that was not split. */
export interface UnsplitCall {
  readonly text: string;
  /** Which record of the file it is, from 1 on. */
  readonly record: number;
}

/** Puts split records together, in order; those that were not split are left to the parser. */
export type JoinCalls = (calls: SplitCalls) => Iterable<ChangeEvent | UnsplitCall>;
