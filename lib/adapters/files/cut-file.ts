import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { NoiseCalls, TimeWindow } from '../../ports/change-source.ts';
import type { SplitCalls } from '../../ports/split-calls.ts';
import { byteStream } from './byte-stream.ts';
import { type DocumentSlice, JsonDocuments } from './json-documents.ts';
import type { ListedFile } from './list-files.ts';
import { type MakeSkimmer, SkimmedDocuments, type Skimmer } from './skimmed-documents.ts';
import { release, wholeFile } from './whole-file.ts';

/** What a stretch of a file holds, cut into documents and not parsed yet; plain data that may cross threads. */
export interface FilePiece {
  readonly path: string;
  /** Records the skimmer kept; they come before the slices. */
  readonly calls?: SplitCalls;
  readonly slices: readonly DocumentSlice[];
  /** What is wrong with the file itself. */
  readonly faults: readonly ReadFault[];
  readonly noise?: NoiseCalls;
  readonly isFirst: boolean;
  /** Bytes read from the disk for it. */
  readonly bytes: number;
  /** The file broke off before these slices, which has been told: their own faults say nothing new. */
  readonly isBehindBreak: boolean;
}

/** Cuts files into pieces, in order, file by file; `window` is that of the reading. */
export type CutFiles = (
  files: AsyncIterable<ListedFile>,
  window: TimeWindow,
) => AsyncIterable<FilePiece>;

/** One file after another, in this thread; see `cutFile`. */
export const cutHere = (makeSkimmer?: MakeSkimmer): CutFiles =>
  async function* (files, window) {
    const skimmer = makeSkimmer?.(window);
    for await (const file of files) yield* cutFile(file, skimmer);
  };

/**
 * A file's pieces, in order. With a skimmer, its noise is counted instead of being cut out. Never
 * throws: a file that cannot be read ends in a piece with a fault.
 */
export async function* cutFile(file: ListedFile, skimmer?: Skimmer): AsyncGenerator<FilePiece> {
  if ('fault' in file) {
    const { fault } = file;
    const nothing = { slices: [], bytes: 0, isFirst: true, isBehindBreak: true };
    yield { path: fault.source, faults: [fault], ...nothing };
    return;
  }
  const { path, bytes: size } = file;
  const documents = skimmer === undefined ? new JsonDocuments() : new SkimmedDocuments(skimmer);
  let [isFirst, bytes] = [true, 0];
  const piece = (slices: readonly DocumentSlice[], fault?: ReadFault): FilePiece => {
    const skimmed = skimmer?.take();
    const cut = { path, slices, isFirst, bytes, isBehindBreak: fault !== undefined };
    [isFirst, bytes] = [false, 0];
    const faults = fault ? [fault] : [];
    return { ...cut, faults, ...skimmed };
  };
  const countBytes = (more: number) => {
    bytes += more;
  };
  let last: Buffer | undefined;
  try {
    for await (const chunk of chunksOf(path, size, countBytes)) {
      last = chunk;
      yield piece(documents.push(chunk));
    }
  } catch (error) {
    yield piece(documents.end(), brokenFile(path, error));
    return;
  }
  const rest = documents.end();
  if (last !== undefined) release(last);
  const end = piece(rest, documents.isBlank ? emptyFile(path) : undefined);
  if (tells(end)) yield end;
}

/** Nearly all files end with nothing that has not been told. */
const tells = ({ slices, faults, calls, noise, isFirst, bytes }: FilePiece): boolean =>
  isFirst ||
  bytes > 0 ||
  slices.length + faults.length > 0 ||
  calls !== undefined ||
  noise !== undefined;

async function* chunksOf(
  path: string,
  size: number,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  const whole = wholeFile(path, size);
  if (whole === undefined) yield* byteStream(path, onBytes);
  else {
    onBytes(size);
    yield whole;
  }
}

const emptyFile = (path: string): ReadFault => ({
  source: path,
  code: 'empty',
  message: 'there is nothing in the file: fetch it again',
});

function brokenFile(path: string, error: unknown): ReadFault {
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  if (code === 'Z_BUF_ERROR') {
    return {
      source: path,
      code: 'truncated',
      message:
        'the gzip archive ends too early; what came before the end was read: fetch the file again',
    };
  }
  const zlib = code.startsWith('Z_');
  return {
    source: path,
    code: 'unreadable',
    message: zlib
      ? `the gzip archive is damaged (${message}); what came before was read: fetch the file again`
      : `cannot be read: ${message}`,
  };
}
