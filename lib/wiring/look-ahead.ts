import type { FilePiece } from '../adapters/files/cut-file.ts';
import type { ListedFile } from '../adapters/files/list-files.ts';
import { resume } from '../adapters/files/resume.ts';
import { cores, Threads } from '../adapters/threads/run-jobs.ts';
import type { TimeWindow } from '../ports/change-source.ts';

/** Below this, starting threads takes longer than they save. */
const worthThreads = 1024 * 1024;

/** Files that are to be read. */
export interface FilesAhead {
  readonly files: AsyncIterable<ListedFile>;
  /** Started when there is enough for them to read; they keep what is in the window. */
  readonly threads?: Threads<ListedFile[], FilePiece[]>;
}

/**
 * Lists files until it is known whether they are worth threads, and starts those: the threads load while
 * whoever is to use them does. Needs little to be loaded itself.
 *
 * @param threadsFrom bytes on the disk from which on threads are started
 */
export async function lookAhead(
  listed: AsyncIterable<ListedFile>,
  window: TimeWindow,
  threadsFrom: number = worthThreads,
): Promise<FilesAhead> {
  const source = listed[Symbol.asyncIterator]();
  const first: ListedFile[] = [];
  const files = () => resume(first, source);
  if (cores() === 1) return { files: files() };
  let bytes = 0;
  for (let next = await source.next(); next.done !== true; next = await source.next()) {
    first.push(next.value);
    bytes += 'bytes' in next.value ? next.value.bytes : 0;
    if (bytes >= threadsFrom) return { files: files(), threads: skimThreads(window) };
  }
  return { files: files() };
}

function skimThreads(window: TimeWindow): Threads<ListedFile[], FilePiece[]> {
  // The sources run as they are; the package runs what they were compiled to.
  const module = new URL(import.meta.url.replace(/[^/]+(\.[jt]s)$/, 'skim-thread$1'));
  return new Threads({ module, data: window });
}
