import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { sweepLedger } from '../../../lib/adapters/aws/sweep-table.ts';
import { emptyTally } from '../../../lib/domain/change/tally.ts';
import type { SweptWindow } from '../../../lib/ports/sweep-ledger.ts';
import { tableClient } from '../../../lib/wiring/table-client.ts';
import { collect } from '../../builders.ts';

const table = mockClient(DynamoDBDocumentClient);
const ledger = sweepLedger(tableClient(), { tableName: 'bandog', keepDays: 10 });
const window: SweptWindow = {
  region: 'eu-west-1',
  from: '2026-11-23T09:00:00.000Z',
  to: '2026-11-23T10:00:00.000Z',
  sweptAt: '2026-11-23T10:20:00.000Z',
  tally: { ...emptyTally(), seen: 3, notAChange: 3 },
  exceptionUses: { abc: 2 },
};
const row = (from: string) => ({ pk: 'SWEEP#eu-west-1#2026-11-23', sk: from, ...window, from });

beforeEach(() => table.reset());

describe('close', () => {
  test('puts the window in place of its earlier reading, then moves the watermark on', async () => {
    table.onAnyCommand().resolves({});
    await ledger.close(window);
    const [put, update] = table.calls().map(({ args }) => args[0].input);
    expect(put).toEqual({
      TableName: 'bandog',
      Item: {
        pk: 'SWEEP#eu-west-1#2026-11-23',
        sk: window.from,
        expiresAt: Date.parse('2026-12-03T10:00:00Z') / 1000,
        ...window,
      },
    });
    expect(update).toMatchObject({
      Key: { pk: 'WATERMARK', sk: 'eu-west-1' },
      ConditionExpression: 'attribute_not_exists(sweptTo) OR sweptTo < :to',
      ExpressionAttributeValues: { ':to': window.to },
    });
  });

  test('a watermark that is further on stays, without an error', async () => {
    table.on(PutCommand).resolves({});
    table
      .on(UpdateCommand)
      .rejects(new ConditionalCheckFailedException({ message: 'further on', $metadata: {} }));
    await expect(ledger.close(window)).resolves.toBeUndefined();
  });

  test('failures surface, and the watermark stays when the window was not written', async () => {
    table.on(PutCommand).rejects(new Error('full'));
    await expect(ledger.close(window)).rejects.toThrow('dynamodb:PutItem on table bandog');
    expect(table.commandCalls(UpdateCommand)).toHaveLength(0);
    table.on(PutCommand).resolves({});
    table.on(UpdateCommand).rejects(new Error('full'));
    await expect(ledger.close(window)).rejects.toThrow('dynamodb:UpdateItem on table bandog');
  });
});

describe('watermark', () => {
  test('is undefined before the first sweep, then where the last one ended', async () => {
    table
      .on(GetCommand)
      .resolvesOnce({})
      .resolves({ Item: { sweptTo: window.to } });
    expect(await ledger.watermark('eu-west-1')).toBeUndefined();
    expect(await ledger.watermark('eu-west-1')).toBe(window.to);
  });

  test('that is no time is an error, as is one that cannot be read', async () => {
    table.on(GetCommand).resolvesOnce({ Item: { pk: 'WATERMARK', sk: 'x', sweptTo: 'soon' } });
    await expect(ledger.watermark('x')).rejects.toThrow('row WATERMARK / x');
    table.on(GetCommand).rejects(new Error('throttled'));
    await expect(ledger.watermark('x')).rejects.toThrow('dynamodb:GetItem on table bandog');
  });
});

describe('list', () => {
  const span = { from: '2026-11-23T09:00:00Z', to: '2026-11-23T12:00:00Z' };

  test('reads all pages of every region that was ever swept, inside the span only', async () => {
    table.on(QueryCommand).resolves({ Items: [] });
    table
      .on(QueryCommand, { ExpressionAttributeValues: { ':pk': 'WATERMARK' } })
      .resolves({ Items: [{ sk: 'us-east-1' }, { sk: 'eu-west-1' }] });
    table
      .on(QueryCommand, { ExpressionAttributeValues: { ':pk': 'SWEEP#eu-west-1#2026-11-23' } })
      .resolvesOnce({ Items: [row('2026-11-23T08:00:00.000Z')], LastEvaluatedKey: { pk: 1 } })
      .resolvesOnce({ Items: [row('2026-11-23T09:00:00.000Z')], LastEvaluatedKey: { pk: 2 } })
      .resolves({ Items: [row('2026-11-23T11:00:00.000Z'), row('2026-11-23T12:00:00.000Z')] });
    const windows = await collect(ledger.list(span));
    expect(windows).toEqual([window, { ...window, from: '2026-11-23T11:00:00.000Z' }]);
  });

  test('a row that cannot be read is an error with its key', async () => {
    table.on(QueryCommand).resolvesOnce({ Items: [{ sk: 'eu-west-1' }] });
    table.on(QueryCommand).resolves({ Items: [{ pk: 'SWEEP#eu-west-1#x', sk: 'y', tally: {} }] });
    await expect(collect(ledger.list(span))).rejects.toThrow('row SWEEP#eu-west-1#x / y');
  });
});
