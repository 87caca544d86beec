import { RecordSkimmer } from '../adapters/aws/cloudtrail/skim/record-skimmer.ts';
import { cutFile, type FilePiece } from '../adapters/files/cut-file.ts';
import type { ListedFile } from '../adapters/files/list-files.ts';
import { gatherPieces } from '../adapters/files/share-files.ts';
import type { TimeWindow } from '../ports/change-source.ts';

/** Runs in a thread: cuts shares of files into pieces, with their noise counted. */
export function work(
  window: TimeWindow,
): (files: readonly ListedFile[]) => AsyncIterable<FilePiece[]> {
  const skimmer = new RecordSkimmer(window);
  return (files) => gatherPieces(cutAll(files, skimmer));
}

async function* cutAll(
  files: readonly ListedFile[],
  skimmer: RecordSkimmer,
): AsyncGenerator<FilePiece> {
  for (const file of files) yield* cutFile(file, skimmer);
}
