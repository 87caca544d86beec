import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test, vi } from 'vitest';
import { captureOutput, lambdaContext, metricOf, stubLambda } from './lambda.ts';

stubLambda();
const { handler } = await import('../../functions/sweep-changes/handler.ts');
const table = mockClient(DynamoDBDocumentClient);
const trail = mockClient(CloudTrailClient);

beforeEach(() => {
  vi.restoreAllMocks();
  table.reset();
  trail.reset();
  table.onAnyCommand().resolves({});
  // Two hours ago: the sweep has few windows to read.
  const sweptTo = new Date(Math.floor(Date.now() / 3_600_000 - 1) * 3_600_000).toISOString();
  table.on(GetCommand).resolves({ Item: { sweptTo } });
});

test('every region is read, its windows are closed, new violations are stored', async () => {
  const output = captureOutput();
  const eventTime = new Date(Math.floor(Date.now() / 3_600_000 - 2) * 3_600_000);
  const record = {
    eventID: 'event-1',
    eventTime: eventTime.toISOString(),
    eventSource: 'ec2.amazonaws.com',
    eventName: 'CreateSecurityGroup',
    userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/dana', userName: 'dana' },
    sessionCredentialFromConsole: 'true',
    userAgent: 'AWS Internal',
    readOnly: false,
  };
  const Events = [
    { EventId: 'event-1', EventTime: eventTime, CloudTrailEvent: JSON.stringify(record) },
  ];
  trail.on(LookupEventsCommand).resolves({ Events: [] });
  trail.on(LookupEventsCommand, { StartTime: eventTime }).resolves({ Events });
  await handler({}, lambdaContext);
  const swept = output.filter(({ message }) => String(message).startsWith('sweep of'));
  expect(swept.map(({ region, state }) => [region, state])).toEqual([
    ['eu-central-1', 'complete'],
    ['us-east-1', 'complete'],
  ]);
  const written = table.commandCalls(PutCommand).map(({ args }) => args[0].input.Item?.['pk']);
  expect(written.filter((pk) => String(pk).startsWith('VIOLATION#'))).toHaveLength(2);
  expect(table.commandCalls(UpdateCommand).length).toBeGreaterThanOrEqual(2);
  expect(metricOf(output, 'Violations')).toEqual([1, 1]);
});

test('a region that fails is the error of the run', async () => {
  captureOutput();
  trail
    .on(LookupEventsCommand)
    .rejects(Object.assign(new Error('no'), { name: 'AccessDeniedException' }));
  await expect(handler({}, lambdaContext)).rejects.toThrow(
    '2 of 2 regions were not swept: eu-central-1: cloudtrail:LookupEvents on eu-central-1 was denied',
  );
});
