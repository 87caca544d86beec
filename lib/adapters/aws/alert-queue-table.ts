import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { silence } from '../../domain/alert/pace.ts';
import { severities } from '../../domain/violation/severity.ts';
import type { AlertQueue } from '../../ports/alert-queue.ts';
import type { Clock } from '../../ports/clock.ts';
import { failedCall } from './failed-call.ts';
import { parseViolation, toViolationItem } from './violation-item.ts';
import { rows } from './violation-table.ts';

const spokenSchema = z.object({
  version: z.string().transform(Number),
  spoken: z.object({
    sent: z.array(
      z.object({ at: z.iso.datetime(), incidentId: z.string(), severity: z.enum(severities) }),
    ),
    digestAt: z.iso.datetime().exactOptional(),
  }),
});

/** Longer than any channel stays down. */
const keepSeconds = 60 * 86_400;

interface AlertQueueOptions {
  readonly tableName: string;
  readonly keepDays: number;
  readonly clock: Clock;
}

const heldKey = (channel: string, fingerprint: string) => ({
  pk: `HELD#${channel}`,
  sk: fingerprint,
});
const spokenKey = (channel: string) => ({ pk: 'SPOKEN', sk: channel });
/** Digits of one length, so that texts compare as numbers do. */
const versionText = (version: number): string => String(version).padStart(12, '0');

/** What channels will tell later, as rows of the violations' table: its stream tells of no such row. */
export function alertQueueTable(
  client: DynamoDBDocumentClient,
  { tableName, keepDays, clock }: AlertQueueOptions,
): AlertQueue {
  const table = `table ${tableName}`;
  const expiresAt = () => Math.ceil(clock.now().getTime() / 1000) + keepSeconds;
  const get = async (Key: Record<string, string>) => {
    try {
      const read = new GetCommand({ TableName: tableName, Key, ConsistentRead: true });
      return (await client.send(read)).Item;
    } catch (error) {
      throw failedCall(error, 'dynamodb:GetItem', table);
    }
  };
  /** False when the condition does not hold. */
  const put = async (Item: Record<string, unknown>, condition: string, seen?: string) => {
    const write = new PutCommand({
      TableName: tableName,
      Item: { ...Item, expiresAt: expiresAt() },
      ConditionExpression: condition,
      ...(seen !== undefined && { ExpressionAttributeValues: { ':seen': seen } }),
    });
    try {
      await client.send(write);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw failedCall(error, 'dynamodb:PutItem', table);
    }
  };
  return {
    async hold(channel, violations) {
      for (const violation of violations) {
        const { document } = toViolationItem(violation, keepDays);
        const item = { ...heldKey(channel, violation.fingerprint), document };
        await put(item, 'attribute_not_exists(pk)');
      }
    },

    async isHeld(channel, fingerprint) {
      return (await get(heldKey(channel, fingerprint))) !== undefined;
    },

    async held(channel, atMost) {
      const query = {
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': heldKey(channel, '').pk },
      };
      const violations = [];
      for await (const { pk, sk, document } of rows(client, query)) {
        violations.push(parseViolation({ pk, sk }, document));
        if (violations.length === atMost) break;
      }
      return violations;
    },

    async release(channel, fingerprint) {
      const remove = new DeleteCommand({
        TableName: tableName,
        Key: heldKey(channel, fingerprint),
      });
      try {
        await client.send(remove);
      } catch (error) {
        throw failedCall(error, 'dynamodb:DeleteItem', table);
      }
    },

    async spoken(channel) {
      const item = await get(spokenKey(channel));
      return item === undefined ? { spoken: silence, version: 0 } : spokenSchema.parse(item);
    },

    async speak(channel, spoken, version) {
      const item = { ...spokenKey(channel), spoken, version: versionText(version + 1) };
      const condition = 'attribute_not_exists(pk) OR version <= :seen';
      return put(item, condition, versionText(version));
    },
  };
}
