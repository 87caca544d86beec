import * as z from 'zod';
import { type OfferedProduct, pricesOf } from '../../../domain/change/offered-product.ts';
import { JsonValues, type KeyPath } from './json-values.ts';

const text = z.string();
const productSchema = z.object({
  productFamily: text.optional(),
  attributes: z.record(text, text),
});
const termsSchema = z.record(
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
);

/** Which products are worth keeping: a whole offer holds millions. */
export type IsWanted = (offer: string, attributes: OfferedProduct['attributes']) => boolean;

/** The products of one offer. */
export interface ReadOffer {
  readonly offer: string;
  readonly products: readonly OfferedProduct[];
}

const isProduct = ({ length, 0: section }: KeyPath): boolean =>
  length === 2 && section === 'products';
const isOnDemand = ({ length, 0: section, 1: kind }: KeyPath): boolean =>
  length === 3 && section === 'terms' && kind === 'OnDemand';

/**
 * An offer of the AWS Price List bulk API as JSON, streamed: its products and their on-demand prices
 * (docs.aws.amazon.com/awsaccountbilling, "Reading the service price list file").
 */
export async function readBulkJson(
  pieces: AsyncIterable<string>,
  isWanted: IsWanted,
): Promise<ReadOffer> {
  const products = new Map<string, OfferedProduct>();
  const found: OfferedProduct[] = [];
  const values = new JsonValues((path) => isProduct(path) || isOnDemand(path));
  let begin: Beginning | undefined;
  for await (const piece of pieces) {
    begin ??= beginningOf(piece);
    for (const { path, json } of values.push(piece)) {
      const [section, second = '', sku = ''] = path;
      if (section === 'products') {
        const product = toProduct(JSON.parse(json), begin);
        if (isWanted(begin.offer, product.attributes)) products.set(second, product);
      } else found.push(...pricedProduct(products.get(sku), json));
    }
  }
  return { offer: begin?.offer ?? '', products: found };
}

function toProduct(document: unknown, { asOf }: Beginning): OfferedProduct {
  const { attributes, productFamily = '' } = productSchema.parse(document);
  return {
    attributes: { ...attributes, productFamily },
    prices: [],
    ...(asOf !== undefined && { asOf }),
  };
}

/** Prices of products that nobody wants are not even parsed. */
const pricedProduct = (product: OfferedProduct | undefined, json: string): OfferedProduct[] =>
  product === undefined
    ? []
    : [{ ...product, prices: pricesOf(termsSchema.parse(JSON.parse(json))) }];

interface Beginning {
  readonly offer: string;
  readonly asOf?: string;
}

/** The offer and its date stand before its products. Throws an Error when no offer is named. */
function beginningOf(piece: string): Beginning {
  const [, offer] = /"offerCode"\s*:\s*"(\w+)"/.exec(piece) ?? [];
  if (offer === undefined)
    throw new Error('no price list of AWS: offerCode is missing at its beginning');
  const [, asOf] = /"publicationDate"\s*:\s*"(\d{4}-\d{2}-\d{2})/.exec(piece) ?? [];
  return { offer, ...(asOf !== undefined && { asOf }) };
}
