import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { threadTable } from '../../../lib/adapters/aws/thread-table.ts';

const table = mockClient(DynamoDBDocumentClient);
const threads = threadTable(table as unknown as DynamoDBDocumentClient, {
  tableName: 'bandog',
  channel: 'ops',
  clock: { now: () => new Date('2026-11-23T10:00:00Z') },
});
beforeEach(() => table.reset());

test('finds what was kept, and nothing before', async () => {
  table
    .on(GetCommand)
    .resolvesOnce({})
    .resolves({ Item: { thread: '100.1' } });
  expect(await threads.find('incident-1')).toBeUndefined();
  expect(await threads.find('incident-1')).toBe('100.1');
  expect(table.commandCalls(GetCommand)[0]?.args[0].input).toMatchObject({
    Key: { pk: 'THREAD#incident-1', sk: 'ops' },
    ConsistentRead: true,
  });
});

test('the first thread stays', async () => {
  table.on(PutCommand).rejects(new ConditionalCheckFailedException({ message: '', $metadata: {} }));
  await expect(threads.keep('incident-1', '100.2')).resolves.toBeUndefined();
  expect(table.commandCalls(PutCommand)[0]?.args[0].input).toMatchObject({
    ConditionExpression: 'attribute_not_exists(pk)',
  });
});

test('other refusals are failures', async () => {
  table.on(PutCommand).rejects(new Error('no'));
  await expect(threads.keep('incident-1', '1')).rejects.toThrow('dynamodb:PutItem');
});
