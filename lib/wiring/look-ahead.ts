import type { ListedFile } from '../adapters/files/list-files.ts';
import { resume } from '../adapters/files/resume.ts';
import { type SkimThreads, skimThreads } from './skim-threads.ts';
import { worthThreads } from './threads-ahead.ts';

/** Files that are to be read. */
export interface FilesAhead {
  readonly files: AsyncIterable<ListedFile>;
  /** Started when there is enough for them to read. */
  readonly threads?: SkimThreads | undefined;
}

interface AheadOptions {
  /** Bytes on the disk from which on threads are started. @default a mebibyte */
  readonly threadsFrom?: number | undefined;
  /** Threads that were started before; stopped when nothing needs them. */
  readonly threads?: SkimThreads | undefined;
}

/**
 * Lists files until it is known whether they are worth threads, and starts those: the threads load while
 * whoever is to use them does. Needs little to be loaded itself.
 */
export async function lookAhead(
  listed: AsyncIterable<ListedFile>,
  { threadsFrom = worthThreads, threads }: AheadOptions = {},
): Promise<FilesAhead> {
  const source = listed[Symbol.asyncIterator]();
  const first: ListedFile[] = [];
  const files = () => resume(first, source);
  let bytes = 0;
  for (let next = await source.next(); next.done !== true; next = await source.next()) {
    first.push(next.value);
    bytes += 'bytes' in next.value ? next.value.bytes : 0;
    if (bytes >= threadsFrom) return { files: files(), threads: threads ?? skimThreads() };
  }
  await threads?.stop();
  return { files: files() };
}
