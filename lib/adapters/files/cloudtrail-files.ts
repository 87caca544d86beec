import type { ChangeEvent } from '../../domain/change/change-event.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { ChangeBatch, ChangeSource, TimeWindow } from '../../ports/change-source.ts';
import type { JoinCalls, JoinedCalls, SplitCalls } from '../../ports/split-calls.ts';
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

/** Gathers what single records gave into batches worth handing on; what skimming gave is a batch already. */
async function* readAll(
  paths: readonly string[],
  options: CloudTrailFilesOptions,
  window: TimeWindow,
): AsyncGenerator<ChangeBatch> {
  const isInside = inWindow(window);
  let events: ChangeEvent[] = [];
  let faults: ReadFault[] = [];
  for await (const batch of readPaths(paths, options, window, isInside)) {
    for (const event of batch.events) if (isInside(Date.parse(event.at))) events.push(event);
    for (const fault of batch.faults) faults.push(fault);
    if (!isSkimmed(batch) && events.length + faults.length < batchEvents) continue;
    yield { ...batch, events, faults };
    events = [];
    faults = [];
  }
  if (events.length + faults.length > 0) yield { events, faults };
}

const isSkimmed = ({ noise, calls }: ChangeBatch): boolean =>
  noise !== undefined || calls !== undefined;

async function* readPaths(
  paths: readonly string[],
  { parse, onBytes = () => {}, cut = cutHere(), join = noJoin }: CloudTrailFilesOptions,
  window: TimeWindow,
  isInside: IsInside,
): AsyncGenerator<ChangeBatch> {
  const reader = new PieceReader(parse, (calls) => join(calls, isInside));
  for await (const piece of cut(listFiles(paths), window)) {
    onBytes(piece.bytes);
    yield* reader.read(piece);
    if (piece.noise !== undefined) releaseOwn(piece.noise.ids);
    if (piece.calls !== undefined) releaseCalls(piece.calls);
  }
}

/** Contents are kept by whoever joins them. */
function releaseCalls({ frames, tail, marks }: SplitCalls): void {
  releaseOwn(tail);
  releaseOwn(marks);
  if (frames !== undefined) releaseOwn(frames.bytes);
}

/** Of milliseconds since 1970. */
type IsInside = (time: number) => boolean;

function inWindow({ from, to }: TimeWindow): IsInside {
  if (from === undefined && to === undefined) return () => true;
  const [start, end] = [timeOf(from, -Infinity), timeOf(to, Infinity)];
  return (time) => start <= time && time < end;
}

const timeOf = (moment: string | undefined, open: number): number =>
  moment === undefined ? open : Date.parse(moment);

const noJoin: JoinCalls = () => {
  throw new Error('there is nothing to put split calls together with');
};

/** Parses pieces of files, which must come in order, file by file. */
class PieceReader {
  readonly #parse: DocumentParser;
  readonly #join: (calls: SplitCalls) => JoinedCalls;
  /** Something in the file at hand was no JSON; what that leaves behind is not told again. */
  #isBroken = false;

  constructor(parse: DocumentParser, join: (calls: SplitCalls) => JoinedCalls) {
    this.#parse = parse;
    this.#join = join;
  }

  *read(piece: FilePiece): Generator<ChangeBatch> {
    if (piece.isFirst) this.#isBroken = false;
    if (piece.faults.length > 0) yield { events: [], faults: piece.faults };
    if (piece.noise !== undefined || piece.calls !== undefined) yield this.#skimmed(piece);
    for (const slice of piece.slices) {
      const { events, faults } = this.#readSlice(slice, piece.path);
      yield { events, faults: piece.isBehindBreak ? [] : faults };
    }
  }

  #skimmed({ noise, calls, path }: FilePiece): ChangeBatch {
    const told = noise && { noise };
    if (calls === undefined) return { events: [], faults: [], ...told };
    const { joined, unsplit } = this.#join(calls);
    const read = unsplit.map((call) => this.#readSlice({ ...call, line: 1, kind: 'whole' }, path));
    const events = read.flatMap((batch) => batch.events);
    const faults = read.flatMap((batch) => batch.faults);
    return { events, faults, ...told, calls: joined };
  }

  #readSlice(slice: DocumentSlice, path: string): ChangeBatch {
    if (this.#isBroken && isResidue(slice)) return { events: [], faults: [] };
    const batch = readSlice(slice, path, this.#parse);
    this.#isBroken ||= batch.faults.some(({ code }) => code === 'not-json');
    return batch;
  }
}
