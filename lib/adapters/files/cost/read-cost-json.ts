import { tableOf } from '../../../domain/cost/cost-table.ts';
import type { ReadFault } from '../../../domain/fault/read-fault.ts';
import { type DocumentSlice, JsonDocuments } from '../json-documents.ts';
import { isNoValue } from '../read-slice.ts';
import type { AnswerReader, CostFileRead, ReadCostOptions } from './cost-file-read.ts';
import { isArchiveError } from './first-bytes.ts';

/** One page of a year by day and service is well below this. */
const maxPageBytes = 256 * 1024 * 1024;

/** Costs of a saved answer: one page, pages one after another, or a list of pages. */
export async function readCostJson(
  chunks: AsyncIterable<Buffer>,
  options: ReadCostOptions & { readonly readAnswer: AnswerReader },
): Promise<CostFileRead> {
  const { source, path, query, metric, readAnswer } = options;
  const { pages, faults } = await readPages(chunks, source);
  if (pages.length === 0)
    throw new Error(
      `${path}: no saved answer of GetCostAndUsage: ${faults[0]?.message ?? 'ResultsByTime is missing'}`,
    );
  const answer = readAnswer(pages, { source, ...(metric !== undefined && { metric }) });
  const { from = '', to = '\uffff' } = query;
  if (answer.records.length === 0)
    throw new Error(
      `${path}: the answer holds no day of costs${answer.faults[0] ? `: ${answer.faults[0].message}` : ''}`,
    );
  return {
    about: {
      source,
      kind: 'cost-explorer',
      currency: answer.currency,
      metric: answer.metric,
      estimatedDays: answer.estimatedDays,
    },
    costs: tableOf(answer.records.filter(({ date }) => from <= date && date < to)),
    faults: [...faults, ...answer.faults],
  };
}

async function readPages(chunks: AsyncIterable<Buffer>, source: string) {
  const documents = new JsonDocuments(maxPageBytes);
  const pages: unknown[] = [];
  const faults: ReadFault[] = [];
  const take = (slice: DocumentSlice) => {
    const page = pageOf(slice);
    if ('page' in page) pages.push(page.page);
    else faults.push({ source, place: `page ${slice.record}`, ...page });
  };
  try {
    for await (const chunk of chunks) for (const slice of documents.push(chunk)) take(slice);
  } catch (error) {
    if (!isArchiveError(error)) throw error;
    faults.push({ source, code: 'truncated', message: 'the gzip archive breaks off' });
  }
  for (const slice of documents.end()) take(slice);
  return { pages, faults };
}

type NoPage = Pick<ReadFault, 'code' | 'message' | 'value'>;

function pageOf({ text, kind }: DocumentSlice): { readonly page: unknown } | NoPage {
  const value = text.slice(0, 200);
  if (kind === 'cut') return { code: 'truncated', value, message: 'the page breaks off' };
  if (isNoValue(kind)) return { code: 'not-json', value, message: 'no JSON object' };
  try {
    const page: unknown = JSON.parse(text);
    return isPage(page)
      ? { page }
      : {
          code: 'missing-field',
          value,
          message: 'ResultsByTime is missing',
        };
  } catch (error) {
    return {
      code: 'not-json',
      value,
      message: `no valid JSON: ${error instanceof Error ? error.message : ''}`,
    };
  }
}

const isPage = (document: unknown): boolean =>
  typeof document === 'object' &&
  document !== null &&
  'ResultsByTime' in document &&
  Array.isArray(document.ResultsByTime);
