import pMap from 'p-map';
import type { CostMetric } from '../../domain/cost/cost-record.ts';
import { type FileReading, mergeReadings } from '../../domain/cost/merge-readings.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { CostContent, CostContents } from '../../ports/cost-contents.ts';
import type { CostQuery, CostSource } from '../../ports/cost-source.ts';
import type { AnswerReader, CostFileRead } from './cost/cost-file-read.ts';
import { type FirstBytes, firstBytes } from './cost/first-bytes.ts';
import { readCostCsv } from './cost/read-cost-csv.ts';
import { readCostJson } from './cost/read-cost-json.ts';
import { readCostParquet } from './cost/read-cost-parquet.ts';

export interface ContentCostsOptions {
  readonly readAnswer: AnswerReader;
  /** @default what the files hold, UnblendedCost first */
  readonly metric?: CostMetric;
  /** ISO 4217; of a plain CSV, which names none. */
  readonly currency?: string;
}

/** One at a time keeps memory bounded; reading is bound by decoding, not by waiting. */
const filesAtOnce = 1;

/**
 * Costs in files: a saved `GetCostAndUsage` answer (JSON), FOCUS or CUR (CSV or Parquet) or `date,…`
 * (CSV); gzip or not, told by content and never by name. Rows are summed by day as they come, so memory
 * does not grow with them. Broken parts, and days that stand in two files, come as faults; throws an
 * Error that names the file when nothing could be read.
 */
export function contentCosts(contents: CostContents, options: ContentCostsOptions): CostSource {
  return {
    async read(query) {
      const files = await contents.list(query);
      const read = await pMap(files, (file) => readContent(file, query, options), {
        concurrency: filesAtOnce,
      });
      const faults = read.flatMap((it) => it.faults);
      const [first, ...rest] = read.map(({ name, reading }): FileReading => ({ name, reading }));
      if (first === undefined) throw new Error(`${contents.name}: no file of costs`);
      // An export has one name, however many files it has today: what it said before is kept under that.
      if (rest.length === 0)
        return { reading: { ...first.reading, source: contents.name }, faults };
      const merged = mergeReadings(contents.name, [first, ...rest], contents.areParts);
      return { reading: merged.reading, faults: [...faults, ...merged.faults] };
    },
  };
}

async function readContent(
  content: CostContent,
  query: CostQuery,
  options: ContentCostsOptions,
): Promise<CostFileRead & { readonly name: string; readonly faults: readonly ReadFault[] }> {
  const { name, path, modifiedAt } = content;
  const begin = await firstBytes(content.stream(), path);
  const how = { source: name, path, query, ...options };
  const { reading, faults } = await formatOf(begin, content, how);
  const captured = modifiedAt === undefined ? {} : { capturedAt: modifiedAt };
  return { name, reading: { ...reading, ...captured }, faults };
}

async function formatOf(
  begin: FirstBytes,
  content: CostContent,
  how: Parameters<typeof readCostJson>[1],
): Promise<CostFileRead> {
  if (begin.text.startsWith('PAR1')) {
    await begin.stream[Symbol.asyncIterator]().return?.();
    return readCostParquet(content, how);
  }
  const isJson = /^\ufeff?\s*[{[]/.test(begin.text);
  return isJson ? readCostJson(begin.stream, how) : readCostCsv(begin.stream, how);
}
