import { gunzipSync, gzipSync } from 'node:zlib';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { AnomalyMemory } from '../../domain/cost/anomaly/anomaly-memory.ts';
import type { AnomalyLedger } from '../../ports/anomaly-ledger.ts';
import { episodeSchema } from './anomaly-schema.ts';
import { failedCall } from './failed-call.ts';
import type { ViolationTableOptions } from './violation-table.ts';

const memorySchema = z.object({
  judgedUntil: z.iso.date(),
  episodes: z.array(
    z.object({
      episode: episodeSchema,
      incidentId: z.string(),
      toldDailyImpact: z.number().exactOptional(),
      growths: z.number(),
      endTold: z.boolean(),
      missed: z.number(),
    }),
  ),
}) satisfies z.ZodType<AnomalyMemory>;

/** What is known of anomalies as a row for each source in the violations' table, zipped. */
export function anomalyTable(
  client: DynamoDBDocumentClient,
  { tableName, keepDays }: ViolationTableOptions,
): AnomalyLedger {
  const on = `table ${tableName}`;
  const keyOf = (source: string) => ({ pk: 'ANOMALIES', sk: source });
  return {
    async load(source) {
      const get = new GetCommand({
        TableName: tableName,
        Key: keyOf(source),
        ConsistentRead: true,
      });
      const { Item } = await client.send(get).catch((error) => {
        throw failedCall(error, 'dynamodb:GetItem', on);
      });
      return Item === undefined ? undefined : parse(source, Item['document']);
    },

    async save(source, memory) {
      const judged = Date.parse(`${memory.judgedUntil}T00:00:00Z`) / 1000;
      const Item = {
        ...keyOf(source),
        expiresAt: judged + keepDays * 86_400,
        document: gzipSync(JSON.stringify(memory)),
      };
      await client.send(new PutCommand({ TableName: tableName, Item })).catch((error) => {
        throw failedCall(error, 'dynamodb:PutItem', on);
      });
    },
  };
}

function parse(source: string, document: unknown): AnomalyMemory {
  try {
    return memorySchema.parse(JSON.parse(gunzipSync(document as Uint8Array).toString('utf8')));
  } catch (error) {
    throw new Error(`row ANOMALIES / ${source} holds no anomalies this version can read`, {
      cause: error,
    });
  }
}
