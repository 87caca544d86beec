import { AccountClient, ListRegionsCommand } from '@aws-sdk/client-account';
import { CloudFormationClient, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { DescribeRuleCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { STSClient } from '@aws-sdk/client-sts';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test, vi } from 'vitest';
import type { HealthReport } from '../../lib/domain/health/finding.ts';
import { captureOutput, lambdaContext, metricOf, stubLambda } from './lambda.ts';

stubLambda({});
const { handler } = await import('../../functions/check-health/handler.ts');
const table = mockClient(DynamoDBDocumentClient);
const stacks = mockClient(CloudFormationClient);
const topic = mockClient(SNSClient);
const rules = mockClient(EventBridgeClient);
const account = mockClient(AccountClient);
const others = [
  mockClient(CloudTrailClient),
  mockClient(CostExplorerClient),
  mockClient(STSClient),
];

interface Refusing {
  onAnyCommand(): { rejects(error: Error): unknown };
}

beforeEach(() => {
  vi.restoreAllMocks();
  vi.useFakeTimers({ now: Date.parse('2026-11-23T11:30:00Z'), toFake: ['Date'] });
  const denied = Object.assign(new Error('no'), { name: 'AccessDeniedException' });
  for (const mock of [table, stacks, topic, rules, account, ...others]) mock.reset();
  for (const mock of [rules, topic, ...others] as readonly Refusing[])
    mock.onAnyCommand().rejects(denied);
  table.on(GetCommand).resolves({});
  table.on(PutCommand).resolves({});
  topic.on(PublishCommand).resolves({});
  account.on(ListRegionsCommand).resolves({
    Regions: [{ RegionName: 'eu-central-1' }, { RegionName: 'us-east-1' }],
  });
  rules.on(DescribeRuleCommand).resolves({ State: 'DISABLED' });
  const resource = (id: string, type: string) => ({
    LogicalResourceId: id,
    PhysicalResourceId: id,
    ResourceType: type,
    ResourceStatus: 'CREATE_COMPLETE' as const,
    LastUpdatedTimestamp: new Date('2026-11-23T11:20:00Z'),
  });
  stacks.on(ListStackResourcesCommand).resolves({
    StackResourceSummaries: [
      resource('BandogAlertsA1B2C3D4', 'AWS::SNS::Topic'),
      resource('BandogViolationsA1B2C3D4', 'AWS::DynamoDB::Table'),
      resource('BandogSweepA1B2C3D4', 'AWS::Events::Rule'),
    ],
  });
});

test('what it cannot see is unknown, what is wrong is told once, and both are kept', async () => {
  const output = captureOutput();
  const { findings }: HealthReport = await handler({}, lambdaContext);
  expect(Object.fromEntries(findings.map(({ check, state }) => [check, state]))).toEqual({
    deployed: 'ok',
    'trail-logs': 'unknown',
    'management-events': 'unknown',
    'regions-watched': 'ok',
    clock: 'unknown',
    'rules-enabled': 'problem',
    forwarders: 'unknown',
    subscriptions: 'unknown',
    'sweeps-run': 'unknown',
    'costs-judged': 'unknown',
    'scorecard-graded': 'unknown',
  });
  const [told] = topic.commandCalls(PublishCommand).map(({ args }) => args[0].input);
  expect(told?.Message).toContain(
    'rules in eu-central-1 are disabled or gone: BandogSweepA1B2C3D4',
  );
  const [kept] = table.commandCalls(PutCommand).map(({ args }) => args[0].input.Item);
  expect(kept).toMatchObject({ pk: 'HEALTH', report: { findings } });
  expect(metricOf(output, 'HealthProblems')).toEqual([1]);

  const latest = { Key: { pk: 'HEALTH', sk: 'LATEST' } };
  table.on(GetCommand, latest).resolves({ Item: kept ?? {} });
  await handler({}, lambdaContext);
  expect(topic.commandCalls(PublishCommand)).toHaveLength(1);
});
