import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { DeploymentLog, ReviewedDeployment } from '../../ports/deployment-log.ts';
import { daysOf } from './calendar.ts';
import { failedCall } from './failed-call.ts';
import { rows, type ViolationTableOptions } from './violation-table.ts';

const deploymentSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  account: z.string(),
  region: z.string(),
  engine: z.string(),
  unit: z.string(),
  review: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('reviewed'),
      url: z.string(),
      approvedBy: z.array(z.string()),
      since: z.exactOptional(z.string()),
    }),
    z.object({ kind: z.literal('unreviewed'), reason: z.string() }),
    z.object({ kind: z.literal('unknown'), reason: z.string() }),
  ]),
}) satisfies z.ZodType<ReviewedDeployment>;

const rowSchema = z.object({ deployment: deploymentSchema });

const markSchema = z.object({ sha: z.string() });

const partitionOf = (day: string): string => `DEPLOYMENT#${day}`;

const markPartition = (key: string): string => `DEPLOYED#${key}`;

/** Sorts by time, whatever the precision of that is. */
const markOrder = (at: string): string => new Date(at).toISOString();

/** Deployments and their reviews as rows of the violations' table. */
export function deploymentTable(
  client: DynamoDBDocumentClient,
  { tableName, keepDays }: ViolationTableOptions,
): DeploymentLog {
  const put = async (item: Record<string, unknown>): Promise<void> => {
    await client.send(new PutCommand({ TableName: tableName, Item: item })).catch((error) => {
      throw failedCall(error, 'dynamodb:PutItem', `table ${tableName}`);
    });
  };
  const expiry = (at: string): number => Math.ceil(Date.parse(at) / 1000) + keepDays * 86_400;
  return {
    async save(deployment) {
      const { at, id } = deployment;
      await put({ pk: partitionOf(at.slice(0, 10)), sk: id, expiresAt: expiry(at), deployment });
    },

    async mark(keys, { id, at, sha }) {
      for (const key of keys) {
        const sk = `${markOrder(at)}#${id}`;
        await put({ pk: markPartition(key), sk, expiresAt: expiry(at), sha });
      }
    },

    async lastBefore(key, at) {
      const query = new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk AND sk < :at',
        ExpressionAttributeValues: { ':pk': markPartition(key), ':at': markOrder(at) },
        ScanIndexForward: false,
        Limit: 1,
      });
      const { Items: [row] = [] } = await client.send(query).catch((error) => {
        throw failedCall(error, 'dynamodb:Query', `table ${tableName}`);
      });
      return row && markSchema.parse(row).sha;
    },

    async *list({ from, to }) {
      const [start, end] = [Date.parse(from), Date.parse(to)];
      for (const day of daysOf(start, end)) {
        const query = {
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': partitionOf(day) },
        };
        for await (const row of rows(client, query)) {
          const { deployment } = rowSchema.parse(row);
          const at = Date.parse(deployment.at);
          if (start <= at && at < end) yield deployment;
        }
      }
    },
  };
}
