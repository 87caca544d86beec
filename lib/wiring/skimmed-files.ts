import { parseDocument } from '../adapters/aws/cloudtrail/parse-document.ts';
import { RecordSkimmer } from '../adapters/aws/cloudtrail/skim/record-skimmer.ts';
import { CallJoiner } from '../adapters/aws/cloudtrail/split/call-joiner.ts';
import { cloudtrailFiles } from '../adapters/files/cloudtrail-files.ts';
import { type CutFiles, cutHere, type FilePiece } from '../adapters/files/cut-file.ts';
import type { DocumentParser } from '../adapters/files/document-parser.ts';
import type { ListedFile } from '../adapters/files/list-files.ts';
import { shareFiles } from '../adapters/files/share-files.ts';
import { runJobs, type Threads } from '../adapters/threads/run-jobs.ts';
import { tuneForStreams } from '../adapters/threads/tune-for-streams.ts';
import type { ChangeSource } from '../ports/change-source.ts';
import type { JoinCalls } from '../ports/split-calls.ts';
import { type FilesAhead, lookAhead } from './look-ahead.ts';

export interface SkimOptions {
  /** Told the bytes read from the disk. */
  readonly onBytes?: (bytes: number) => void;
  /** How large the files must be together for threads to be started. @default a mebibyte */
  readonly threadsFrom?: number;
  /** The files, when somebody has looked ahead; they can be read once, and in that window. */
  readonly ahead?: FilesAhead | undefined;
}

/**
 * The same as `logFiles`, several times faster: noise is counted without being parsed, and large
 * inputs are read by all cores. See docs/decisions/0012-a-fast-scan.md.
 */
export function skimmedFiles(
  paths: readonly string[],
  { onBytes, threadsFrom, ahead }: SkimOptions = {},
): ChangeSource {
  const cut: CutFiles = async function* (listed, window) {
    const { files, threads } = ahead ?? (await lookAhead(listed, window, threadsFrom));
    yield* threads === undefined
      ? cutHere((it) => new RecordSkimmer(it))(files, window)
      : cutInThreads(files, threads);
  };
  const joiner = new CallJoiner();
  const join: JoinCalls = (calls, isWanted) => joiner.join(calls, isWanted);
  return cloudtrailFiles(paths, { parse, cut, join, ...(onBytes && { onBytes }) });
}

const parse: DocumentParser = (document, where) =>
  parseDocument(document, where, { details: 'later' });

async function* cutInThreads(
  files: AsyncIterable<ListedFile>,
  threads: Threads<ListedFile[], FilePiece[]>,
): AsyncGenerator<FilePiece> {
  let isFirst = true;
  for await (const pieces of runJobs(shareFiles(files), threads)) {
    // Not before: with other flags V8 takes no compiled code from its caches, and threads start slowly.
    if (isFirst) tuneForStreams();
    isFirst = false;
    yield* pieces;
  }
}
