import { parseDocument } from '../adapters/aws/cloudtrail/parse-document.ts';
import { RecordSkimmer } from '../adapters/aws/cloudtrail/skim/record-skimmer.ts';
import { CallJoiner } from '../adapters/aws/cloudtrail/split/call-joiner.ts';
import { cloudtrailFiles } from '../adapters/files/cloudtrail-files.ts';
import { type CutFiles, cutHere, type FilePiece } from '../adapters/files/cut-file.ts';
import type { DocumentParser } from '../adapters/files/document-parser.ts';
import { runJobs } from '../adapters/threads/run-jobs.ts';
import type { ChangeSource } from '../ports/change-source.ts';
import type { JoinCalls } from '../ports/split-calls.ts';
import { type FilesAhead, lookAhead } from './look-ahead.ts';
import type { SkimJob } from './skim-thread.ts';
import type { SkimThreads } from './skim-threads.ts';

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
    const found = ahead ?? (await lookAhead(listed, window, { threadsFrom }));
    yield* found.threads === undefined
      ? cutHere((it) => new RecordSkimmer(it))(found.files, window)
      : cutInThreads(found.jobs, found.threads);
  };
  const joiner = new CallJoiner();
  const join: JoinCalls = (calls, isWanted) => joiner.join(calls, isWanted);
  return cloudtrailFiles(paths, { parse, cut, join, ...(onBytes && { onBytes }) });
}

const parse: DocumentParser = (document, where) =>
  parseDocument(document, where, { details: 'later' });

async function* cutInThreads(
  jobs: AsyncIterable<SkimJob>,
  threads: SkimThreads,
): AsyncGenerator<FilePiece> {
  for await (const pieces of runJobs(jobs, threads)) yield* pieces;
}
