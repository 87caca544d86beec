import { PricingClient } from '@aws-sdk/client-pricing';
import { awsPriceList } from '../adapters/aws/price-list.ts';
import { billedUnder } from '../adapters/aws/prices/billed-under.ts';
import type { BilledUnder } from '../domain/violation/find-suspects.ts';
import type { PriceList } from '../ports/price-list.ts';

/** Where calls are billed. */
export const billing: { readonly billedUnder: BilledUnder } = { billedUnder };

/** List prices of the AWS Price List Query API, which lives in us-east-1. */
export const livePrices = (): PriceList =>
  awsPriceList(new PricingClient({ region: 'us-east-1', maxAttempts: 5 }));
