/** One file of an export, wherever it lies. */
export interface CostContent {
  /** As faults name it. */
  readonly name: string;
  /** As errors name it. */
  readonly path: string;
  readonly bytes: number;
  /** When it was written, ISO 8601 UTC, where that says when the costs were captured. */
  readonly modifiedAt?: string;
  /** True when it is known to be part of a whole with others that are: they add up. Else it may tell anew what another told. */
  readonly isPart?: true;
  /** Decompressed when it is gzip. */
  stream(): AsyncIterable<Buffer>;
  /** Bytes `from` up to, not including, `to`, as they are stored. */
  slice(from: number, to: number): Promise<ArrayBuffer>;
}

/** Files that make up one source of costs. */
export interface CostContents {
  /** As readings name it. */
  readonly name: string;
  /** Oldest first, those that can hold days of the window. Throws when nothing can be listed. */
  list(window: { readonly from?: string; readonly to?: string }): Promise<readonly CostContent[]>;
}
