export interface ReportFile {
  /** e.g. `2026-11-23T06-00-00Z.html`. */
  readonly name: string;
  readonly contentType: string;
  readonly body: string;
}

/** Whoever has the address can read the file until it expires. */
export interface ReportLink {
  readonly url: string;
  /** ISO 8601 UTC; the latest it works, it may end earlier. */
  readonly expiresAt: string;
}

export interface ReportStore {
  /** Stores the file and returns where it is. */
  put(file: ReportFile): Promise<{ readonly location: string }>;
  /** An address at which the stored file can be read without credentials. */
  link(name: string): Promise<ReportLink>;
}
