import { isWantedProduct } from '../adapters/aws/prices/wanted-product.ts';
import { priceFiles } from '../adapters/files/prices/price-files.ts';
import type { PriceList } from '../ports/price-list.ts';

/** List prices in a file of the AWS Price List bulk API, or a folder of them; of the live API where none is named. */
export async function pricesIn(place: string | true): Promise<PriceList> {
  if (place !== true) return priceFiles(place, isWantedProduct);
  // Loaded only when asked for: the AWS client takes longer to load than the rest.
  const { livePrices } = await import('./explain-anomalies.ts');
  return livePrices();
}
