import type { FilePiece } from '../adapters/files/cut-file.ts';
import { holdBytes } from '../adapters/files/hold-bytes.ts';
import { cores, Threads } from '../adapters/threads/run-jobs.ts';
import type { SkimJob } from './skim-thread.ts';

/** Threads that cut files into pieces. */
export type SkimThreads = Threads<SkimJob, FilePiece[]>;

/** Bytes on the disk below which starting threads takes longer than they save. */
export const worthThreads = 1024 * 1024;

export function skimThreads(): SkimThreads {
  // The sources run as they are; the package runs what they were compiled to.
  const module = new URL(import.meta.url.replace(/[^/]+(\.[jt]s)$/, 'skim-thread$1'));
  return new Threads({ module });
}

/**
 * Threads for a command line that seems to scan large files, so that they start while it is still being
 * read: of a short scan, starting is a quarter.
 */
export function threadsAhead([, , command, ...given]: readonly string[]): SkimThreads | undefined {
  const isWorthIt = command === 'scan' && cores() > 1 && holdBytes(given, worthThreads);
  return isWorthIt ? skimThreads() : undefined;
}
