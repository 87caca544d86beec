import {
  type AsyncBuffer,
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

/** Rows decoded at once: memory is bounded by these, and by one column of a row group. */
const sliceRows = 100_000;

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
  const metadata = await metadataOf(file, path);
  const header = parquetSchema(metadata).children.map(({ element }) => element.name);
  const used = new Set<number>();
  const tally = new CostTally(source, query);
  const reader = openReader(header, tally, { ...options, onColumn: (at) => used.add(at) });
  const take = (cells: string[], row: number) => reader.take({ cells, line: row });
  await readRows(file, metadata, { header, used: [...used], path, take });
  return finishRead(reader, tally, options);
}

interface RowsOptions {
  readonly header: readonly string[];
  readonly used: readonly number[];
  readonly path: string;
  readonly take: (cells: string[], row: number) => void;
}

async function readRows(
  file: AsyncBuffer,
  metadata: FileMetaData,
  { header, used, path, take }: RowsOptions,
): Promise<void> {
  const columns = used.map((at) => header[at] ?? '');
  const places = new Map(columns.map((name, index) => [name, used[index] ?? 0]));
  let first = 0;
  for (const group of metadata.row_groups) {
    const last = first + Number(group.num_rows);
    for (let rowStart = first; rowStart < last; rowStart += sliceRows) {
      const rowEnd = Math.min(last, rowStart + sliceRows);
      await parquetRead({
        file,
        metadata,
        columns,
        rowStart,
        rowEnd,
        compressors,
        rowFormat: 'object',
        onComplete: (rows) => {
          rows.forEach((row, index) => {
            const cells = Array.from<string>({ length: header.length }).fill('');
            for (const [name, at] of places) cells[at] = cellText(row[name]);
            take(cells, rowStart + index + 1);
          });
        },
      }).catch((error: unknown) => {
        throw brokenFile(path, error);
      });
    }
    first = last;
  }
}

async function metadataOf(file: AsyncBuffer, path: string): Promise<FileMetaData> {
  try {
    return await parquetMetadataAsync(file, { geoparquet: false });
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
  if (value instanceof Date) return value.toISOString();
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
