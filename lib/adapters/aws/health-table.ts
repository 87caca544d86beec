import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { HealthReport } from '../../domain/health/finding.ts';
import type { HealthLedger } from '../../ports/health-ledger.ts';
import { failedCall } from './failed-call.ts';
import type { ViolationTableOptions } from './violation-table.ts';

const text = z.string();
const common = { check: text, text };

const healthSchema = z.looseObject({
  checkedAt: z.iso.datetime(),
  findings: z.array(
    z.discriminatedUnion('state', [
      z.looseObject({ ...common, state: z.literal('ok') }),
      z.looseObject({
        ...common,
        state: z.literal('problem'),
        fix: text,
        about: z.array(text).exactOptional(),
      }),
      z.looseObject({ ...common, state: z.literal('accepted'), reason: text }),
      z.looseObject({ ...common, state: z.literal('unknown'), fix: text.exactOptional() }),
    ]),
  ),
}) satisfies z.ZodType<HealthReport>;

const Key = { pk: 'HEALTH', sk: 'LATEST' };

/** The last look at Bandog itself as one row of the violations' table. */
export function healthTable(
  client: DynamoDBDocumentClient,
  { tableName, keepDays }: ViolationTableOptions,
): HealthLedger {
  const on = `table ${tableName}`;
  return {
    async save(report) {
      const expiresAt = Math.ceil(Date.parse(report.checkedAt) / 1000) + keepDays * 86_400;
      const put = new PutCommand({ TableName: tableName, Item: { ...Key, expiresAt, report } });
      await client.send(put).catch((error) => {
        throw failedCall(error, 'dynamodb:PutItem', on);
      });
    },

    async latest() {
      const get = new GetCommand({ TableName: tableName, Key });
      const { Item } = await client.send(get).catch((error) => {
        throw failedCall(error, 'dynamodb:GetItem', on);
      });
      if (Item === undefined) return undefined;
      const parsed = healthSchema.safeParse(Item['report']);
      // Another version's: the next look writes it anew, so it is as good as none.
      return parsed.success ? parsed.data : undefined;
    },
  };
}
