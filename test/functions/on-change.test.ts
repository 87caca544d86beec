import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { captureOutput, lambdaContext, metricOf, stubLambda } from './lambda.ts';

stubLambda();
const { handler } = await import('../../functions/on-change/handler.ts');
const table = mockClient(DynamoDBDocumentClient);

const envelope = (detailType: string, given: Record<string, unknown> = {}) =>
  ({
    version: '0',
    id: 'envelope-1',
    'detail-type': detailType,
    source: 'aws.ec2',
    account: '111122223333',
    time: '2026-11-23T10:05:00Z',
    region: 'eu-central-1',
    detail: {
      eventVersion: '1.11',
      eventID: 'event-1',
      eventTime: '2026-11-23T10:05:00Z',
      eventSource: 'ec2.amazonaws.com',
      eventName: 'CreateSecurityGroup',
      awsRegion: 'eu-central-1',
      recipientAccountId: '111122223333',
      userIdentity: {
        type: 'IAMUser',
        arn: 'arn:aws:iam::111122223333:user/dana',
        accountId: '111122223333',
        userName: 'dana',
      },
      sessionCredentialFromConsole: 'true',
      userAgent: 'AWS Internal',
      readOnly: false,
      eventType: 'AwsApiCall',
      ...given,
    },
  }) as const;

const invoke = (event: unknown) => handler(event as Parameters<typeof handler>[0], lambdaContext);

beforeEach(() => {
  vi.restoreAllMocks();
  table.reset();
  table.on(PutCommand).resolves({});
});

describe.each([
  'AWS API Call via CloudTrail',
  'AWS Console Action via CloudTrail',
  'AWS Service Event via CloudTrail',
  'AWS Console Signin via CloudTrail',
  'AWS Console Sign In via CloudTrail',
])('%s', (detailType) => {
  test('a change by hand is stored and measured', async () => {
    const output = captureOutput();
    await invoke(envelope(detailType));
    expect(table.commandCalls(PutCommand)).toHaveLength(1);
    expect(metricOf(output, 'Violations')).toEqual([1]);
    expect(metricOf(output, 'DetectionSeconds')).toHaveLength(1);
    expect(output[0]).toMatchObject({
      message: 'violation',
      correlation_id: 'envelope-1',
      service: 'on-change',
      origin: 'manual',
      stored: 'new',
    });
  });
});

const apiCall = 'AWS API Call via CloudTrail';

test('a read is no violation', async () => {
  const output = captureOutput();
  await invoke(envelope(apiCall, { eventName: 'DescribeInstances', readOnly: true }));
  expect(table.calls()).toHaveLength(0);
  expect(metricOf(output, 'ChangesSeen')).toEqual([1]);
  expect(metricOf(output, 'Violations')).toEqual([]);
});

test('the second sight of an event is no news', async () => {
  const output = captureOutput();
  table
    .on(PutCommand)
    .rejects(new ConditionalCheckFailedException({ message: 'there', $metadata: {} }));
  await invoke(envelope(apiCall));
  expect(metricOf(output, 'Violations')).toEqual([]);
});

test.each([
  ['another kind of event', envelope('AWS Insight via CloudTrail'), 'detail-type'],
  ['no envelope', { hello: 'world' }, 'detail-type'],
  ['a record that cannot be read', envelope(apiCall, { eventTime: 'noon' }), 'eventTime'],
])('%s is thrown on, for the dead letters', async (_, event, field) => {
  const output = captureOutput();
  await expect(invoke(event)).rejects.toThrow(field);
  expect(output).toContainEqual(expect.objectContaining({ message: 'on-change failed' }));
});

test('a store that fails is thrown on, so that Lambda tries again', async () => {
  captureOutput();
  table.on(PutCommand).rejects(new Error('no table'));
  await expect(invoke(envelope(apiCall))).rejects.toThrow('dynamodb:PutItem on table bandog');
});
