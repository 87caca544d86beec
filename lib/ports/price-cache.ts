import type { PricedPart, UnitPrice } from '../domain/change/priced-change.ts';

/** Keeps what a price list said for some days, so that not every process asks it again. */
export interface PriceCache {
  /** Undefined when nothing is kept, or it is too old. */
  get(part: PricedPart, region: string): Promise<UnitPrice | undefined>;
  keep(part: PricedPart, region: string, price: UnitPrice): Promise<void>;
}
