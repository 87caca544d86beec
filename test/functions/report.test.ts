import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test, vi } from 'vitest';
import { toViolationItem } from '../../lib/adapters/aws/violation-item.ts';
import { changeBy, overBudget } from '../builders.ts';
import { sampleScorecard } from '../render/sample-scorecard.ts';
import { captureOutput, lambdaContext, stubLambda } from './lambda.ts';

stubLambda();
const { handler } = await import('../../functions/report/handler.ts');
const table = mockClient(DynamoDBDocumentClient);
const s3 = mockClient(S3Client);

type Event = Parameters<typeof handler>[0];

beforeEach(() => {
  vi.restoreAllMocks();
  vi.useFakeTimers({ now: Date.parse('2026-11-23T11:30:00Z'), toFake: ['Date'] });
  captureOutput();
  for (const mock of [table, s3]) mock.reset();
  s3.on(PutObjectCommand).resolves({});
  table.on(GetCommand).resolves({});
  const money = {
    source: 'ce:GetCostAndUsage',
    currency: 'USD',
    metric: 'UnblendedCost',
    budgets: [overBudget().state],
    series: [{ name: 'total', days: [{ date: '2026-11-21', amount: 10 }] }],
  };
  const document = JSON.stringify({ judgedAt: '2026-11-23T11:00:00.000Z', money, faults: [] });
  table.on(GetCommand, { Key: { pk: 'MONEY', sk: 'LATEST' } }).resolves({ Item: { document } });
  table
    .on(GetCommand, { Key: { pk: 'SCORECARD-LATEST', sk: 'LATEST' } })
    .resolves({ Item: { document: JSON.stringify(sampleScorecard()) } });
  table.on(QueryCommand).resolves({ Items: [] });
  table
    .on(QueryCommand, { ExpressionAttributeValues: { ':pk': 'VIOLATION#2026-11-23' } })
    .resolves({ Items: [{ ...toViolationItem(changeBy(), 30) }] });
});

test('on demand: JSON of the time asked for, stored and returned', async () => {
  const { location, body } = await handler({ format: 'json', since: '24h' }, lambdaContext);
  expect(location).toBe('s3://reports-of-me/reports/2026-11-23T11-30-00Z.json');
  const report = JSON.parse(body ?? '');
  expect(report.changes.violations).toMatchObject([{ fingerprint: 'fingerprint-of-event-1' }]);
  expect(report.money.budgets).toMatchObject([{ month: '2026-11', amount: 900 }]);
  expect(report.scorecard).toEqual(sampleScorecard());
  expect(report.blindSpots).toHaveLength(4);
});

test('weekly: a page', async () => {
  const event = { source: 'aws.events', 'detail-type': 'Scheduled Event' } as unknown as Event;
  const { contentType, body } = await handler(event, lambdaContext);
  expect(contentType).toBe('text/html; charset=utf-8');
  expect(body).toMatch(/^<!doctype html>/i);
  expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input.Body).toBe(body);
});

test('makes no violation of its own: the function may only read the table', async () => {
  await handler({ format: 'markdown', since: '7d' }, lambdaContext);
  expect(table.commandCalls(PutCommand)).toHaveLength(0);
});

test('a request it does not take is refused with what is allowed', async () => {
  await expect(handler({ format: 'pdf' } as unknown as Event, lambdaContext)).rejects.toThrow(
    'html',
  );
});
