import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type OfferedProduct, unitPriceOf } from '../../../domain/change/offered-product.ts';
import type { PriceList } from '../../../ports/price-list.ts';
import { byteStream } from '../byte-stream.ts';
import { firstBytes } from '../cost/first-bytes.ts';
import { readBulkCsv } from './bulk-csv.ts';
import { type IsWanted, type ReadOffer, readBulkJson } from './bulk-json.ts';

/**
 * Prices in files of the AWS Price List bulk API: an offer as JSON or CSV, gzip or not, or a folder of
 * them. They are read once, when the first price is asked for; only products that are `isWanted` are kept.
 * Throws an Error that names the file when it cannot be read, or is none.
 */
export function priceFiles(place: string, isWanted: IsWanted): PriceList {
  let reading: Promise<ReadonlyMap<string, readonly OfferedProduct[]>> | undefined;
  return {
    async priceOf(part, region) {
      reading ??= readAll(place, isWanted);
      const offers = await reading;
      if (![...offers.keys()].some((key) => key.startsWith(`${part.offer} `)))
        return { kind: 'unknown', reason: `the price files hold no offer ${part.offer}` };
      return unitPriceOf(offers.get(keyOf(part.offer, region)) ?? [], part);
    },
  };
}

const keyOf = (offer: string, region: string): string => `${offer} ${region}`;

async function readAll(place: string, isWanted: IsWanted) {
  const offers = new Map<string, OfferedProduct[]>();
  for (const path of await filesIn(place)) {
    const { offer, products } = await readOffer(path, isWanted);
    for (const product of products) {
      const key = keyOf(offer, product.attributes['regionCode'] ?? '');
      const ofRegion = offers.get(key) ?? [];
      ofRegion.push(product);
      offers.set(key, ofRegion);
    }
    if (products.length === 0) offers.set(keyOf(offer, ''), []);
  }
  return offers;
}

async function filesIn(place: string): Promise<readonly string[]> {
  if (!(await stat(place)).isDirectory()) return [place];
  const found = await readdir(place, { recursive: true, withFileTypes: true });
  const files = found
    .filter((entry) => entry.isFile() && /\.(csv|json)(\.gz)?$/i.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name));
  if (files.length > 0) return files.sort();
  throw new Error(`${place}: no price list; expected files of offers, .json or .csv, gzip or not`);
}

async function readOffer(path: string, isWanted: IsWanted): Promise<ReadOffer> {
  const { text, stream } = await firstBytes(byteStream(path), path);
  try {
    return /^\ufeff?\s*\{/.test(text)
      ? await readBulkJson(textOf(stream), isWanted)
      : await readBulkCsv(stream, isWanted);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${path}: ${reason}`, { cause: error });
  }
}

async function* textOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
