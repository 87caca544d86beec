import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { deliveryLog } from '../../../lib/adapters/aws/delivery-table.ts';
import { memoryClock } from '../../../lib/adapters/memory/clock.ts';
import { tableClient } from '../../../lib/wiring/table-client.ts';

const table = mockClient(DynamoDBDocumentClient);
const clock = memoryClock('2026-11-23T10:00:00Z');
const log = deliveryLog(tableClient(), { tableName: 'bandog', clock });
const Key = { pk: 'DELIVERY#f1', sk: 'slack' };

beforeEach(() => table.reset());

test('marks one violation on one channel, for 30 days', async () => {
  table.on(PutCommand).resolves({});
  await log.markDelivered('f1', 'slack');
  expect(table.commandCalls(PutCommand)[0]?.args[0].input.Item).toEqual({
    ...Key,
    deliveredAt: '2026-11-23T10:00:00.000Z',
    expiresAt: Date.parse('2026-12-23T10:00:00Z') / 1000,
  });
});

test('knows what was marked, with a consistent read, and nothing else', async () => {
  table.on(GetCommand).resolves({});
  table.on(GetCommand, { Key, ConsistentRead: true }).resolves({ Item: Key });
  expect(await log.wasDelivered('f1', 'slack')).toBe(true);
  expect(await log.wasDelivered('f1', 'sns')).toBe(false);
  expect(await log.wasDelivered('f2', 'slack')).toBe(false);
});

test('failures surface: not knowing is not "not delivered"', async () => {
  table.rejects(new Error('throttled'));
  await expect(log.wasDelivered('f1', 'slack')).rejects.toThrow('dynamodb:GetItem on table bandog');
  await expect(log.markDelivered('f1', 'slack')).rejects.toThrow(
    'dynamodb:PutItem on table bandog',
  );
});
