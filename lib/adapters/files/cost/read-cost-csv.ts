import type { CostFileRead, ReadCostOptions } from './cost-file-read.ts';
import { CostTally } from './cost-tally.ts';
import type { CsvFormat, RowReader } from './csv-format.ts';
import { csvRows } from './csv-rows.ts';
import { curCsv } from './cur-csv.ts';
import { focusCsv } from './focus-csv.ts';
import { plainCsv } from './plain-csv.ts';

/** The first whose mark is in the header reads the file. */
const formats: readonly CsvFormat[] = [curCsv, focusCsv, plainCsv];

/** Costs of a CSV of any format Bandog knows; throws when not one row could be read. */
export async function readCostCsv(
  chunks: AsyncIterable<Buffer>,
  options: ReadCostOptions,
): Promise<CostFileRead> {
  const { source, path, query } = options;
  const tally = new CostTally(source, query, options.seen);
  let lost: string | undefined;
  const rows = csvRows(chunks, (message) => {
    lost ??= message;
    tally.fault({ code: 'truncated', message: `${message}; what came before it counts` });
  });
  const begin = await rows.next();
  const [header, ...first] = begin.done ? [] : begin.value;
  if (header === undefined)
    throw new Error(`${path}: ${tally.firstFault?.message ?? 'the file is empty'}`);
  const names = header.cells.map((name) => name.trim());
  const reader = openReader(names, tally, options);
  for (const row of first) reader.take(row);
  for await (const more of rows) for (const row of more) reader.take(row);
  if (lost !== undefined && reader.kind !== 'plain-csv') throw incomplete(path, lost);
  return finishRead(reader, tally, options);
}

/** The rows of an export come in no order: where some are lost, no day is known to be whole. */
const incomplete = (path: string, lost: string): Error =>
  new Error(`${path}: ${lost}, so no day of this export is whole; fetch the file again`);

/** What a reader has gathered; throws when not one row could be read. */
export function finishRead(
  reader: RowReader,
  tally: CostTally,
  { source, path }: ReadCostOptions,
): CostFileRead {
  const ended = reader.end?.() ?? {};
  if (tally.rows === 0) throw nothingRead(path, tally);
  const { faults, rows, ...sums } = tally.result();
  return {
    reading: { source, kind: reader.kind, metric: reader.metric, ...sums, ...ended },
    ...(rows !== undefined && { rows }),
    faults,
  };
}

/** The reader for a header. `onColumn` is told each column it is going to use. */
export function openReader(
  names: readonly string[],
  tally: CostTally,
  options: ReadCostOptions & { readonly onColumn?: (at: number) => void },
): RowReader {
  const { path, query, metric, currency, onColumn } = options;
  const format = formats.find(({ matches }) => matches(names)) ?? plainCsv;
  return format.open({
    path,
    header: names,
    tally,
    tagKeys: query.tagKeys ?? [],
    categoryKeys: query.categoryKeys ?? [],
    detail: query.detailOf !== undefined || query.quantities === true,
    quantities: query.quantities === true,
    ...(onColumn && { onColumn }),
    ...(metric !== undefined && { metric }),
    ...(currency !== undefined && { currency }),
  });
}

function nothingRead(path: string, { firstFault }: CostTally): Error {
  if (firstFault === undefined) return new Error(`${path}: a header, but no row of costs`);
  const { place = '', field = '', value = '', message } = firstFault;
  const where = [place, field && `${field} = ${value}`].filter(Boolean).join(', ');
  return new Error(`${path}: no row could be read; the first fault: ${where}: ${message}`);
}
