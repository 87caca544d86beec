import type { Message } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { readLetter } from '../../../../lib/adapters/aws/dead-letters/read-letter.ts';

const arn = 'arn:aws:lambda:eu-central-1:111122223333:function:Bandog-OnChange';
const message = (body: unknown, given: Partial<Message> = {}): Message => ({
  MessageId: 'm-1',
  Attributes: { SentTimestamp: '1795600000000' },
  Body: typeof body === 'string' ? body : JSON.stringify(body),
  ...given,
});
const read = (body: unknown, given: Partial<Message> = {}) =>
  readLetter(message(body, given), 'the queue');

const failed = {
  version: '1.0',
  timestamp: '2026-11-23T10:05:00.000Z',
  requestContext: {
    requestId: 'r-1',
    functionArn: `${arn}:$LATEST`,
    condition: 'RetriesExhausted',
    approximateInvokeCount: 3,
  },
  requestPayload: { id: 'envelope-1' },
  responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  responsePayload: { errorType: 'Error', errorMessage: 'table is gone' },
};

describe('a letter of a function that failed', () => {
  it('holds the event, the function and why', () => {
    expect(read(failed)).toEqual({
      id: 'm-1',
      at: '2026-11-25T09:46:40.000Z',
      functionName: 'Bandog-OnChange',
      reason: 'RetriesExhausted: table is gone',
      content: { kind: 'event', event: { id: 'envelope-1' } },
    });
  });

  it('may hold an event that is null, and is no letter without one', () => {
    const { requestPayload: _, ...without } = failed;
    expect(read({ ...failed, requestPayload: null })).toMatchObject({ content: { event: null } });
    expect(read(without)).toHaveProperty('fault');
  });
});

describe('a letter of a stream', () => {
  const batch = {
    shardId: 'shardId-0001',
    startSequenceNumber: '1',
    endSequenceNumber: '2',
    approximateArrivalOfFirstRecord: '2026-11-23T10:05:00Z',
    approximateArrivalOfLastRecord: '2026-11-23T10:06:00Z',
    batchSize: 2,
    streamArn: 'arn:aws:dynamodb:eu-central-1:111122223333:table/t/stream/s',
  };
  const { requestPayload: _, responsePayload: __, ...rest } = failed;

  it('says when its records were written', () => {
    expect(read({ ...rest, DDBStreamBatchInfo: batch })).toMatchObject({
      functionName: 'Bandog-OnChange',
      reason: 'RetriesExhausted',
      content: { kind: 'rows', from: '2026-11-23T10:05:00Z', to: '2026-11-23T10:06:00Z' },
    });
  });

  it('cannot be read without a time', () => {
    const timeless = { ...batch, approximateArrivalOfLastRecord: 'soon' };
    expect(read({ ...rest, DDBStreamBatchInfo: timeless })).toHaveProperty('fault');
  });
});

describe('a letter of a rule', () => {
  const text = (StringValue: string) => ({ DataType: 'String', StringValue });
  const attributes = {
    RULE_ARN: text('arn:aws:events:eu-central-1:111122223333:rule/r'),
    TARGET_ARN: text(arn),
    ERROR_CODE: text('SDK_CLIENT_ERROR'),
    ERROR_MESSAGE: text('rate exceeded'),
  };

  it('is the event itself, with the target beside it', () => {
    expect(read({ id: 'envelope-2' }, { MessageAttributes: attributes })).toMatchObject({
      functionName: 'Bandog-OnChange',
      reason: 'SDK_CLIENT_ERROR: rate exceeded',
      content: { kind: 'event', event: { id: 'envelope-2' } },
    });
  });

  it('has a target that is a function', () => {
    const MessageAttributes = { ...attributes, TARGET_ARN: text('arn:aws:sqs:x:111122223333:q') };
    expect(read({ id: 'envelope-2' }, { MessageAttributes })).toHaveProperty('fault');
  });
});

it.each([
  '',
  'not json',
  '{',
  'null',
  '[]',
  '{"requestContext":{"functionArn":"arn:aws:iam::1:role/x"}}',
])('says of %j that it is no letter, and shows it', (body) => {
  expect(read(body)).toMatchObject({
    id: 'm-1',
    fault: { source: 'the queue', place: 'message m-1', value: body, code: 'unsupported' },
  });
});
