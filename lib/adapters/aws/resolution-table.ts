import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { origins } from '../../domain/change/origin.ts';
import type { Resolution } from '../../domain/change/resolution.ts';
import type { ResolutionLog } from '../../ports/resolution-log.ts';
import { daysOf } from './calendar.ts';
import { putOnce } from './put-once.ts';
import { readableRow } from './readable-row.ts';
import { rows, type ViolationTableOptions } from './violation-table.ts';

const resolutionSchema = z.object({
  how: z.enum(['put-back', 'removed', 'deployed-over', 'adopted', 'counterpart', 'found-undone']),
  at: z.iso.datetime(),
  by: z.string().exactOptional(),
  origin: z.enum(origins).exactOptional(),
  eventId: z.string().exactOptional(),
  detail: z.string().exactOptional(),
}) satisfies z.ZodType<Resolution>;

const rowSchema = z.object({ sk: z.string(), resolution: resolutionSchema });

/** Filed under the day of the violation, in rows of their own. */
export const resolutionPrefix = 'RESOLUTION#';
const partitionOf = (day: string): string => `${resolutionPrefix}${day}`;

/** How violations ended, as rows of the violations' table. */
export function resolutionTable(
  client: DynamoDBDocumentClient,
  { tableName, keepDays }: ViolationTableOptions,
): ResolutionLog {
  return {
    async resolve({ fingerprint, at }, resolution, noticedAt) {
      return putOnce(client, tableName, {
        pk: partitionOf(at.slice(0, 10)),
        sk: fingerprint,
        expiresAt: Math.ceil(Date.parse(at) / 1000) + (keepDays + 1) * 86_400,
        resolution,
        noticedAt,
      });
    },

    async list({ from, to }, onFault) {
      const found = new Map<string, Resolution>();
      for (const day of daysOf(Date.parse(from), Date.parse(to))) {
        const query = {
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': partitionOf(day) },
        };
        for await (const row of rows(client, query)) {
          const key = { table: tableName, pk: row['pk'], sk: row['sk'] };
          for (const { sk, resolution } of readableRow(key, () => parse(row), onFault))
            found.set(sk, resolution);
        }
      }
      return found;
    },
  };
}

function parse(row: Record<string, unknown>): z.output<typeof rowSchema> {
  const parsed = rowSchema.safeParse(row);
  if (parsed.success) return parsed.data;
  throw new Error(`row ${row['pk']} / ${row['sk']} is no resolution this version can read`, {
    cause: parsed.error,
  });
}
