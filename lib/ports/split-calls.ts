import type { ChangeEvent } from '../domain/change/change-event.ts';

/**
 * Records of a file, in order, in a form that crosses threads cheaply: each is split into its frame,
 * which others share, and what is its own. The provider's adapter splits them and puts them together.
 */
export interface SplitCalls {
  /** Names the table of frames; one that splits keeps adding to it for a while, then begins another. */
  readonly table: string;
  /** As JSON: those that were not in the table before. */
  readonly frames: readonly string[];
  /** The own parts, one after another. */
  readonly bytes: Uint8Array;
  /** What belongs to which record, in the adapter's own order. */
  readonly marks: Uint32Array;
}

/** A record that was not split. */
export interface UnsplitCall {
  readonly text: string;
  /** Which record of the file it is, from 1 on. */
  readonly record: number;
}

/** Puts split records together, in order; those that were not split are left to the parser. */
export type JoinCalls = (calls: SplitCalls) => Iterable<ChangeEvent | UnsplitCall>;
