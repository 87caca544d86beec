import { Readable } from 'node:stream';
import { type Options, parse } from 'csv-parse';
import { isArchiveError } from './first-bytes.ts';

export interface CsvRow {
  readonly cells: readonly string[];
  /** Line the row ends on, counted from 1. */
  readonly line: number;
}

/** Told why the rest of the file is lost. */
export type OnLoss = (reason: string) => void;

/** What is known of a file of which the first lines were read already. */
interface ReadBefore {
  readonly lines: number;
  /** How its lines end; undefined when that is not known. */
  readonly ending: string | undefined;
}

/** A quote that never closes must not gather the rest of the file in memory. */
export const longestRow = 1024 * 1024;
const newline = 0x0a;

/**
 * Rows of a CSV as many at a time as are there, the header first, empty lines left out. A quote that never
 * closes loses the rows behind it; a broken archive ends the reading after the last whole line before the
 * break.
 */
export async function* csvRows(
  chunks: AsyncIterable<Buffer>,
  onLoss: OnLoss,
  { lines, ending }: ReadBefore = { lines: 0, ending: undefined },
): AsyncGenerator<readonly CsvRow[]> {
  let lost = false;
  const parser = parse({
    bom: lines === 0,
    ...(ending !== undefined && { record_delimiter: ending }),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (!lost) onLoss(`${error?.message ?? 'broken quotes'}; rows behind the quote are lost`);
      lost = true;
      return undefined;
    },
  } as Options);
  const input = Readable.from(wholeLines(chunks, onLoss));
  input.on('error', (error) => parser.destroy(error));
  try {
    for await (const parsed of readMany<Parsed>(input.pipe(parser)))
      yield parsed.map(({ record, info }) => ({ cells: record, line: lines + info.lines }));
  } finally {
    input.destroy();
  }
}

/** All that a stream has at a time: waiting for millions of rows one by one takes longer than parsing them. */
async function* readMany<T>(stream: Readable): AsyncGenerator<readonly T[]> {
  let failure: Error | undefined;
  let wake = (): void => {};
  let isOver = false;
  const end = (error?: Error): void => {
    failure ??= error;
    isOver = true;
    wake();
  };
  stream.on('readable', () => wake());
  stream.on('end', () => end());
  stream.on('close', () => end());
  stream.on('error', end);
  while (true) {
    const found: T[] = [];
    for (let item: T | null = stream.read(); item !== null; item = stream.read()) found.push(item);
    if (found.length > 0) yield found;
    else if (failure !== undefined) throw failure;
    else if (isOver) return;
    else await new Promise<void>((resolve) => (wake = resolve));
  }
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** Hands lines on when they are whole, so that no row is cut where an archive breaks. */
async function* wholeLines(chunks: AsyncIterable<Buffer>, onLoss: OnLoss): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of chunks) {
      const end = chunk.lastIndexOf(newline) + 1;
      if (end > 0) yield Buffer.concat([rest, chunk.subarray(0, end)]);
      rest = end > 0 ? chunk.subarray(end) : Buffer.concat([rest, chunk]);
      if (rest.length <= longestRow) continue;
      // A line without an end is not gathered either: the parser says that it is too long.
      yield rest;
      rest = Buffer.alloc(0);
    }
  } catch (error) {
    if (!isArchiveError(error)) throw error;
    onLoss('the gzip archive breaks off');
    return;
  }
  if (rest.length > 0) yield rest;
}
