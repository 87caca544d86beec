import { type Filter, type PricingClient, paginateGetProducts } from '@aws-sdk/client-pricing';
import * as z from 'zod';
import { type OfferedProduct, pricesOf, unitPriceOf } from '../../domain/change/offered-product.ts';
import type { PriceCache } from '../../ports/price-cache.ts';
import type { PriceList } from '../../ports/price-list.ts';
import { failedCall } from './failed-call.ts';

const text = z.string();

/** One product of a GetProducts answer, which comes as JSON in a text. */
const answerSchema = z.object({
  product: z.object({
    productFamily: text.optional(),
    attributes: z.record(text, text),
  }),
  publicationDate: text.optional(),
  terms: z.object({
    OnDemand: z
      .record(
        text,
        z.object({
          priceDimensions: z.record(
            text,
            z.object({
              unit: text,
              beginRange: text.optional(),
              pricePerUnit: z.record(text, text),
            }),
          ),
        }),
      )
      .optional(),
  }),
});

/**
 * Prices of the AWS Price List Query API, all pages. The client must be of us-east-1 (or another region
 * that has this API). Answers are kept for the life of the process, and in the cache: lists change a few
 * times a month. A cache that fails is done without.
 */
export function awsPriceList(client: PricingClient, cache?: PriceCache): PriceList {
  const known = new Map<string, readonly OfferedProduct[]>();
  return {
    async priceOf(part, region) {
      const kept = await cache?.get(part, region).catch(() => undefined);
      if (kept !== undefined) return kept;
      const filters = Object.entries({ regionCode: region, ...part.attributes }).map(
        ([Field, Value]): Filter => ({ Type: 'TERM_MATCH', Field, Value }),
      );
      const key = JSON.stringify([part.offer, filters]);
      const products = known.get(key) ?? (await ask(client, part.offer, filters));
      known.set(key, products);
      const price = unitPriceOf(products, part);
      await cache?.keep(part, region, price).catch(() => undefined);
      return price;
    },
  };
}

async function ask(
  client: PricingClient,
  ServiceCode: string,
  Filters: Filter[],
): Promise<OfferedProduct[]> {
  const products: OfferedProduct[] = [];
  try {
    const query = { ServiceCode, Filters, FormatVersion: 'aws_v1' };
    for await (const { PriceList: page = [] } of paginateGetProducts({ client }, query))
      for (const product of page) products.push(toProduct(product));
  } catch (error) {
    throw failedCall(error, 'pricing:GetProducts', 'AWS Price List');
  }
  return products;
}

function toProduct(raw: unknown): OfferedProduct {
  const { product, terms, publicationDate } = answerSchema.parse(JSON.parse(String(raw)));
  return {
    attributes: { ...product.attributes, productFamily: product.productFamily ?? '' },
    prices: pricesOf(terms.OnDemand ?? {}),
    ...(publicationDate !== undefined && { asOf: publicationDate.slice(0, 10) }),
  };
}
