import type { ChangeEvent } from '../../domain/change/change-event.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { ChangeBatch, ChangeSource, TimeWindow } from '../../ports/change-source.ts';
import type { JoinCalls, SplitCalls } from '../../ports/split-calls.ts';
import { type CutFiles, cutHere, type FilePiece } from './cut-file.ts';
import type { DocumentParser } from './document-parser.ts';
import type { DocumentSlice } from './json-documents.ts';
import { listFiles } from './list-files.ts';
import { isResidue, readSlice } from './read-slice.ts';
import { releaseOwn } from './whole-file.ts';

export interface CloudTrailFilesOptions {
  readonly parse: DocumentParser;
  /** Told the bytes read from disk, for a progress bar. */
  readonly onBytes?: (bytes: number) => void;
  /** How files become pieces. Default: here and now, and every record is parsed. */
  readonly cut?: CutFiles;
  /** Reads the records that `cut` split. Default: none are. */
  readonly join?: JoinCalls;
}

/** Events of one file, or of many small ones, are handed on in batches of about this size. */
const batchEvents = 200;

/**
 * Audit-log files as a source: JSON, JSON lines, `{"Records": […]}`, gzip or not; folders are
 * searched to the bottom. Memory does not grow with the size of a file or the number of them. A file
 * that cannot be read, or a part of one, becomes a fault, and the rest is still read.
 */
export function cloudtrailFiles(
  paths: readonly string[],
  options: CloudTrailFilesOptions,
): ChangeSource {
  return { read: (window) => readAll(paths, options, window) };
}

/** Gathers what single records gave into batches worth handing on; noise is a batch already. */
async function* readAll(
  paths: readonly string[],
  options: CloudTrailFilesOptions,
  window: TimeWindow,
): AsyncGenerator<ChangeBatch> {
  const isInside = inWindow(window);
  let events: ChangeEvent[] = [];
  let faults: ReadFault[] = [];
  for await (const batch of readPaths(paths, options, window)) {
    for (const event of batch.events) if (isInside(event.at)) events.push(event);
    for (const fault of batch.faults) faults.push(fault);
    if (batch.noise === undefined && events.length + faults.length < batchEvents) continue;
    yield { ...batch, events, faults };
    events = [];
    faults = [];
  }
  if (events.length + faults.length > 0) yield { events, faults };
}

async function* readPaths(
  paths: readonly string[],
  { parse, onBytes = () => {}, cut = cutHere(), join = () => [] }: CloudTrailFilesOptions,
  window: TimeWindow,
): AsyncGenerator<ChangeBatch> {
  const reader = new PieceReader(parse, join);
  for await (const piece of cut(listFiles(paths), window)) {
    onBytes(piece.bytes);
    if (piece.noise !== undefined) {
      yield { events: [], faults: [], noise: piece.noise };
      releaseOwn(piece.noise.ids);
    }
    yield* reader.read(piece);
    if (piece.calls !== undefined) releaseCalls(piece.calls);
  }
}

/** Contents are kept by whoever joins them. */
function releaseCalls({ frames, tail }: SplitCalls): void {
  releaseOwn(tail);
  if (frames !== undefined) releaseOwn(frames.bytes);
}

function inWindow({ from, to }: TimeWindow): (at: string) => boolean {
  if (from === undefined && to === undefined) return () => true;
  const [start, end] = [timeOf(from, -Infinity), timeOf(to, Infinity)];
  return (at) => start <= Date.parse(at) && Date.parse(at) < end;
}

const timeOf = (moment: string | undefined, open: number): number =>
  moment === undefined ? open : Date.parse(moment);

/** Parses pieces of files, which must come in order, file by file. */
class PieceReader {
  readonly #parse: DocumentParser;
  readonly #join: JoinCalls;
  /** Something in the file at hand was no JSON; what that leaves behind is not told again. */
  #isBroken = false;

  constructor(parse: DocumentParser, join: JoinCalls) {
    this.#parse = parse;
    this.#join = join;
  }

  *read(piece: FilePiece): Generator<ChangeBatch> {
    if (piece.isFirst) this.#isBroken = false;
    if (piece.faults.length > 0) yield { events: [], faults: piece.faults };
    if (piece.calls !== undefined) yield this.#readCalls(piece.calls, piece.path);
    for (const slice of piece.slices) {
      const { events, faults } = this.#readSlice(slice, piece.path);
      yield { events, faults: piece.isBehindBreak ? [] : faults };
    }
  }

  #readCalls(calls: SplitCalls, path: string): ChangeBatch {
    const events: ChangeEvent[] = [];
    const faults: ReadFault[] = [];
    for (const call of this.#join(calls)) {
      if (!('text' in call)) events.push(call);
      else {
        const read = this.#readSlice({ ...call, line: 1, kind: 'whole' }, path);
        events.push(...read.events);
        faults.push(...read.faults);
      }
    }
    return { events, faults };
  }

  #readSlice(slice: DocumentSlice, path: string): ChangeBatch {
    if (this.#isBroken && isResidue(slice)) return { events: [], faults: [] };
    const batch = readSlice(slice, path, this.#parse);
    this.#isBroken ||= batch.faults.some(({ code }) => code === 'not-json');
    return batch;
  }
}
