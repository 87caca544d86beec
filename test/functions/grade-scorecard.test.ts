import { ApplicationSignalsClient } from '@aws-sdk/client-application-signals';
import { BackupClient, ListRestoreJobsCommand } from '@aws-sdk/client-backup';
import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { FisClient } from '@aws-sdk/client-fis';
import { Inspector2Client } from '@aws-sdk/client-inspector2';
import { SecurityHubClient } from '@aws-sdk/client-securityhub';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test, vi } from 'vitest';
import { toViolationItem } from '../../lib/adapters/aws/violation-item.ts';
import type { Scorecard } from '../../lib/domain/scorecard/scorecard.ts';
import { changeBy } from '../builders.ts';
import { captureOutput, lambdaContext, metricOf, stubLambda } from './lambda.ts';

stubLambda({
  scorecard: {
    disasterRecovery: {
      drills: [{ date: '2026-11-10', what: 'fail over to Ireland', evidence: 'OPS-77' }],
    },
  },
});
const { handler } = await import('../../functions/grade-scorecard/handler.ts');
const table = mockClient(DynamoDBDocumentClient);
const denied = Object.assign(new Error('no'), { name: 'AccessDeniedException' });
const others = [
  mockClient(ApplicationSignalsClient),
  mockClient(BackupClient),
  mockClient(CloudFormationClient),
  mockClient(CloudWatchClient),
  mockClient(FisClient),
  mockClient(Inspector2Client),
  mockClient(SecurityHubClient),
] as const;

/** What all of them have in common. */
interface Refusing {
  onAnyCommand(): { rejects(error: Error): unknown };
}

beforeEach(() => {
  vi.restoreAllMocks();
  vi.useFakeTimers({ now: Date.parse('2026-11-23T11:30:00Z'), toFake: ['Date'] });
  for (const mock of [table, ...others]) mock.reset();
  for (const mock of others as readonly Refusing[]) mock.onAnyCommand().rejects(denied);
  table.on(GetCommand).resolves({});
  table.on(PutCommand).resolves({});
  table.on(QueryCommand).resolves({ Items: [] });
  table
    .on(QueryCommand, { ExpressionAttributeValues: { ':pk': 'VIOLATION#2026-11-23' } })
    .resolves({ Items: [{ ...toViolationItem(changeBy(), 30) }] });
});

test('an account that lets nothing be seen is unknown, not fine, and the scorecard is kept', async () => {
  const output = captureOutput();
  const card: Scorecard = await handler({}, lambdaContext);
  const { metrics, gates, lastManualAt } = card;
  expect(gates.map(({ id, answer }) => [id, answer])).toEqual([
    ['code-review', 'unknown'],
    ['security', 'unknown'],
    ['cost', 'unknown'],
    ['monitoring-coverage', 'unknown'],
    ['disaster-recovery', 'pass'],
  ]);
  const standings = Object.fromEntries(metrics.map(({ id, standing }) => [id, standing]));
  expect(standings).toMatchObject({
    'incident-detection-time': 'met',
    'provisioning-time': 'unknown',
    availability: 'unknown',
  });
  expect(lastManualAt).toBe('2026-11-23T10:05:00Z');
  const kept = table.commandCalls(PutCommand).map(({ args }) => args[0].input.Item?.['pk']);
  expect(kept).toEqual(['SCORECARD', 'SCORECARD-LATEST']);
  expect(metricOf(output, 'GatesFailing')).toEqual([0]);
  expect(metricOf(output, 'GatesUnknown')).toEqual([4]);
});

test('looks in every region', async () => {
  captureOutput();
  others[1].on(ListRestoreJobsCommand).resolves({ RestoreJobs: [] });
  others[2].on(ListStacksCommand).resolves({ StackSummaries: [] });
  await handler({}, lambdaContext);
  expect(others[1].commandCalls(ListRestoreJobsCommand)).toHaveLength(2);
  expect(others[2].commandCalls(ListStacksCommand)).toHaveLength(2);
});

test('a table that fails is thrown on', async () => {
  captureOutput();
  table.on(PutCommand).rejects(denied);
  await expect(handler({}, lambdaContext)).rejects.toThrow('dynamodb:PutItem');
});
