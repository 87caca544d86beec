import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { CostContent } from '../../../ports/cost-contents.ts';
import type { CostFileRead, ReadCostOptions } from './cost-file-read.ts';
import { CostTally } from './cost-tally.ts';
import { finishRead, openReader } from './read-cost-csv.ts';
import { Row } from './row.ts';

/** Rows decoded at once: memory is bounded by these, and by one column of a row group. */
const sliceRows = 100_000;

/** Writers make pages of a megabyte or so; what claims to unpack to more was not made by one. */
const largestPageBytes = 256 * 1024 * 1024;

/**
 * Costs of a Parquet file of CUR or FOCUS, row group by row group, only the columns that are used. Throws
 * an Error that names the file when it breaks off, or not one row could be read.
 */
export async function readCostParquet(
  content: CostContent,
  options: ReadCostOptions,
): Promise<CostFileRead> {
  const { path, source, query } = options;
  const file: AsyncBuffer = {
    byteLength: content.bytes,
    slice: (from, to = content.bytes) => content.slice(from, to),
  };
  const { metadata, header } = await metadataOf(file, path);
  const used = new Set<number>();
  const tally = new CostTally(source, query, options);
  const reader = openReader(header, tally, { ...options, onColumn: (at) => used.add(at) });
  await readRows(file, metadata, {
    header,
    used: [...used],
    path,
    take: (row) => reader.take(row),
  });
  return finishRead(reader, tally, options);
}

interface RowsOptions {
  readonly header: readonly string[];
  readonly used: readonly number[];
  readonly path: string;
  readonly take: (row: Row) => void;
}

async function readRows(
  file: AsyncBuffer,
  metadata: FileMetaData,
  { header, used, path, take }: RowsOptions,
): Promise<void> {
  const row = new Row();
  let first = 0;
  for (const group of metadata.row_groups) {
    const last = first + Number(group.num_rows);
    for (let from = first; from < last; from += sliceRows) {
      const to = Math.min(last, from + sliceRows);
      const names = used.map((at) => header[at] ?? '');
      const columns = await readColumns(file, metadata, names, { from, to }).catch(
        (error: unknown) => {
          throw brokenFile(path, error);
        },
      );
      for (let place = 0; place < to - from; place += 1) {
        row.begin(header.length, from + place + 1);
        for (const [index, at] of used.entries()) row.set(at, cellText(columns[index]?.[place]));
        take(row);
      }
    }
    first = last;
  }
}

/** The values of some rows, column by column: an object for each row would take several times the memory. */
async function readColumns(
  file: AsyncBuffer,
  metadata: FileMetaData,
  names: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly (readonly unknown[])[]> {
  const columns = new Map(names.map((name) => [name, new Array<unknown>(to - from)]));
  const reached = new Map<string, number>();
  await parquetRead({
    file,
    metadata,
    columns: [...names],
    rowStart: from,
    rowEnd: to,
    compressors: boundedCompressors,
    onChunk: ({ columnName, columnData, rowStart, rowEnd }) => {
      reached.set(columnName, rowEnd);
      const values = columns.get(columnName);
      if (values === undefined) return;
      for (let row = Math.max(rowStart, from); row < Math.min(rowEnd, to); row += 1)
        values[row - from] = columnData[row - rowStart];
    },
  });
  // Rows that a group claims and its columns do not hold would come without values.
  const short = names.find((name) => (reached.get(name) ?? 0) < to);
  if (short !== undefined) throw new Error(`there are fewer rows of ${short} than it says`);
  return names.map((name) => columns.get(name) ?? []);
}

const boundedCompressors: Compressors = Object.fromEntries(
  Object.entries(compressors).map(([codec, decompress]) => [
    codec,
    (input: Uint8Array, bytes: number) => {
      if (bytes > largestPageBytes)
        throw new Error(`a page of it unpacks to more than ${largestPageBytes} bytes`);
      return decompress(input, bytes);
    },
  ]),
);

async function metadataOf(
  file: AsyncBuffer,
  path: string,
): Promise<{ readonly metadata: FileMetaData; readonly header: readonly string[] }> {
  try {
    const metadata = await parquetMetadataAsync(file, { geoparquet: false });
    const names = parquetSchema(metadata).children.map(({ element }): unknown => element.name);
    const header = names.filter((name) => typeof name === 'string');
    if (header.length < names.length) throw new Error('a column has no name');
    return { metadata, header };
  } catch (error) {
    throw brokenFile(path, error);
  }
}

function brokenFile(path: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(
    `${path}: a broken or truncated Parquet file (${reason}); fetch the file again`,
    { cause: error },
  );
}

/** A value as a CSV would write it; maps as JSON. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  // A damaged one holds times beyond all calendars: String says so, and its row is a fault.
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  if (value instanceof Date) return String(value);
  if (typeof value === 'object') return JSON.stringify(plainMap(value));
  return String(value);
}

/** Maps come as objects, or as lists of keys and values. */
function plainMap(value: object): object {
  if (!Array.isArray(value)) return value;
  return Object.fromEntries(
    value.map((entry: { key?: unknown; value?: unknown }) => [String(entry.key), entry.value]),
  );
}
