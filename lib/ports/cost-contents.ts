/** One file of an export, wherever it lies. */
export interface CostContent {
  /** As faults name it. */
  readonly name: string;
  /** As errors name it. */
  readonly path: string;
  readonly bytes: number;
  /** When it was written, ISO 8601 UTC, where that says when the costs were captured. */
  readonly modifiedAt?: string;
  /** Decompressed when it is gzip. */
  stream(): AsyncIterable<Buffer>;
  /** Bytes `from` up to, not including, `to`, as they are stored. */
  slice(from: number, to: number): Promise<ArrayBuffer>;
}

/** Files that make up one source of costs. */
export interface CostContents {
  /** As readings name it. */
  readonly name: string;
  /** True when the files are known to be parts of one whole, which add up. Else each may tell again what another told. */
  readonly areParts?: true;
  /** Oldest first, those that can hold days of the window. Throws when nothing can be listed. */
  list(window: { readonly from?: string; readonly to?: string }): Promise<readonly CostContent[]>;
}
