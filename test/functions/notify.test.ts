import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test, vi } from 'vitest';
import { toViolationItem } from '../../lib/adapters/aws/violation-item.ts';
import type { Violation } from '../../lib/domain/violation/violation.ts';
import { changeBy, consoleEvent, overBudget } from '../builders.ts';
import { captureOutput, lambdaContext, stubLambda } from './lambda.ts';

stubLambda();
const { handler } = await import('../../functions/notify/handler.ts');
const table = mockClient(DynamoDBDocumentClient);
const sns = mockClient(SNSClient);

const recordOf = (violation: Violation, SequenceNumber: string) => {
  const { pk, sk, document } = toViolationItem(violation, 30);
  const Keys = { pk: { S: pk }, sk: { S: sk } };
  const NewImage = { ...Keys, document: { S: document } };
  return { eventName: 'INSERT', dynamodb: { SequenceNumber, Keys, NewImage } };
};
const change = (id: string, incidentId: string) =>
  changeBy({ event: consoleEvent({ id }), incidentId });
const invoke = (...Records: unknown[]) =>
  handler({ Records } as Parameters<typeof handler>[0], lambdaContext);
const failed = (...sequenceNumbers: string[]) => ({
  batchItemFailures: sequenceNumbers.map((itemIdentifier) => ({ itemIdentifier })),
});

/** Rows that note a delivery. */
const deliveries = () =>
  table
    .commandCalls(PutCommand)
    .filter((call) => String(call.args[0].input.Item?.['pk']).startsWith('DELIVERY#'));

beforeEach(() => {
  vi.restoreAllMocks();
  captureOutput();
  table.reset();
  sns.reset();
  table.onAnyCommand().resolves({});
  sns.on(PublishCommand).resolves({});
});

test('new violations are told, one message an incident', async () => {
  const records = [
    recordOf(change('1', 'a'), '100'),
    recordOf(change('2', 'a'), '200'),
    recordOf(overBudget(), '300'),
  ];
  expect(await invoke(...records)).toEqual(failed());
  expect(sns.commandCalls(PublishCommand)).toHaveLength(2);
  expect(deliveries()).toHaveLength(3);
});

test('rows that are no violations are passed over', async () => {
  const Keys = { pk: { S: 'DELIVERY#x' }, sk: { S: 'sns' } };
  const delivery = { eventName: 'INSERT', dynamodb: { SequenceNumber: '1', Keys, NewImage: Keys } };
  const removed = { ...recordOf(change('1', 'a'), '2'), eventName: 'REMOVE' };
  expect(await invoke(delivery, removed)).toEqual(failed());
  expect(sns.calls()).toHaveLength(0);
});

test('what was told before is not told again', async () => {
  table.on(GetCommand).resolves({ Item: { pk: 'DELIVERY#x' } });
  expect(await invoke(recordOf(change('1', 'a'), '100'))).toEqual(failed());
  expect(sns.calls()).toHaveLength(0);
});

test('records of an alert that was not taken are handed back, the others are not', async () => {
  sns.on(PublishCommand).rejectsOnce(new Error('throttled')).resolves({});
  const records = [
    recordOf(change('1', 'a'), '100'),
    recordOf(change('2', 'a'), '200'),
    recordOf(change('3', 'b'), '300'),
  ];
  expect(await invoke(...records)).toEqual(failed('100', '200'));
});

test('a record that cannot be read fails for itself, and the rest is told', async () => {
  const poison = recordOf(change('1', 'a'), '100');
  poison.dynamodb.NewImage.document.S = '{"subject":"change"}';
  expect(await invoke(poison, recordOf(change('2', 'b'), '200'))).toEqual(failed('100'));
  expect(sns.commandCalls(PublishCommand)).toHaveLength(1);
});

test('what is no stream is refused', async () => {
  await expect(handler({} as Parameters<typeof handler>[0], lambdaContext)).rejects.toThrow(
    'Records',
  );
});
