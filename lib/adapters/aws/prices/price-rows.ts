import type { PriceRow } from './price-row.ts';
import { computePrices } from './rows/compute.ts';
import { dataServicePrices } from './rows/data-services.ts';
import { databasePrices } from './rows/databases.ts';
import { servicePrices } from './rows/services.ts';

/** Actions whose effect on the bill is known, as data: a row for each kind of thing. */
export const priceRows: readonly PriceRow[] = [
  ...computePrices,
  ...databasePrices,
  ...servicePrices,
  ...dataServicePrices,
];
