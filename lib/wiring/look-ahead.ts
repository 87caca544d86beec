import type { ListedFile } from '../adapters/files/list-files.ts';
import { resume } from '../adapters/files/resume.ts';
import { shareFiles } from '../adapters/files/share-files.ts';
import type { TimeWindow } from '../ports/change-source.ts';
import type { SkimJob } from './skim-thread.ts';
import { type SkimThreads, skimThreads } from './skim-threads.ts';
import { worthThreads } from './threads-ahead.ts';

/** Files that are to be read: here, or by threads that have begun with the first ones. */
export type FilesAhead =
  | { readonly files: AsyncIterable<ListedFile>; readonly threads?: undefined }
  | { readonly threads: SkimThreads; readonly jobs: AsyncIterable<SkimJob> };

interface AheadOptions {
  /** Bytes on the disk from which on threads are started. @default a mebibyte */
  readonly threadsFrom?: number | undefined;
  /** Threads that were started before; stopped when nothing needs them. */
  readonly threads?: SkimThreads | undefined;
}

/**
 * Lists files until it is known whether they are worth threads, and gives those the first ones to read: they
 * load and read while whoever is to use them loads. Needs little to be loaded itself.
 */
export async function lookAhead(
  listed: AsyncIterable<ListedFile>,
  window: TimeWindow,
  { threadsFrom = worthThreads, threads }: AheadOptions = {},
): Promise<FilesAhead> {
  const source = listed[Symbol.asyncIterator]();
  const first: ListedFile[] = [];
  let bytes = 0;
  for (let next = await source.next(); next.done !== true; next = await source.next()) {
    first.push(next.value);
    bytes += 'bytes' in next.value ? next.value.bytes : 0;
    if (bytes < threadsFrom) continue;
    const pool = threads ?? skimThreads();
    return pool === undefined
      ? { files: resume(first, source) }
      : begin(pool, first, source, window);
  }
  threads?.stop();
  return { files: resume(first, source) };
}

async function begin(
  threads: SkimThreads,
  first: readonly ListedFile[],
  rest: AsyncIterator<ListedFile>,
  window: TimeWindow,
): Promise<FilesAhead> {
  for await (const job of jobsOf(first, window)) threads.give(job);
  return { threads, jobs: jobsOf(resume([], rest), window) };
}

async function* jobsOf(
  files: AsyncIterable<ListedFile> | Iterable<ListedFile>,
  window: TimeWindow,
): AsyncGenerator<SkimJob> {
  for await (const share of shareFiles(files)) yield { files: share, window };
}
