export interface ReportFile {
  /** e.g. `2026-11-23T06-00-00Z.html`. */
  readonly name: string;
  readonly contentType: string;
  readonly body: string;
}

export interface ReportStore {
  /** Stores the file and returns where it can be read from, for a limited time if it is a link. */
  put(file: ReportFile): Promise<{ readonly location: string }>;
}
