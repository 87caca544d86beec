import { createHash } from 'node:crypto';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { PricedPart, UnitPrice } from '../../domain/change/priced-change.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PriceCache } from '../../ports/price-cache.ts';
import { failedCall } from './failed-call.ts';

/** Lists change a few times a month. That a price is not there may be over tomorrow. */
const keepDays: Readonly<Record<UnitPrice['kind'], number>> = { known: 7, unknown: 1 };

const priceSchema: z.ZodType<UnitPrice> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('known'),
    amount: z.number(),
    currency: z.string(),
    per: z.enum(['hour', 'month']),
    asOf: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('unknown'), reason: z.string() }),
]);

/** What names a part may be as long as a caller likes; a key has 1,024 bytes. */
function keyOf({ offer, usageType, attributes }: PricedPart, region: string) {
  const asked = JSON.stringify([region, usageType, Object.entries(attributes).sort()]);
  return { pk: `PRICE#${offer}`, sk: createHash('sha256').update(asked).digest('hex') };
}

/** Prices as rows of the violations' table, deleted by their time to live. */
export function priceTable(
  client: DynamoDBDocumentClient,
  { tableName, clock }: { readonly tableName: string; readonly clock: Clock },
): PriceCache {
  const on = `table ${tableName}`;
  const nowSeconds = () => Math.floor(clock.now().getTime() / 1000);
  return {
    async get(part, region) {
      const get = new GetCommand({ TableName: tableName, Key: keyOf(part, region) });
      const { Item } = await client.send(get).catch((error) => {
        throw failedCall(error, 'dynamodb:GetItem', on);
      });
      // Rows are deleted up to two days after their time.
      if (Item === undefined || Number(Item['expiresAt']) <= nowSeconds()) return undefined;
      return priceSchema.safeParse(Item['price']).data;
    },

    async keep(part, region, price) {
      const expiresAt = nowSeconds() + keepDays[price.kind] * 86_400;
      const Item = { ...keyOf(part, region), expiresAt, price };
      await client.send(new PutCommand({ TableName: tableName, Item })).catch((error) => {
        throw failedCall(error, 'dynamodb:PutItem', on);
      });
    },
  };
}
