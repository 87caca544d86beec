import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
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
    z.object({ kind: z.literal('reviewed'), url: z.string(), approvedBy: z.array(z.string()) }),
    z.object({ kind: z.literal('unreviewed'), reason: z.string() }),
    z.object({ kind: z.literal('unknown'), reason: z.string() }),
  ]),
}) satisfies z.ZodType<ReviewedDeployment>;

const rowSchema = z.object({ deployment: deploymentSchema });

const partitionOf = (day: string): string => `DEPLOYMENT#${day}`;

/** Deployments and their reviews as rows of the violations' table. */
export function deploymentTable(
  client: DynamoDBDocumentClient,
  { tableName, keepDays }: ViolationTableOptions,
): DeploymentLog {
  return {
    async save(deployment) {
      const { at, id } = deployment;
      const put = new PutCommand({
        TableName: tableName,
        Item: {
          pk: partitionOf(at.slice(0, 10)),
          sk: id,
          expiresAt: Math.ceil(Date.parse(at) / 1000) + keepDays * 86_400,
          deployment,
        },
      });
      await client.send(put).catch((error) => {
        throw failedCall(error, 'dynamodb:PutItem', `table ${tableName}`);
      });
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
