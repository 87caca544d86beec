import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type PutCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../ports/clock.ts';
import type { DeliveryLog } from '../../ports/violation-store.ts';
import { failedCall } from './failed-call.ts';

/** Longer than any retry: streams keep a record for a day, dead-letter queues for 14. */
const keepSeconds = 30 * 86_400;

type Condition = Pick<PutCommandInput, 'ConditionExpression' | 'ExpressionAttributeValues'>;

/** Deliveries as rows of the violations' table. A row with `claimedUntil` is of one that is not made yet. */
export function deliveryLog(
  client: DynamoDBDocumentClient,
  { tableName, clock }: { readonly tableName: string; readonly clock: Clock },
): DeliveryLog {
  const table = `table ${tableName}`;
  const keyOf = (fingerprint: string, channel: string) => ({
    pk: `DELIVERY#${fingerprint}`,
    sk: channel,
  });
  /** False when the condition does not hold. */
  const put = async (
    key: ReturnType<typeof keyOf>,
    attributes: Readonly<Record<string, string>>,
    condition: Condition = {},
  ): Promise<boolean> => {
    const expiresAt = Math.ceil(clock.now().getTime() / 1000) + keepSeconds;
    const Item = { ...key, ...attributes, expiresAt };
    try {
      await client.send(new PutCommand({ TableName: tableName, Item, ...condition }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw failedCall(error, 'dynamodb:PutItem', table);
    }
  };
  return {
    async wasDelivered(fingerprint, channel) {
      const get = new GetCommand({
        TableName: tableName,
        Key: keyOf(fingerprint, channel),
        ConsistentRead: true,
      });
      try {
        const { Item } = await client.send(get);
        return Item !== undefined && Item['claimedUntil'] === undefined;
      } catch (error) {
        throw failedCall(error, 'dynamodb:GetItem', table);
      }
    },

    async markDelivered(fingerprint, channel) {
      await put(keyOf(fingerprint, channel), { deliveredAt: clock.now().toISOString() });
    },

    async claim(fingerprint, channel, forMs) {
      const now = clock.now();
      const claimedUntil = new Date(now.getTime() + forMs).toISOString();
      return put(
        keyOf(fingerprint, channel),
        { claimedUntil },
        {
          ConditionExpression: 'attribute_not_exists(pk) OR claimedUntil <= :now',
          ExpressionAttributeValues: { ':now': now.toISOString() },
        },
      );
    },

    async giveBack(fingerprint, channel) {
      const claimedUntil = clock.now().toISOString();
      const condition = { ConditionExpression: 'attribute_not_exists(deliveredAt)' };
      await put(keyOf(fingerprint, channel), { claimedUntil }, condition);
    },
  };
}
