import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { deadLetterQueue } from '../../../../lib/adapters/aws/dead-letters/dead-letter-queue.ts';
import { storedRows } from '../../../../lib/adapters/aws/dead-letters/stored-rows.ts';
import type { DeadLetter } from '../../../../lib/ports/dead-letters.ts';

const [sqs, lambda, table] = [SQSClient, LambdaClient, DynamoDBClient].map((it) =>
  mockClient(it as never),
) as [ReturnType<typeof mockClient>, ReturnType<typeof mockClient>, ReturnType<typeof mockClient>];
const client = { region: 'eu-central-1' };
const clock = { now: () => new Date('2026-11-26T10:00:00Z') };
const queueUrl = 'https://sqs.eu-central-1.amazonaws.com/111122223333/dead-letters';

const letters = () =>
  deadLetterQueue(
    { sqs: new SQSClient(client), lambda: new LambdaClient(client) },
    {
      queueUrl,
      functionNames: new Set(['Bandog-OnChange', 'Bandog-Notify']),
      rows: storedRows(new DynamoDBClient(client), { tableName: 'bandog', clock }),
    },
  );

const letter = (given: Partial<DeadLetter> = {}): DeadLetter => ({
  id: 'm-1',
  functionName: 'Bandog-OnChange',
  reason: 'RetriesExhausted',
  at: '2026-11-26T09:00:00.000Z',
  content: { kind: 'event', event: { id: 'envelope-1' } },
  ...given,
});
const message = (id: string, receipt = `receipt-${id}`) => ({
  MessageId: id,
  ReceiptHandle: receipt,
  Body: 'nothing that is known',
});
const payload = (value: unknown) => ({ Payload: Buffer.from(JSON.stringify(value)) as never });
const calls = () =>
  lambda.commandCalls(InvokeCommand as never).map((call) => {
    const { FunctionName, Payload } = call.args[0].input as Record<string, string>;
    return { FunctionName, event: JSON.parse(Payload ?? '') };
  });

beforeEach(() => {
  for (const mock of [sqs, lambda, table]) mock.reset();
});

describe('taking', () => {
  it('reads until the queue is empty, and a message that comes twice once', async () => {
    sqs
      .on(ReceiveMessageCommand as never)
      .resolvesOnce({ Messages: [message('a'), message('b')] } as never)
      .resolvesOnce({ Messages: [message('a', 'newer'), message('c')] } as never)
      .resolves({} as never);
    sqs.on(ChangeMessageVisibilityCommand as never).resolves({} as never);
    const queue = letters();
    const taken = [];
    for await (const { id } of queue.take()) taken.push(id);
    expect(taken).toEqual(['a', 'b', 'c']);
    await queue.putBack('a');
    const [call] = sqs.commandCalls(ChangeMessageVisibilityCommand as never);
    expect(call?.args[0].input).toMatchObject({ ReceiptHandle: 'newer', VisibilityTimeout: 0 });
  });

  it('removes by the receipt of the message', async () => {
    sqs
      .on(ReceiveMessageCommand as never)
      .resolvesOnce({ Messages: [message('a')] } as never)
      .resolves({} as never);
    sqs.on(DeleteMessageCommand as never).resolves({} as never);
    const queue = letters();
    for await (const _ of queue.take());
    await queue.remove(letter({ id: 'a' }));
    const [call] = sqs.commandCalls(DeleteMessageCommand as never);
    expect(call?.args[0].input).toMatchObject({ QueueUrl: queueUrl, ReceiptHandle: 'receipt-a' });
  });

  it('says what was denied', async () => {
    const denied = Object.assign(new Error('no'), { name: 'AccessDenied' });
    sqs.on(ReceiveMessageCommand as never).rejects(denied);
    await expect(letters().take()[Symbol.asyncIterator]().next()).rejects.toThrow(
      `allow sqs:ReceiveMessage`,
    );
  });
});

describe('an event', () => {
  it('goes to its function as it was', async () => {
    lambda.on(InvokeCommand as never).resolves({} as never);
    await letters().resend(letter());
    expect(calls()).toEqual([{ FunctionName: 'Bandog-OnChange', event: { id: 'envelope-1' } }]);
  });

  it('fails with what the function says', async () => {
    const failure = { FunctionError: 'Unhandled', ...payload({ errorMessage: 'table is gone' }) };
    lambda.on(InvokeCommand as never).resolves(failure as never);
    await expect(letters().resend(letter())).rejects.toThrow('table is gone');
  });

  it('goes to no function that is not of the stack', async () => {
    const forged = letter({ functionName: 'payroll' });
    await expect(letters().resend(forged)).rejects.toThrow("payroll is none of Bandog's functions");
    expect(calls()).toEqual([]);
  });
});

describe('rows of a stream', () => {
  const row = (sk: string, detectedAt: string) => ({
    pk: { S: 'VIOLATION#2026-11-26' },
    sk: { S: sk },
    document: { S: JSON.stringify({ detectedAt }) },
  });
  const said = (sk: string, at: string) => ({
    sk: { S: sk },
    document: { S: JSON.stringify({ at }) },
  });
  const content = {
    kind: 'rows',
    from: '2026-11-26T09:00:00Z',
    to: '2026-11-26T09:01:00Z',
  } as const;
  const toTell = letter({ functionName: 'Bandog-Notify', content });

  beforeEach(() => {
    table.on(QueryCommand as never).resolves({} as never);
    const today = { ExpressionAttributeValues: { ':pk': { S: 'VIOLATION#2026-11-26' } } };
    table
      .on(QueryCommand as never, today)
      .resolvesOnce({
        Items: [row('before', '2026-11-26T08:40:00Z'), row('first', '2026-11-26T08:59:59Z')],
        LastEvaluatedKey: { pk: { S: 'p' }, sk: { S: 's' } },
      } as never)
      .resolvesOnce({
        Items: [
          row('second', '2026-11-26T09:00:30Z'),
          row('after', '2026-11-26T09:10:00Z'),
          { ...row('broken', ''), document: { S: '{' } },
        ],
      } as never);
    const of = (pk: string, ...Items: object[]) =>
      table
        .on(QueryCommand as never, { ExpressionAttributeValues: { ':pk': { S: pk } } })
        .resolves({ Items: Items.map((it) => ({ pk: { S: pk }, ...it })) } as never);
    const ended = (sk: string, at: string, noticedAt?: string) => ({
      sk: { S: sk },
      resolution: { M: { at: { S: at } } },
      ...(noticedAt && { noticedAt: { S: noticedAt } }),
    });
    of(
      'ACTION#2026-11-20',
      said('said', '2026-11-26T09:00:10Z'),
      said('later', '2026-11-26T09:30:00Z'),
    );
    of(
      'RESOLUTION#2026-11-25',
      ended('noticed', '2026-11-25T12:00:00Z', '2026-11-26T09:00:20Z'),
      ended('of an earlier version', '2026-11-26T09:00:00Z'),
      ended('noticed later', '2026-11-26T09:00:00Z', '2026-11-26T09:40:00Z'),
    );
  });

  it('are those the table has of that time, of all pages, as the stream would give them', async () => {
    lambda.on(InvokeCommand as never).resolves(payload({ batchItemFailures: [] }) as never);
    await letters().resend(toTell);
    expect(calls()).toMatchObject([
      {
        FunctionName: 'Bandog-Notify',
        event: {
          Records: [
            { eventName: 'INSERT', dynamodb: { Keys: { sk: { S: 'first' } } } },
            { eventName: 'INSERT', dynamodb: { Keys: { sk: { S: 'second' } } } },
            { eventName: 'INSERT', dynamodb: { Keys: { sk: { S: 'said' } } } },
            { eventName: 'INSERT', dynamodb: { Keys: { sk: { S: 'noticed' } } } },
            { eventName: 'INSERT', dynamodb: { Keys: { sk: { S: 'of an earlier version' } } } },
          ],
        },
      },
    ]);
  });

  it('fail when one of them was handed back', async () => {
    const refused = payload({ batchItemFailures: [{ itemIdentifier: '2' }] });
    lambda.on(InvokeCommand as never).resolves(refused as never);
    await expect(letters().resend(toTell)).rejects.toThrow('1 of 5 rows were not told');
  });

  it('fail when the table has none of that time', async () => {
    const old = { ...content, from: '2026-11-01T09:00:00Z', to: '2026-11-01T09:00:00Z' };
    await expect(letters().resend({ ...toTell, content: old })).rejects.toThrow('no row');
    expect(calls()).toEqual([]);
  });
});
