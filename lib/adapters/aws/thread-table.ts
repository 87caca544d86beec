import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Clock } from '../../ports/clock.ts';
import type { ThreadLog } from '../../ports/thread-log.ts';
import { failedCall } from './failed-call.ts';
import { putOnce } from './put-once.ts';

const rowSchema = z.object({ thread: z.string() });

/** Nobody answers in a thread that is older. */
const keepSeconds = 400 * 86_400;

interface ThreadTableOptions {
  readonly tableName: string;
  /** The name of the channel whose threads they are. */
  readonly channel: string;
  readonly clock: Clock;
}

/** One channel's threads, as rows of the violations' table. */
export function threadTable(
  client: DynamoDBDocumentClient,
  { tableName, channel, clock }: ThreadTableOptions,
): ThreadLog {
  const keyOf = (incidentId: string) => ({ pk: `THREAD#${incidentId}`, sk: channel });
  return {
    async find(incidentId) {
      const get = new GetCommand({
        TableName: tableName,
        Key: keyOf(incidentId),
        ConsistentRead: true,
      });
      try {
        const { Item } = await client.send(get);
        return Item === undefined ? undefined : rowSchema.parse(Item).thread;
      } catch (error) {
        throw failedCall(error, 'dynamodb:GetItem', `table ${tableName}`);
      }
    },

    async keep(incidentId, thread) {
      await putOnce(client, tableName, {
        ...keyOf(incidentId),
        thread,
        expiresAt: Math.ceil(clock.now().getTime() / 1000) + keepSeconds,
      });
    },
  };
}
