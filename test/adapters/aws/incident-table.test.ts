import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { incidentTable } from '../../../lib/adapters/aws/incident-table.ts';
import { newsOfStream } from '../../../lib/adapters/aws/stream-record.ts';
import type { ReadFault } from '../../../lib/domain/fault/read-fault.ts';
import type { IncidentAction } from '../../../lib/domain/violation/incident-action.ts';

const table = mockClient(DynamoDBDocumentClient);
const log = incidentTable(
  DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' })),
  {
    tableName: 'bandog',
    keepDays: 400,
  },
);
const action: IncidentAction = {
  id: 'action-1',
  incidentId: 'incident-1',
  incidentAt: '2026-11-23T10:05:00Z',
  kind: 'except',
  at: '2026-11-24T11:00:00.000Z',
  by: 'slack:T0TEAM/U0ALICE',
  name: 'alice',
  means: 'slack',
  reason: 'meant',
  until: '2026-12-01',
};
const row = (given: Partial<IncidentAction> = {}) => {
  const it = { ...action, ...given };
  return { pk: 'ACTION#2026-11-23', sk: `${it.incidentId}#${it.id}`, document: JSON.stringify(it) };
};
const streamed = (pk: string, sk: string, document = '', eventName = 'INSERT') => ({
  eventName,
  dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, NewImage: { document: { S: document } } },
});
const window = { from: '2026-11-23T00:00:00.000Z', to: '2026-11-24T00:00:00.000Z' };
beforeEach(() => table.reset());

describe('what was said', () => {
  test('is written once, under the day of the incident', async () => {
    const { until: _, ...ack } = { ...action, kind: 'acknowledge' as const };
    table
      .on(PutCommand)
      .resolvesOnce({})
      .rejects(new ConditionalCheckFailedException({ message: '', $metadata: {} }));
    expect([await log.record(ack), await log.record(ack)]).toEqual(['new', 'known']);
    const { pk, sk } = row();
    expect(table.commandCalls(PutCommand)[0]?.args[0].input).toMatchObject({
      Item: { pk, sk, document: JSON.stringify(ack) },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
  });

  test('of an exception is found by its last day, which is written first', async () => {
    table.on(PutCommand).resolves({});
    await log.record(action);
    const items = table.commandCalls(PutCommand).map(({ args }) => args[0].input.Item);
    expect(items.map((item) => item?.['pk'])).toEqual(['END#2026-12-01', 'ACTION#2026-11-23']);
    table
      .on(QueryCommand, { ExpressionAttributeValues: { ':pk': 'END#2026-12-01' } })
      .resolvesOnce({ Items: [items[0] ?? {}], LastEvaluatedKey: { pk: 'a', sk: 'b' } })
      .resolves({ Items: [row({ id: 'action-2' })] });
    const ending = await log.endingOn('2026-12-01');
    expect(ending.map(({ id }) => id)).toEqual(['action-1', 'action-2']);
    expect(newsOfStream(streamed('END#2026-12-01', 'incident-1#action-1'))).toBeUndefined();
  });

  test('comes back from all pages as it was, within the window', async () => {
    table
      .on(QueryCommand)
      .resolvesOnce({ Items: [row()], LastEvaluatedKey: { pk: 'a', sk: 'b' } })
      .resolves({ Items: [row({ id: 'action-2', incidentAt: '2026-11-25T00:00:00Z' })] });
    expect(await log.list(window)).toEqual([action]);
  });

  test('that cannot be read names its row', async () => {
    table.on(QueryCommand).resolves({ Items: [{ pk: 'a', sk: 'b', document: '{}' }] });
    await expect(log.list(window)).rejects.toThrow('row a / b is no action');
  });

  test('that cannot be read is told where somebody listens, and the rest is read', async () => {
    const faults: ReadFault[] = [];
    table.on(QueryCommand).resolves({ Items: [{ pk: 'a', sk: 'b', document: '{}' }, row()] });
    const onFault = (fault: ReadFault) => faults.push(fault);
    expect(await log.endingOn('2026-12-01', onFault)).toEqual([action]);
    expect(await log.list(window, onFault)).toEqual([action]);
    expect(faults.map(({ source, place, code }) => ({ source, place, code }))).toEqual(
      Array(2).fill({ source: 'table bandog', place: 'row a / b', code: 'unreadable' }),
    );
  });

  test('a refusal is a failure', async () => {
    table.on(PutCommand).rejects(new Error('no'));
    await expect(log.record(action)).rejects.toThrow('dynamodb:PutItem');
  });
});

describe('the stream', () => {
  test('says what was said and what has ended', () => {
    const { pk, sk, document } = row();
    expect(newsOfStream(streamed(pk, sk, document))).toEqual({ kind: 'said', action });
    expect(newsOfStream(streamed('RESOLUTION#2026-11-23', 'f'))).toEqual({
      kind: 'ended',
      day: '2026-11-23',
      fingerprint: 'f',
    });
  });

  test('says nothing of other rows and of changes to rows', () => {
    const { pk, sk, document } = row();
    expect(newsOfStream(streamed('VIOLATION#2026-11-23', 'f'))).toBeUndefined();
    expect(newsOfStream(streamed(pk, sk, document, 'REMOVE'))).toBeUndefined();
  });

  test('throws on an action it cannot read', () => {
    expect(() => newsOfStream(streamed('ACTION#2026-11-23', 'x', '{}'))).toThrow('no action');
  });
});
