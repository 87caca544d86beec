import type { FilePiece } from '../adapters/files/cut-file.ts';
import { cores, Threads } from '../adapters/threads/run-jobs.ts';
import type { SkimJob } from './skim-thread.ts';

/** Threads that cut files into pieces. */
export type SkimThreads = Threads<SkimJob, FilePiece[]>;

/** Undefined on one core, where they would only take turns with whoever uses them. */
export function skimThreads(): SkimThreads | undefined {
  if (cores() === 1) return undefined;
  // The sources run as they are; the package runs what they were compiled to.
  const module = new URL(import.meta.url.replace(/[^/]+(\.[jt]s)$/, 'skim-thread$1'));
  return new Threads({ module });
}
