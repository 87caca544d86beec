import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { moneyLedger } from '../../../lib/adapters/aws/money-table.ts';
import { tableClient } from '../../../lib/wiring/table-client.ts';
import { overBudget } from '../../builders.ts';

const table = mockClient(DynamoDBDocumentClient);
const ledger = moneyLedger(tableClient(), { tableName: 'bandog', keepDays: 10 });
const judged = {
  judgedAt: '2026-11-23T11:00:00.000Z',
  money: {
    source: 'ce:GetCostAndUsage',
    currency: 'USD',
    metric: 'UnblendedCost',
    capturedAt: '2026-11-23T11:00:00.000Z',
    budgets: [overBudget().state],
    series: [{ name: 'total', days: [{ date: '2026-11-21', amount: 0.1 + 0.2 }] }],
    anomalies: {
      episodes: [],
      notShown: 0,
      tooSmall: 0,
      minimumImpact: 10,
      unknown: [{ reason: 'no tags' }, { detector: 'team red', reason: 'throttled' }],
    },
  },
  faults: [{ source: 'aws-budgets', code: 'unsupported', message: 'a usage budget' }],
} as const;

beforeEach(() => table.reset());

test('what was saved comes back as it went in', async () => {
  table.on(PutCommand).resolves({});
  await ledger.save(judged);
  const Item = table.commandCalls(PutCommand)[0]?.args[0].input.Item ?? {};
  expect(Item['expiresAt']).toBe(Date.parse('2026-12-03T11:00:00Z') / 1000);
  table.on(GetCommand, { Key: { pk: 'MONEY', sk: 'LATEST' } }).resolves({ Item });
  expect(await ledger.latest()).toEqual(judged);
});

test('is undefined before the first', async () => {
  table.on(GetCommand).resolves({});
  expect(await ledger.latest()).toBeUndefined();
});

test('what cannot be read or written surfaces', async () => {
  table
    .on(GetCommand)
    .resolvesOnce({ Item: { document: '{}' } })
    .rejects(new Error('throttled'));
  table.on(PutCommand).rejects(new Error('throttled'));
  await expect(ledger.latest()).rejects.toThrow('row MONEY / LATEST');
  await expect(ledger.latest()).rejects.toThrow('dynamodb:GetItem on table bandog');
  await expect(ledger.save(judged)).rejects.toThrow('dynamodb:PutItem on table bandog');
});
