import { text } from './cells.ts';
import type { CsvContext } from './csv-format.ts';
import type { CsvRow } from './csv-rows.ts';
import { defined } from './row-fields.ts';

interface Detail {
  readonly usageType?: string;
  readonly resource?: string;
}

/** Reads what was metered and what was billed, where that is asked for and the file has it. */
export function detailReader(
  { detail }: Pick<CsvContext, 'detail'>,
  find: (...names: readonly string[]) => number | undefined,
  names: Readonly<Record<keyof Detail, readonly string[]>>,
): (row: CsvRow) => Detail {
  if (!detail) return () => ({});
  const usageType = find(...names.usageType) ?? -1;
  const resource = find(...names.resource) ?? -1;
  return ({ cells }) =>
    defined({ usageType: text(cells[usageType]), resource: text(cells[resource]) });
}
