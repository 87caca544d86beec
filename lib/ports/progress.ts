/** Shown to a person who waits; a no-op elsewhere. */
export interface Progress {
  /** False where nobody sees it: what only it needs to know need not be found out. */
  readonly isShown: boolean;
  /** `total` in bytes or items when known. */
  start(label: string, total?: number): void;
  advance(by: number): void;
  stop(): void;
}
