import type { CostFileRead, ReadCostOptions } from './cost-file-read.ts';
import { CostTally } from './cost-tally.ts';
import type { CsvFormat, RowReader } from './csv-format.ts';
import { eachRow } from './csv-table.ts';
import { curCsv } from './cur-csv.ts';
import { focusCsv } from './focus-csv.ts';
import { plainCsv } from './plain-csv.ts';
import type { Row } from './row.ts';

/** The first whose mark is in the header reads the file. */
const formats: readonly CsvFormat[] = [curCsv, focusCsv, plainCsv];

/** Costs of a CSV of any format Bandog knows; throws when not one row could be read. */
export async function readCostCsv(
  chunks: AsyncIterable<Buffer>,
  options: ReadCostOptions,
): Promise<CostFileRead> {
  const { source, path, query } = options;
  const tally = new CostTally(source, query, options);
  let lost: string | undefined;
  let reader: RowReader | undefined;
  const onLoss = (message: string) => {
    lost ??= message;
    tally.fault({ code: 'truncated', message: `${message}; what came before it counts` });
  };
  await eachRow(chunks, onLoss, (row) => {
    if (reader === undefined) reader = openReader(headerOf(row), tally, options);
    else reader.take(row);
  });
  if (reader === undefined)
    throw new Error(`${path}: ${tally.firstFault?.message ?? 'the file is empty'}`);
  if (lost !== undefined && reader.kind !== 'plain-csv') throw incomplete(path, lost);
  return finishRead(reader, tally, options);
}

const headerOf = (row: Row): string[] =>
  Array.from({ length: row.count }, (_, at) => row.raw(at).trim());

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
  const { faults, rows, costs, detail, ...about } = tally.result();
  return {
    about: { source, kind: reader.kind, metric: reader.metric, ...about, ...ended },
    costs,
    ...(detail && { detail }),
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
  const resources = [query.detailOf, query.detailIfSmall, query.quantities].some(
    (it) => it !== undefined,
  );
  const format = formats.find(({ matches }) => matches(names)) ?? plainCsv;
  return format.open({
    path,
    header: names,
    tally,
    tagKeys: query.tagKeys ?? [],
    categoryKeys: query.categoryKeys ?? [],
    usageTypes: resources || query.usageTypes === true,
    resources,
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
