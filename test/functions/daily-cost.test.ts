import { CostExplorerClient, GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test, vi } from 'vitest';
import { costsOfDay, flatCosts } from './costs.ts';
import { captureOutput, lambdaContext, metricOf, stubLambda } from './lambda.ts';

const thresholds = [{ on: 'projected', percent: 100, severity: 'high' }];
stubLambda({
  money: {
    budgets: [
      { name: 'tight', monthlyAmount: 100, thresholds },
      { name: 'wide', monthlyAmount: 100_000, thresholds },
      { name: 'another year', monthlyAmount: { '2020-01': 1 }, thresholds },
    ],
  },
});
const { handler } = await import('../../functions/daily-cost/handler.ts');
const table = mockClient(DynamoDBDocumentClient);
const costs = mockClient(CostExplorerClient);

beforeEach(() => {
  vi.restoreAllMocks();
  // The middle of a month: bills of the month before have settled.
  vi.useFakeTimers({ now: Date.parse('2026-11-23T11:00:00Z'), toFake: ['Date'] });
  table.reset();
  costs.reset();
  table.on(PutCommand).resolves({});
  table.on(GetCommand).resolves({});
  table.on(QueryCommand).resolves({});
});

test('a budget that will be passed is stored, one that will not is not', async () => {
  const output = captureOutput();
  costs.on(GetCostAndUsageCommand).callsFake(flatCosts(10));
  await handler({}, lambdaContext);
  const stored = table.commandCalls(PutCommand).map(({ args }) => args[0].input.Item);
  expect(stored.map((item) => item?.['pk'])).toEqual([
    'COSTS#ce:GetCostAndUsage',
    'VIOLATION#2026-11',
    'ANOMALIES',
    'MONEY',
  ]);
  expect(stored[1]).toMatchObject({
    pk: 'VIOLATION#2026-11',
    subject: 'cost',
    kind: 'budget-projected',
  });
  expect(stored[1]?.['document']).toContain('tight');
  expect(stored[3]).toMatchObject({ pk: 'MONEY', sk: 'LATEST' });
  expect(JSON.parse(stored[3]?.['document']).money.budgets).toHaveLength(3);
  expect(metricOf(output, 'Violations')).toEqual([1]);
  expect(metricOf(output, 'BudgetsUnknown')).toEqual([1]);
});

test('an anomaly is stored with what it is made of, remembered, and put into the report', async () => {
  const output = captureOutput();
  const jumps = costsOfDay((date) => (date >= '2026-11-20' ? 90 : 3));
  costs.on(GetCostAndUsageCommand).callsFake(jumps);
  await handler({}, lambdaContext);
  const stored = table.commandCalls(PutCommand).map(({ args }) => args[0].input.Item);
  const odd = stored.find((item) => item?.['subject'] === 'anomaly');
  expect(odd).toMatchObject({ kind: 'anomaly-opened', account: '111122223333', severity: 'high' });
  const { episode } = JSON.parse(odd?.['document']);
  expect(episode).toMatchObject({ since: '2026-11-20', state: 'open' });
  expect(episode.causes[0]).toMatchObject({ usageType: 'Box', region: 'eu-central-1' });
  expect(stored.map((item) => item?.['pk'])).toContain('ANOMALIES');
  const { money } = JSON.parse(stored.find((item) => item?.['pk'] === 'MONEY')?.['document']);
  expect(money.anomalies.episodes).toMatchObject([{ since: '2026-11-20' }]);
  expect(metricOf(output, 'Violations')).toEqual([
    stored.filter((item) => item?.['pk'].startsWith('VIOLATION#')).length,
  ]);
});

test('costs that cannot be read are thrown on', async () => {
  captureOutput();
  costs
    .on(GetCostAndUsageCommand)
    .rejects(Object.assign(new Error('not enabled'), { name: 'AccessDeniedException' }));
  await expect(handler({}, lambdaContext)).rejects.toThrow('ce:GetCostAndUsage');
});
