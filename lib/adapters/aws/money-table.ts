import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { JudgedMoney, MoneyLedger } from '../../ports/money-ledger.ts';
import { episodeSchema } from './anomaly-schema.ts';
import { budgetStateSchema, dayAmountsSchema } from './budget-state-schema.ts';
import { failedCall } from './failed-call.ts';
import type { ViolationTableOptions } from './violation-table.ts';

const text = z.string();

const faultSchema = z.looseObject({
  source: text,
  place: text.exactOptional(),
  field: text.exactOptional(),
  value: text.exactOptional(),
  code: text,
  message: text,
}) as unknown as z.ZodType<ReadFault>;

const judgedSchema = z.looseObject({
  judgedAt: z.iso.datetime(),
  money: z.looseObject({
    source: text,
    currency: text,
    metric: text,
    capturedAt: text.exactOptional(),
    budgets: z.array(budgetStateSchema),
    series: z.array(z.looseObject({ name: text, days: dayAmountsSchema })),
    anomalies: z
      .looseObject({
        episodes: z.array(episodeSchema),
        notShown: z.number(),
        tooSmall: z.number(),
        minimumImpact: z.number(),
        unknown: z
          .array(z.looseObject({ detector: text.exactOptional(), reason: text }))
          .exactOptional(),
      })
      .exactOptional(),
  }),
  faults: z.array(faultSchema),
}) as unknown as z.ZodType<JudgedMoney>;

const Key = { pk: 'MONEY', sk: 'LATEST' };

/** The last judgement of costs as one row of the violations' table, as JSON. */
export function moneyLedger(
  client: DynamoDBDocumentClient,
  { tableName, keepDays }: ViolationTableOptions,
): MoneyLedger {
  const on = `table ${tableName}`;
  return {
    async save(judged) {
      const expiresAt = Math.ceil(Date.parse(judged.judgedAt) / 1000) + keepDays * 86_400;
      const Item = { ...Key, expiresAt, document: JSON.stringify(judged) };
      await client.send(new PutCommand({ TableName: tableName, Item })).catch((error) => {
        throw failedCall(error, 'dynamodb:PutItem', on);
      });
    },

    async latest() {
      const get = new GetCommand({ TableName: tableName, Key });
      const { Item } = await client.send(get).catch((error) => {
        throw failedCall(error, 'dynamodb:GetItem', on);
      });
      return Item === undefined ? undefined : parseJudged(Item['document']);
    },
  };
}

function parseJudged(document: unknown): JudgedMoney {
  try {
    return judgedSchema.parse(JSON.parse(String(document)));
  } catch (error) {
    throw new Error(`row ${Key.pk} / ${Key.sk} holds no costs this version can read`, {
      cause: error,
    });
  }
}
