import { PricingClient } from '@aws-sdk/client-pricing';
import { awsPriceList } from '../adapters/aws/price-list.ts';
import { priceTable } from '../adapters/aws/price-table.ts';
import { billedUnder } from '../adapters/aws/prices/billed-under.ts';
import type { BilledUnder } from '../domain/violation/find-suspects.ts';
import type { PriceCache } from '../ports/price-cache.ts';
import type { PriceList } from '../ports/price-list.ts';
import { systemClock } from './system-clock.ts';
import { tableClient } from './table-client.ts';

/** Where calls are billed. */
export const billing: { readonly billedUnder: BilledUnder } = { billedUnder };

/** List prices of the AWS Price List Query API, which lives in us-east-1. */
export const livePrices = (cache?: PriceCache): PriceList =>
  awsPriceList(new PricingClient({ region: 'us-east-1', maxAttempts: 5 }), cache);

/** The same, kept in the table: a function that starts anew does not ask again. */
export const keptPrices = (tableName: string): PriceList =>
  livePrices(priceTable(tableClient(), { tableName, clock: systemClock }));
