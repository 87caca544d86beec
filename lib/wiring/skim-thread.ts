import { RecordSkimmer } from '../adapters/aws/cloudtrail/skim/record-skimmer.ts';
import { cutFile, type FilePiece } from '../adapters/files/cut-file.ts';
import type { ListedFile } from '../adapters/files/list-files.ts';
import { gatherPieces } from '../adapters/files/share-files.ts';
import type { Sized } from '../adapters/threads/messages.ts';
import { tuneForStreams } from '../adapters/threads/tune-for-streams.ts';
import type { TimeWindow } from '../ports/change-source.ts';

/** A share of the files, and what is to be kept of them. */
export interface SkimJob {
  readonly files: readonly ListedFile[];
  /** The same of all jobs. */
  readonly window: TimeWindow;
}

/** Runs in a thread: cuts shares of files into pieces, with their noise counted. */
export function work(): (job: SkimJob) => AsyncIterable<Sized<FilePiece[]>> {
  let skimmer: RecordSkimmer | undefined;
  return ({ files, window }) => {
    // Not before: with other flags V8 takes no compiled code from its caches. The first job comes when all is loaded.
    if (skimmer === undefined) tuneForStreams();
    skimmer ??= new RecordSkimmer(window);
    return gatherPieces(cutAll(files, skimmer));
  };
}

async function* cutAll(
  files: readonly ListedFile[],
  skimmer: RecordSkimmer,
): AsyncGenerator<FilePiece> {
  for (const file of files) yield* cutFile(file, skimmer);
}
