import pMap from 'p-map';
import type { CostMetric } from '../../domain/cost/cost-record.ts';
import { type FileReading, mergeReadings } from '../../domain/cost/merge-readings.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { CostContent, CostContents } from '../../ports/cost-contents.ts';
import type { CostQuery, CostSource } from '../../ports/cost-source.ts';
import type { AnswerReader, CostFileRead, SeenRows } from './cost/cost-file-read.ts';
import { type FirstBytes, firstBytes } from './cost/first-bytes.ts';
import { readCostCsv } from './cost/read-cost-csv.ts';
import { readCostJson } from './cost/read-cost-json.ts';
import { readCostParquet } from './cost/read-cost-parquet.ts';
import { RowSet } from './cost/row-set.ts';
import { TallyKeys } from './cost/sum-keys.ts';

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
  const readTable = async (query: CostQuery) => {
    const seen = new SeenRowsOf();
    const keys = new TallyKeys();
    const read = await pMap(
      await contents.list(query),
      (file) => readContent(file, query, { ...options, keys, seen: seen.of(file) }),
      { concurrency: filesAtOnce },
    );
    const faults = read.flatMap((it) => it.faults);
    const [first, ...rest] = read;
    if (first === undefined) throw new Error(`${contents.name}: no file of costs`);
    // An export has one name, however many files it has today: what it said before is kept under that.
    if (rest.length === 0)
      return { ...first, about: { ...first.about, source: contents.name }, faults };
    const merged = mergeReadings(contents.name, [first, ...rest]);
    return { ...merged, faults: [...faults, ...merged.faults] };
  };
  return {
    readTable,
    async read(query) {
      const { about, costs, faults } = await readTable(query);
      return { reading: { ...about, records: costs.records() }, faults };
    },
  };
}

/** Rows are remembered for files that may be parts of one export: names that differ in digits only. */
class SeenRowsOf {
  readonly #byName = new Map<string, SeenRows>();

  of({ name, isPart }: CostContent): SeenRows {
    const key = isPart ? '' : name.replaceAll(/\d+/g, '#');
    const seen = this.#byName.get(key) ?? { rows: new RowSet(), areParts: isPart === true };
    this.#byName.set(key, seen);
    seen.rows.nextFile();
    return seen;
  }
}

async function readContent(
  content: CostContent,
  query: CostQuery,
  options: ContentCostsOptions & { readonly seen: SeenRows; readonly keys: TallyKeys },
): Promise<FileReading & { readonly faults: readonly ReadFault[] }> {
  const { name, path, modifiedAt, isPart } = content;
  const begin = await firstBytes(content.stream(), path);
  const how = { source: name, path, query, ...options };
  const { about, ...read } = await formatOf(begin, content, how);
  const captured = modifiedAt === undefined ? {} : { capturedAt: modifiedAt };
  return {
    name,
    about: { ...about, ...captured },
    ...read,
    ...(isPart && { isPart }),
  };
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
