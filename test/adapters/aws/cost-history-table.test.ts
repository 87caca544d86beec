import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { costHistoryTable } from '../../../lib/adapters/aws/cost-history-table.ts';
import { tableClient } from '../../../lib/wiring/table-client.ts';

const table = mockClient(DynamoDBDocumentClient);
const history = costHistoryTable(tableClient(), { tableName: 'bandog', keepDays: 10 });
const at = (capturedAt: string) => ({
  source: 'ce:GetCostAndUsage',
  capturedAt,
  currency: 'USD',
  metric: 'UnblendedCost',
  days: { '2026-11-16': [22.41, -1.5] as const },
});
beforeEach(() => table.reset());

test('what was kept comes back, from all pages', async () => {
  table.on(PutCommand).resolves({});
  const snapshots = [at('2026-11-17T11:00:00.000Z'), at('2026-11-18T11:00:00.000Z')];
  for (const snapshot of snapshots) await history.keep(snapshot);
  const items = table.commandCalls(PutCommand).map((call) => call.args[0].input.Item ?? {});
  expect(items[0]).toMatchObject({
    pk: 'COSTS#ce:GetCostAndUsage',
    sk: '2026-11-17T11:00:00.000Z',
    expiresAt: Date.parse('2026-11-27T11:00:00Z') / 1000,
  });
  table
    .on(QueryCommand)
    .resolvesOnce({ Items: [items[0] ?? {}], LastEvaluatedKey: { pk: 'x' } })
    .resolvesOnce({ Items: [items[1] ?? {}] });
  expect(await history.list('ce:GetCostAndUsage', '2026-11-01')).toEqual(snapshots);
});

test('a row that cannot be read is named', async () => {
  table.on(QueryCommand).resolves({ Items: [{ sk: '2026-11-17', document: Buffer.from('x') }] });
  await expect(history.list('a', '')).rejects.toThrow('row 2026-11-17');
});
