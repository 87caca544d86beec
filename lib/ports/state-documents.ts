import type { ReadFault } from '../domain/fault/read-fault.ts';

/** A file that may hold the state of an IaC tool. */
export interface StateDocument {
  /** Where it stands: a path or an `s3://` address. */
  readonly source: string;
  /** Unzipped where it was gzip. */
  readonly text: string;
}

/** A place where state files are kept: a file, a folder, a bucket. */
export interface StateDocuments {
  /** All of them, one after the other; what cannot be read comes as a fault. Throws nothing. */
  read(): AsyncIterable<StateDocument | { readonly fault: ReadFault }>;
}
