import { holdBytes } from '../adapters/files/hold-bytes.ts';
import type { SkimThreads } from './skim-threads.ts';

/** Bytes on the disk below which starting threads takes longer than they save. */
export const worthThreads = 1024 * 1024;

/**
 * Threads for a command line that seems to scan large files, so that they start while it is still being
 * read: of a short scan, starting is a quarter. Any other command loads nothing for it.
 */
export async function threadsAhead([, , command, ...given]: readonly string[]): Promise<
  SkimThreads | undefined
> {
  if (command !== 'scan' || !holdBytes(given, worthThreads)) return undefined;
  return (await import('./skim-threads.ts')).skimThreads();
}
