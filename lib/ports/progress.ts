/** Shown to a person who waits; a no-op elsewhere. */
export interface Progress {
  /** `total` in bytes or items when known. */
  start(label: string, total?: number): void;
  advance(by: number): void;
  stop(): void;
}
