import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../ports/clock.ts';
import type { DeliveryLog } from '../../ports/violation-store.ts';
import { failedCall } from './failed-call.ts';

/** Longer than any retry: streams keep a record for a day, dead-letter queues for 14. */
const keepSeconds = 30 * 86_400;

/** Deliveries as rows of the violations' table. */
export function deliveryLog(
  client: DynamoDBDocumentClient,
  { tableName, clock }: { readonly tableName: string; readonly clock: Clock },
): DeliveryLog {
  const keyOf = (fingerprint: string, channel: string) => ({
    pk: `DELIVERY#${fingerprint}`,
    sk: channel,
  });
  return {
    async wasDelivered(fingerprint, channel) {
      const get = new GetCommand({
        TableName: tableName,
        Key: keyOf(fingerprint, channel),
        ConsistentRead: true,
      });
      try {
        return (await client.send(get)).Item !== undefined;
      } catch (error) {
        throw failedCall(error, 'dynamodb:GetItem', `table ${tableName}`);
      }
    },

    async markDelivered(fingerprint, channel) {
      const now = clock.now();
      const put = new PutCommand({
        TableName: tableName,
        Item: {
          ...keyOf(fingerprint, channel),
          deliveredAt: now.toISOString(),
          expiresAt: Math.ceil(now.getTime() / 1000) + keepSeconds,
        },
      });
      try {
        await client.send(put);
      } catch (error) {
        throw failedCall(error, 'dynamodb:PutItem', `table ${tableName}`);
      }
    },
  };
}
