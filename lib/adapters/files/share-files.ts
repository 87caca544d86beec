import type { FilePiece } from './cut-file.ts';
import type { ListedFile } from './list-files.ts';

/** Enough work for a message to another thread to be cheap beside it. */
const jobBytes = 256 * 1024;
const jobFiles = 64;
const answerBytes = 256 * 1024;

/** Files in shares of about a quarter of a megabyte on the disk, for threads to work on. */
export async function* shareFiles(
  files: AsyncIterable<ListedFile> | Iterable<ListedFile>,
): AsyncGenerator<ListedFile[]> {
  let share: ListedFile[] = [];
  let bytes = 0;
  for await (const file of files) {
    share.push(file);
    bytes += 'bytes' in file ? file.bytes : 0;
    if (bytes < jobBytes && share.length < jobFiles) continue;
    yield share;
    share = [];
    bytes = 0;
  }
  if (share.length > 0) yield share;
}

/** Small pieces together, in the same order, up to about a quarter of a megabyte. */
export async function* gatherPieces(
  pieces: AsyncIterable<FilePiece>,
): AsyncGenerator<{ readonly answer: FilePiece[]; readonly bytes: number }> {
  let gathered: FilePiece[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    gathered.push(piece);
    bytes += (piece.calls?.tail.length ?? 0) + (piece.calls?.contents?.bytes.length ?? 0);
    for (const { text } of piece.slices) bytes += text.length;
    if (bytes < answerBytes) continue;
    yield { answer: gathered, bytes };
    gathered = [];
    bytes = 0;
  }
  if (gathered.length > 0) yield { answer: gathered, bytes };
}
