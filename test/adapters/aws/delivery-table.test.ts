import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
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

test('what is claimed is not delivered yet', async () => {
  table.on(GetCommand).resolves({ Item: { ...Key, claimedUntil: '2026-11-23T10:08:00.000Z' } });
  expect(await log.wasDelivered('f1', 'slack')).toBe(false);
});

test('claims what nobody told and nobody claims now', async () => {
  table.on(PutCommand).resolves({});
  expect(await log.claim('f1', 'slack', 480_000)).toBe(true);
  expect(table.commandCalls(PutCommand)[0]?.args[0].input).toMatchObject({
    Item: { ...Key, claimedUntil: '2026-11-23T10:08:00.000Z' },
    ConditionExpression: 'attribute_not_exists(pk) OR claimedUntil <= :now',
    ExpressionAttributeValues: { ':now': '2026-11-23T10:00:00.000Z' },
  });
});

test('a claim that another holds is none, and giving one back touches nothing that was told', async () => {
  const refused = new ConditionalCheckFailedException({ message: 'no', $metadata: {} });
  table.on(PutCommand).rejects(refused);
  expect(await log.claim('f1', 'slack', 480_000)).toBe(false);
  await log.giveBack('f1', 'slack');
  expect(table.commandCalls(PutCommand)[1]?.args[0].input).toMatchObject({
    Item: { ...Key, claimedUntil: '2026-11-23T10:00:00.000Z' },
    ConditionExpression: 'attribute_not_exists(deliveredAt)',
  });
});

test('failures surface: not knowing is not "not delivered"', async () => {
  table.rejects(new Error('throttled'));
  await expect(log.wasDelivered('f1', 'slack')).rejects.toThrow('dynamodb:GetItem on table bandog');
  for (const put of [
    log.markDelivered('f1', 'slack'),
    log.claim('f1', 'slack', 1),
    log.giveBack('f1', 'slack'),
  ]) {
    await expect(put).rejects.toThrow('dynamodb:PutItem on table bandog');
  }
});
