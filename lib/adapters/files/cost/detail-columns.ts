import type { CsvContext } from './csv-format.ts';

type Detail = 'usageType' | 'resource' | 'quantity';

/** Where it says what was metered and what was billed; undefined where that is not asked for or not there. */
export function detailColumns(
  { detail, quantities }: Pick<CsvContext, 'detail' | 'quantities'>,
  find: (...names: readonly string[]) => number | undefined,
  names: Readonly<Record<Detail, readonly string[]>>,
): Readonly<Record<Detail, number | undefined>> {
  return {
    usageType: detail ? find(...names.usageType) : undefined,
    resource: detail ? find(...names.resource) : undefined,
    quantity: quantities ? find(...names.quantity) : undefined,
  };
}
