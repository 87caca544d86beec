import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import {
  CostExplorerClient,
  GetCostAndUsageCommand,
  type GetCostAndUsageCommandInput,
} from '@aws-sdk/client-cost-explorer';
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
    anomalies: { detectors: [{ name: 'ireland', scope: { regions: ['eu-west-1'] } }] },
  },
});
const { handler } = await import('../../functions/daily-cost/handler.ts');
const table = mockClient(DynamoDBDocumentClient);
const costs = mockClient(CostExplorerClient);
const history = mockClient(CloudTrailClient);

beforeEach(() => {
  vi.restoreAllMocks();
  // The middle of a month: bills of the month before have settled.
  vi.useFakeTimers({ now: Date.parse('2026-11-23T11:00:00Z'), toFake: ['Date'] });
  table.reset();
  costs.reset();
  history.reset();
  history.on(LookupEventsCommand).resolves({});
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
    'ANOMALIES',
    'MONEY',
  ]);
  expect(stored[1]).toMatchObject({
    pk: 'VIOLATION#2026-11',
    subject: 'cost',
    kind: 'budget-projected',
  });
  expect(stored[1]?.['document']).toContain('tight');
  expect(stored[4]).toMatchObject({ pk: 'MONEY', sk: 'LATEST' });
  expect(JSON.parse(stored[4]?.['document']).money.budgets).toHaveLength(3);
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

test('a detector that cannot read its costs is unknown, and the others are stored', async () => {
  const output = captureOutput();
  const jumps = costsOfDay((date) => (date >= '2026-11-20' ? 90 : 3));
  costs.on(GetCostAndUsageCommand).callsFake((input: GetCostAndUsageCommandInput) => {
    if (JSON.stringify(input.Filter).includes('eu-west-1')) throw new Error('not today');
    return jumps(input);
  });
  await handler({}, lambdaContext);
  const stored = table.commandCalls(PutCommand).map(({ args }) => args[0].input.Item);
  expect(stored.filter((item) => item?.['subject'] === 'anomaly')).toHaveLength(1);
  expect(stored.filter((item) => item?.['pk'] === 'ANOMALIES')).toHaveLength(1);
  const judged = JSON.parse(stored.find((item) => item?.['pk'] === 'MONEY')?.['document']);
  expect(judged.money.anomalies).toMatchObject({
    episodes: [{ since: '2026-11-20' }],
    unknown: [{ detector: 'ireland', reason: expect.stringContaining('not today') }],
  });
  expect(judged.faults).toMatchObject([{ source: 'detector ireland', code: 'unreadable' }]);
  expect(metricOf(output, 'Unreadable')).toEqual([1]);
});

/** A launch that the policy allows, as the event history holds it. */
const launch = {
  eventID: 'launch',
  eventTime: '2026-11-20T07:00:00Z',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'RunInstances',
  awsRegion: 'eu-central-1',
  recipientAccountId: '111122223333',
  eventType: 'AwsApiCall',
  readOnly: false,
  sourceIPAddress: 'autoscaling.amazonaws.com',
  userIdentity: { type: 'AWSService', invokedBy: 'autoscaling.amazonaws.com' },
  requestParameters: { instanceType: 'm5.large' },
  responseElements: {
    instancesSet: { items: [{ instanceId: 'i-0a1b2c3d4e5f60001', instanceType: 'm5.large' }] },
  },
};

test('what the policy allows can explain an anomaly, and what cannot be looked up is said', async () => {
  const output = captureOutput();
  costs.on(GetCostAndUsageCommand).callsFake(costsOfDay((date) => (date >= '2026-11-20' ? 90 : 3)));
  history
    .on(LookupEventsCommand)
    .resolvesOnce({ Events: [{ CloudTrailEvent: JSON.stringify(launch) }] })
    .rejects(Object.assign(new Error('no'), { name: 'AccessDeniedException' }));
  await handler({}, lambdaContext);
  const stored = table.commandCalls(PutCommand).map(({ args }) => args[0].input.Item);
  const odd = stored.find((item) => item?.['subject'] === 'anomaly');
  expect(JSON.parse(odd?.['document']).suspects).toMatchObject([
    { eventId: 'launch', call: 'ec2:RunInstances' },
  ]);
  expect(history.commandCalls(LookupEventsCommand)[0]?.args[0].input).toMatchObject({
    StartTime: new Date('2026-11-13T00:00:00Z'),
  });
  expect(JSON.stringify(output)).toContain('the event history of us-east-1');
});

test('the event history is not asked where nothing is odd', async () => {
  captureOutput();
  costs.on(GetCostAndUsageCommand).callsFake(flatCosts(10));
  await handler({}, lambdaContext);
  expect(history.commandCalls(LookupEventsCommand)).toEqual([]);
});

test('costs that cannot be read are thrown on', async () => {
  captureOutput();
  costs
    .on(GetCostAndUsageCommand)
    .rejects(Object.assign(new Error('not enabled'), { name: 'AccessDeniedException' }));
  await expect(handler({}, lambdaContext)).rejects.toThrow('ce:GetCostAndUsage');
});
