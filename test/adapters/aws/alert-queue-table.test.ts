import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { alertQueueTable } from '../../../lib/adapters/aws/alert-queue-table.ts';
import { changeBy, consoleEvent } from '../../builders.ts';

const table = mockClient(DynamoDBDocumentClient);
const queue = alertQueueTable(
  DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' })),
  {
    tableName: 'bandog',
    keepDays: 400,
    clock: { now: () => new Date('2026-11-23T10:00:00Z') },
  },
);
const taken = () => new ConditionalCheckFailedException({ message: '', $metadata: {} });
beforeEach(() => table.reset());

describe('what is put aside', () => {
  test('is kept whole, once', async () => {
    table.on(PutCommand).resolvesOnce({}).rejects(taken());
    await queue.hold('sns', [changeBy(), changeBy()]);
    const [first] = table.commandCalls(PutCommand).map((call) => call.args[0].input);
    expect(first).toMatchObject({
      Item: { pk: 'HELD#sns', sk: 'fingerprint-of-event-1' },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    expect(JSON.parse(first?.Item?.['document'])).toEqual(changeBy());
  });

  test('comes back from all pages, as many as are asked for', async () => {
    const row = (id: string) => ({
      pk: 'HELD#sns',
      sk: id,
      document: JSON.stringify(changeBy({ event: consoleEvent({ id }) })),
    });
    table
      .on(QueryCommand)
      .resolvesOnce({ Items: [row('1'), row('2')], LastEvaluatedKey: { pk: 'HELD#sns', sk: '2' } })
      .resolves({ Items: [row('3'), row('4')] });
    const held = await queue.held('sns', 3);
    expect(held.map(({ fingerprint }) => fingerprint)).toEqual([
      'fingerprint-of-1',
      'fingerprint-of-2',
      'fingerprint-of-3',
    ]);
  });

  test('is asked for with consistency, and let go', async () => {
    table.on(GetCommand).resolvesOnce({ Item: {} }).resolves({});
    table.on(DeleteCommand).resolves({});
    expect([await queue.isHeld('sns', 'f'), await queue.isHeld('sns', 'f')]).toEqual([true, false]);
    await queue.release('sns', 'f');
    expect(table.commandCalls(GetCommand)[0]?.args[0].input.ConsistentRead).toBe(true);
    expect(table.commandCalls(DeleteCommand)[0]?.args[0].input.Key).toEqual({
      pk: 'HELD#sns',
      sk: 'f',
    });
  });
});

describe('what was said', () => {
  const spoken = {
    sent: [{ at: '2026-11-23T09:00:00.000Z', incidentId: 'a', severity: 'high' as const }],
    digestAt: '2026-11-23T09:30:00.000Z',
  };

  test('comes back as it was, with its version', async () => {
    table
      .on(GetCommand)
      .resolvesOnce({})
      .resolves({ Item: { spoken, version: '000000000012' } });
    expect(await queue.spoken('sns')).toEqual({ spoken: { sent: [] }, version: 0 });
    expect(await queue.spoken('sns')).toEqual({ spoken, version: 12 });
  });

  test('is replaced unless somebody else did so since', async () => {
    table.on(PutCommand).resolvesOnce({}).rejects(taken());
    expect(await queue.speak('sns', spoken, 9)).toBe(true);
    expect(await queue.speak('sns', spoken, 9)).toBe(false);
    expect(table.commandCalls(PutCommand)[0]?.args[0].input).toMatchObject({
      Item: { pk: 'SPOKEN', sk: 'sns', version: '000000000010' },
      ConditionExpression: 'attribute_not_exists(pk) OR version <= :seen',
      ExpressionAttributeValues: { ':seen': '000000000009' },
    });
  });
});

test.each([
  ['dynamodb:PutItem', PutCommand, () => queue.hold('sns', [changeBy()])],
  ['dynamodb:GetItem', GetCommand, () => queue.isHeld('sns', 'f')],
  ['dynamodb:DeleteItem', DeleteCommand, () => queue.release('sns', 'f')],
  ['dynamodb:Query', QueryCommand, () => queue.held('sns', 1)],
] as const)('%s that fails is a failure', async (action, command, act) => {
  table.on(command as typeof GetCommand).rejects(new Error('no'));
  await expect(act()).rejects.toThrow(action);
});
