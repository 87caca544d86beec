import { gunzipSync, gzipSync } from 'node:zlib';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { CostSnapshot } from '../../domain/cost/cost-snapshot.ts';
import type { CostHistory } from '../../ports/cost-history.ts';
import { failedCall } from './failed-call.ts';
import { rows, type ViolationTableOptions } from './violation-table.ts';

const snapshotSchema = z.object({
  source: z.string(),
  capturedAt: z.iso.datetime(),
  currency: z.string(),
  metric: z.string(),
  days: z.record(z.iso.date(), z.tuple([z.number(), z.number()])),
}) satisfies z.ZodType<CostSnapshot>;

const partitionOf = (source: string) => `COSTS#${source}`;

/** Fetches as rows of the violations' table, zipped: four months of days are about 2 KB. */
export function costHistoryTable(
  client: DynamoDBDocumentClient,
  { tableName, keepDays }: ViolationTableOptions,
): CostHistory {
  const on = `table ${tableName}`;
  return {
    async keep(snapshot) {
      const Item = {
        pk: partitionOf(snapshot.source),
        sk: snapshot.capturedAt,
        expiresAt: Math.ceil(Date.parse(snapshot.capturedAt) / 1000) + keepDays * 86_400,
        document: gzipSync(JSON.stringify(snapshot)),
      };
      await client.send(new PutCommand({ TableName: tableName, Item })).catch((error) => {
        throw failedCall(error, 'dynamodb:PutItem', on);
      });
    },

    async list(source, from) {
      const snapshots: CostSnapshot[] = [];
      const found = rows(client, {
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk AND sk >= :from',
        ExpressionAttributeValues: { ':pk': partitionOf(source), ':from': from },
      });
      for await (const row of found) snapshots.push(parseRow(row));
      return snapshots;
    },
  };
}

function parseRow({ sk, document }: Record<string, unknown>): CostSnapshot {
  try {
    return snapshotSchema.parse(JSON.parse(gunzipSync(document as Uint8Array).toString('utf8')));
  } catch (error) {
    throw new Error(`row ${String(sk)} holds no costs this version can read`, { cause: error });
  }
}
