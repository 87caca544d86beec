import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { jsonBytes } from '../../../lib/adapters/aws/fit-size.ts';
import {
  parseViolation,
  toViolationItem,
  violationKey,
} from '../../../lib/adapters/aws/violation-item.ts';
import { violationStore } from '../../../lib/adapters/aws/violation-table.ts';
import type { ReadFault } from '../../../lib/domain/fault/read-fault.ts';
import { tableClient } from '../../../lib/wiring/table-client.ts';
import { changeBy, collect, consoleEvent, overBudget } from '../../builders.ts';

const table = mockClient(DynamoDBDocumentClient);
const store = violationStore(tableClient(), { tableName: 'bandog', keepDays: 400 });
const conditionFailed = new ConditionalCheckFailedException({ message: 'exists', $metadata: {} });

beforeEach(() => table.reset());

describe('record', () => {
  test('writes a new violation under a condition that lets it in once', async () => {
    table.on(PutCommand).resolves({});
    expect(await store.record(changeBy())).toBe('new');
    const input = table.commandCalls(PutCommand)[0]?.args[0].input;
    expect(input).toMatchObject({
      TableName: 'bandog',
      ConditionExpression: 'attribute_not_exists(pk)',
      Item: {
        pk: 'VIOLATION#2026-11-23',
        sk: '2026-11-23T10:05:00Z#fingerprint-of-event-1',
        expiresAt: Date.parse('2026-11-23T10:05:40Z') / 1000 + 400 * 86_400,
      },
    });
  });

  test('calls a violation known when its row is there', async () => {
    table.on(PutCommand).rejects(conditionFailed);
    expect(await store.record(changeBy())).toBe('known');
  });

  test('a failed write surfaces with the action and the table', async () => {
    table.on(PutCommand).rejects(new Error('no connection'));
    await expect(store.record(changeBy())).rejects.toThrow(
      'dynamodb:PutItem on table bandog failed: Error: no connection',
    );
  });

  test('the key of a fact does not depend on when it is noticed', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true, min: new Date(0) }), (noticed) => {
        const detectedAt = noticed.toISOString();
        expect(violationKey(changeBy({ detectedAt }))).toEqual(violationKey(changeBy()));
        expect(violationKey(overBudget({ at: detectedAt, detectedAt }))).toEqual(
          violationKey(overBudget()),
        );
      }),
    );
  });
});

describe('a stored violation', () => {
  test.each([
    ['change', changeBy()],
    ['change without optional fields', changeBy({ event: bareEvent() })],
    [
      'change of something nobody owns',
      changeBy({ owner: { kind: 'unowned', asOf: '2026-11-23T09:00:00Z' } }),
    ],
    ['change of something code owns', ownedChange()],
    ['money', overBudget()],
    ['money of which little is known', overBudget({ state: unknownState() })],
  ])('comes back as it went in: %s', (_, violation) => {
    const { document } = toViolationItem(violation, 30);
    expect(parseViolation({ pk: 'p', sk: 's' }, document)).toEqual(violation);
  });

  test('hostile text comes back as it went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const event = consoleEvent({ resources: [{ id: text }] });
        const violation = changeBy({ event, reason: text });
        const { document } = toViolationItem(violation, 30);
        expect(parseViolation({ pk: 'p', sk: 's' }, document)).toEqual(violation);
      }),
    );
  });

  test('that is too large for a row is cut, says so, and can still be read', () => {
    const resources = Array.from({ length: 900 }, (_, n) => ({ id: `${n}${'x'.repeat(2000)}` }));
    const violation = changeBy({ event: consoleEvent({ resources }) });
    const item = toViolationItem(violation, 30);
    expect(jsonBytes(item)).toBeLessThan(400_000 * 1.2);
    expect(Buffer.byteLength(item.document)).toBeLessThanOrEqual(380_200);
    const read = parseViolation({ pk: 'p', sk: 's' }, item.document);
    expect(read.reason).toContain('long values were cut');
    expect(read.fingerprint).toBe(violation.fingerprint);
    expect(item.document).toContain('…(cut)');
  });

  test('that fits is not touched', () => {
    expect(toViolationItem(changeBy(), 30).document).not.toContain('cut');
  });

  test.each([
    ['no JSON', '{'],
    ['nothing', undefined],
    ['another shape', '{"subject":"change"}'],
    ['an unknown kind', JSON.stringify({ ...changeBy(), kind: 'sabotage' })],
  ])('that cannot be read is an error with its key: %s', (_, document) => {
    expect(() => parseViolation({ pk: 'VIOLATION#2026-11-23', sk: 'x' }, document)).toThrow(
      'row VIOLATION#2026-11-23 / x is not a violation',
    );
  });
});

describe('list', () => {
  const event = (id: string, at: string) => changeBy({ event: consoleEvent({ id, at }) });
  const rowsOf = (...violations: ReturnType<typeof changeBy>[]) =>
    violations.map((violation) => ({ ...toViolationItem(violation, 30) }));

  test('reads all pages of every day and month of the window, oldest first', async () => {
    const partition = (period: string) => ({
      ExpressionAttributeValues: { ':pk': `VIOLATION#${period}` },
    });
    table.on(QueryCommand).resolves({ Items: [] });
    table
      .on(QueryCommand, partition('2026-11-22'))
      .resolvesOnce({
        Items: rowsOf(event('before', '2026-11-22T08:59:59Z')),
        LastEvaluatedKey: { pk: 1 },
      })
      .resolvesOnce({
        Items: rowsOf(event('first', '2026-11-22T09:00:00Z')),
        LastEvaluatedKey: { pk: 2 },
      })
      .resolves({ Items: rowsOf(event('second', '2026-11-22T23:00:00Z')) });
    table.on(QueryCommand, partition('2026-11-23')).resolves({
      Items: rowsOf(
        event('third', '2026-11-23T10:00:00Z'),
        event('fifth', '2026-11-23T11:59:59Z'),
        event('after', '2026-11-23T12:00:00Z'),
      ),
    });
    table
      .on(QueryCommand, partition('2026-11'))
      .resolves({ Items: [{ ...toViolationItem(overBudget(), 30) }] });

    const found = await collect(
      store.list({ from: '2026-11-22T09:00:00Z', to: '2026-11-23T12:00:00Z' }),
    );
    expect(found.map((it) => (it.subject === 'change' ? it.event.id : it.subject))).toEqual([
      'first',
      'second',
      'third',
      'cost',
      'fifth',
    ]);
  });

  test('finds money of last month that was noticed in this one', async () => {
    const late = overBudget({ at: '2026-12-01T11:00:00.000Z' });
    table.on(QueryCommand).resolves({ Items: [] });
    table
      .on(QueryCommand, { ExpressionAttributeValues: { ':pk': 'VIOLATION#2026-11' } })
      .resolves({ Items: [{ ...toViolationItem(late, 30) }] });
    const window = { from: '2026-12-01T00:00:00Z', to: '2026-12-02T00:00:00Z' };
    expect(await collect(store.list(window))).toEqual([late]);
  });

  test('a row that cannot be read is an error or, where somebody listens, told and left out', async () => {
    const good = event('good', '2026-11-23T00:30:00Z');
    table.on(QueryCommand).resolves({ Items: [] });
    table
      .on(QueryCommand, { ExpressionAttributeValues: { ':pk': 'VIOLATION#2026-11-23' } })
      .resolves({
        Items: [{ pk: 'VIOLATION#2026-11-23', sk: 'a', document: '{}' }, ...rowsOf(good)],
      });
    const window = { from: '2026-11-23T00:00:00Z', to: '2026-11-23T01:00:00Z' };
    await expect(collect(store.list(window))).rejects.toThrow('row VIOLATION#2026-11-23 / a');
    const faults: ReadFault[] = [];
    expect(await collect(store.list(window, (fault) => faults.push(fault)))).toEqual([good]);
    expect(faults).toMatchObject([{ place: 'row VIOLATION#2026-11-23 / a', code: 'unreadable' }]);
  });

  test('a failed query surfaces', async () => {
    table
      .on(QueryCommand)
      .rejects(Object.assign(new Error('not you'), { name: 'AccessDeniedException' }));
    const window = { from: '2026-11-23T00:00:00Z', to: '2026-11-23T01:00:00Z' };
    await expect(collect(store.list(window))).rejects.toThrow(
      'dynamodb:Query on table bandog was denied; allow dynamodb:Query',
    );
  });
});

function bareEvent() {
  const { sourceAddress, ...event } = consoleEvent({
    actor: { kind: 'unknown', principal: '', name: '' },
    outcome: { kind: 'failed', code: 'AccessDenied' },
    resources: [],
    evidence: [],
    risks: [],
  });
  return event;
}

function unknownState() {
  const { asOf, ...state } = overBudget().state;
  return {
    ...state,
    amount: 'unknown',
    expectedToDate: 'unknown',
    projection: { kind: 'unknown', reason: 'only three days of history' },
    byChargeType: {},
  } as const;
}

function ownedChange() {
  const event = consoleEvent({ subjectKeys: ['111122223333:eu-central-1:ec2/sg-0123'] });
  return changeBy({
    event,
    owner: {
      kind: 'owned',
      engine: 'cloudformation',
      unit: 'Shop',
      address: 'Web5F3B',
      constructPath: 'Shop/Web/Group',
      resourceId: 'sg-0123',
      resourceType: 'AWS::EC2::SecurityGroup',
      through: 'rule/sgr-1',
    },
  });
}
