import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { effects } from '../../domain/change/effect.ts';
import { channels, origins } from '../../domain/change/origin.ts';
import type { SweepLedger, SweptWindow } from '../../ports/sweep-ledger.ts';
import { daysOf } from './calendar.ts';
import { failedCall } from './failed-call.ts';
import { rows, type ViolationTableOptions } from './violation-table.ts';

const count = z.int().nonnegative();

const sweptWindowSchema = z.object({
  region: z.string().min(1),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  sweptAt: z.iso.datetime(),
  tally: z.object({
    seen: count,
    notAChange: count,
    allowed: count,
    excepted: count,
    violations: count,
    unreadable: count,
    attempts: count,
    duplicates: count,
    byOrigin: z.record(z.enum(origins), count),
    byEffect: z.record(z.enum(effects), count),
    byChannel: z.record(z.enum(channels), count),
  }),
  exceptionUses: z.record(z.string(), count),
}) satisfies z.ZodType<SweptWindow>;

const watermarkSchema = z.object({ sweptTo: z.iso.datetime() });

const watermarks = 'WATERMARK';
const partitionOf = (region: string, day: string) => `SWEEP#${region}#${day}`;

/** Swept windows and watermarks as rows of the violations' table. */
export function sweepLedger(
  client: DynamoDBDocumentClient,
  { tableName, keepDays }: ViolationTableOptions,
): SweepLedger {
  const on = `table ${tableName}`;
  const query = (pk: string) =>
    rows(client, {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
    });
  return {
    async watermark(region) {
      const get = new GetCommand({
        TableName: tableName,
        Key: { pk: watermarks, sk: region },
        ConsistentRead: true,
      });
      const { Item } = await client.send(get).catch((error) => {
        throw failedCall(error, 'dynamodb:GetItem', on);
      });
      return Item === undefined ? undefined : parseRow(watermarkSchema, Item).sweptTo;
    },

    async close(window) {
      const put = new PutCommand({ TableName: tableName, Item: toItem(window, keepDays) });
      await client.send(put).catch((error) => {
        throw failedCall(error, 'dynamodb:PutItem', on);
      });
      await client.send(moveWatermark(tableName, window)).catch((error) => {
        if (error instanceof ConditionalCheckFailedException) return;
        throw failedCall(error, 'dynamodb:UpdateItem', on);
      });
    },

    async *list({ from, to }) {
      const [start, end] = [Date.parse(from), Date.parse(to)];
      for await (const { sk: region } of query(watermarks)) {
        const days = daysOf(start, end).map((day) => partitionOf(String(region), day));
        yield* windowsOf(days, query, (at) => start <= at && at < end);
      }
    },
  };
}

async function* windowsOf(
  partitions: readonly string[],
  query: (pk: string) => AsyncIterable<Record<string, unknown>>,
  inside: (startMs: number) => boolean,
): AsyncGenerator<SweptWindow> {
  for (const partition of partitions) {
    for await (const row of query(partition)) {
      const window = parseRow(sweptWindowSchema, row);
      if (inside(Date.parse(window.from))) yield window;
    }
  }
}

function toItem(window: SweptWindow, keepDays: number) {
  return {
    pk: partitionOf(window.region, window.from.slice(0, 10)),
    sk: window.from,
    expiresAt: Math.ceil(Date.parse(window.to) / 1000) + keepDays * 86_400,
    ...window,
  };
}

/** Moves the watermark to the end of `window` unless it is already there or further on. */
function moveWatermark(tableName: string, { region, to }: SweptWindow): UpdateCommand {
  return new UpdateCommand({
    TableName: tableName,
    Key: { pk: watermarks, sk: region },
    UpdateExpression: 'SET sweptTo = :to',
    ConditionExpression: 'attribute_not_exists(sweptTo) OR sweptTo < :to',
    ExpressionAttributeValues: { ':to': to },
  });
}

function parseRow<T>(schema: z.ZodType<T>, row: Record<string, unknown>): T {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  throw new Error(`row ${row['pk']} / ${row['sk']} is nothing a sweep of this version wrote`, {
    cause: parsed.error,
  });
}
