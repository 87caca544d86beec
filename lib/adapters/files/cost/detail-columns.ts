import type { CsvContext } from './csv-format.ts';

type Detail = 'usageType' | 'resource' | 'quantity';

/** Where it says what was metered and what was billed; undefined where that is not asked for or not there. */
export function detailColumns(
  {
    usageTypes,
    resources,
    quantities,
  }: Pick<CsvContext, 'usageTypes' | 'resources' | 'quantities'>,
  find: (...names: readonly string[]) => number | undefined,
  names: Readonly<Record<Detail, readonly string[]>>,
): Readonly<Record<Detail, number | undefined>> {
  return {
    usageType: usageTypes ? find(...names.usageType) : undefined,
    resource: resources ? find(...names.resource) : undefined,
    quantity: quantities ? find(...names.quantity) : undefined,
  };
}
