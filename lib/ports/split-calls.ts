import type { CallColumns } from './change-source.ts';

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
  readonly marks: Int32Array;
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

/** Those that were not split are left to the parser. */
export interface JoinedCalls {
  readonly joined: CallColumns;
  readonly unsplit: readonly UnsplitCall[];
}

/** Puts split records together, in order, without those made at a time (milliseconds since 1970) that is not wanted. */
export type JoinCalls = (calls: SplitCalls, isWanted: (time: number) => boolean) => JoinedCalls;
