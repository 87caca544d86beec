import { amount, text } from './cells.ts';
import type { CsvContext } from './csv-format.ts';
import type { CsvRow } from './csv-rows.ts';
import { defined } from './row-fields.ts';

interface Detail {
  readonly usageType?: string;
  readonly resource?: string;
  readonly quantity?: number;
}

/** Reads what was metered and what was billed, where that is asked for and the file has it. */
export function detailReader(
  { detail, quantities }: Pick<CsvContext, 'detail' | 'quantities'>,
  find: (...names: readonly string[]) => number | undefined,
  names: Readonly<Record<keyof Detail, readonly string[]>>,
): (row: CsvRow) => Detail {
  if (!detail) return () => ({});
  const usageType = find(...names.usageType) ?? -1;
  const resource = find(...names.resource) ?? -1;
  const quantity = (quantities ? find(...names.quantity) : undefined) ?? -1;
  return ({ cells }) =>
    defined({
      usageType: text(cells[usageType]),
      resource: text(cells[resource]),
      quantity: amount(text(cells[quantity]) ?? ''),
    });
}
