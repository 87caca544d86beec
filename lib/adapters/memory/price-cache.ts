import type { UnitPrice } from '../../domain/change/priced-change.ts';
import type { PriceCache } from '../../ports/price-cache.ts';

/** Prices kept for the life of the process. */
export function memoryPriceCache(): PriceCache {
  const kept = new Map<string, UnitPrice>();
  const keyOf = (...of: readonly unknown[]) => JSON.stringify(of);
  return {
    get: async (part, region) =>
      kept.get(keyOf(part.offer, part.usageType, part.attributes, region)),
    async keep(part, region, price) {
      kept.set(keyOf(part.offer, part.usageType, part.attributes, region), price);
    },
  };
}
