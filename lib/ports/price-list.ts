import type { PricedPart, UnitPrice } from '../domain/change/priced-change.ts';

/** Knows list prices. */
export interface PriceList {
  /** The on-demand price of one unit in a region. Throws when the list cannot be asked. */
  priceOf(part: PricedPart, region: string): Promise<UnitPrice>;
}
