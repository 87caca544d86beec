import { parseDocument } from '../adapters/aws/cloudtrail/parse-document.ts';
import { RecordSkimmer } from '../adapters/aws/cloudtrail/skim/record-skimmer.ts';
import { CallJoiner } from '../adapters/aws/cloudtrail/split/call-joiner.ts';
import { cloudtrailFiles } from '../adapters/files/cloudtrail-files.ts';
import { type CutFiles, cutHere, type FilePiece } from '../adapters/files/cut-file.ts';
import type { DocumentParser } from '../adapters/files/document-parser.ts';
import type { ListedFile } from '../adapters/files/list-files.ts';
import { resume } from '../adapters/files/resume.ts';
import { shareFiles } from '../adapters/files/share-files.ts';
import { cores, runJobs } from '../adapters/threads/run-jobs.ts';
import { spareMemory } from '../adapters/threads/spare-memory.ts';
import type { ChangeSource } from '../ports/change-source.ts';
import type { JoinCalls } from '../ports/split-calls.ts';

/** Below this, starting threads takes longer than they save. */
const worthThreads = 1024 * 1024;

export interface SkimOptions {
  /** Told the bytes read from the disk. */
  readonly onBytes?: (bytes: number) => void;
  /** How large the files must be together for threads to be started. @default a mebibyte */
  readonly threadsFrom?: number;
}

/**
 * The same as `logFiles`, several times faster: noise is counted without being parsed, and large
 * inputs are read by all cores. See docs/decisions/0012-a-fast-scan.md.
 */
export function skimmedFiles(
  paths: readonly string[],
  { onBytes, threadsFrom = worthThreads }: SkimOptions = {},
): ChangeSource {
  const cut = cores() === 1 ? cutHere(makeSkimmer) : cutByWorth(threadsFrom);
  const joiner = new CallJoiner();
  const join: JoinCalls = (calls) => joiner.join(calls);
  return cloudtrailFiles(paths, { parse, cut, join, ...(onBytes && { onBytes }) });
}

const parse: DocumentParser = (document, where) =>
  parseDocument(document, where, { details: 'later' });

const makeSkimmer = (window: ConstructorParameters<typeof RecordSkimmer>[0]) =>
  new RecordSkimmer(window);

/** In threads once so many bytes are listed; the rest is listed while they work. */
const cutByWorth = (threadsFrom: number): CutFiles =>
  async function* (files, window) {
    const source = files[Symbol.asyncIterator]();
    const first: ListedFile[] = [];
    let cut = cutHere(makeSkimmer);
    let bytes = 0;
    for (let next = await source.next(); next.done !== true; next = await source.next()) {
      first.push(next.value);
      bytes += 'bytes' in next.value ? next.value.bytes : 0;
      if (bytes < threadsFrom) continue;
      cut = cutInThreads;
      break;
    }
    yield* cut(resume(first, source), window);
  };

const cutInThreads: CutFiles = async function* (files, window) {
  // The sources run as they are; the package runs what they were compiled to.
  const module = new URL(import.meta.url.replace(/[^/]+(\.[jt]s)$/, 'skim-thread$1'));
  const shares = runJobs<ListedFile[], FilePiece[]>(shareFiles(files), { module, data: window });
  let isFirst = true;
  for await (const pieces of shares) {
    // Not before: with other flags V8 takes no compiled code from its caches, and threads start slowly.
    if (isFirst) spareMemory();
    isFirst = false;
    yield* pieces;
  }
};
