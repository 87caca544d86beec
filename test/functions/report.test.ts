import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
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
const formation = mockClient(CloudFormationClient);
const template = {
  Resources: {
    BandogOnChange0: {
      Type: 'AWS::Lambda::Function',
      Properties: { MemorySize: 512, Timeout: 30 },
    },
    BandogReports0: { Type: 'AWS::S3::Bucket' },
  },
};
const { handler } = await import('../../functions/report/handler.ts');
const table = mockClient(DynamoDBDocumentClient);
const s3 = mockClient(S3Client);
const sns = mockClient(SNSClient);

type Event = Parameters<typeof handler>[0];

beforeEach(() => {
  vi.restoreAllMocks();
  vi.useFakeTimers({ now: Date.parse('2026-11-23T11:30:00Z'), toFake: ['Date'] });
  captureOutput();
  for (const mock of [table, s3, sns, formation]) mock.reset();
  formation.on(GetTemplateCommand).resolves({ TemplateBody: JSON.stringify(template) });
  sns.on(PublishCommand).resolves({});
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
  const { location, body } = await handler(
    { format: 'json', since: '24h', link: false },
    lambdaContext,
  );
  expect(location).toBe('s3://reports-of-me/reports/2026-11-23T11-30-00Z.json');
  const report = JSON.parse(body ?? '');
  expect(report.changes.violations).toMatchObject([{ fingerprint: 'fingerprint-of-event-1' }]);
  expect(report.money.budgets).toMatchObject([{ month: '2026-11', amount: 900 }]);
  expect(report.scorecard).toEqual(sampleScorecard());
  expect(report.blindSpots).toHaveLength(4);
});

test('says what Bandog costs, by its own template; without it, why that is unknown', async () => {
  const request = { format: 'json', since: '7d', link: false } as const;
  const known = JSON.parse((await handler(request, lambdaContext)).body ?? '').ownBill;
  expect(known.totalUsd).toBeGreaterThan(0);
  expect(known.items.map(({ name }: { name: string }) => name)).toContain('S3 storage');
  formation.on(GetTemplateCommand).rejects(new Error('is not authorized'));
  const unknown = JSON.parse((await handler(request, lambdaContext)).body ?? '').ownBill;
  expect(unknown).toEqual({ unknown: expect.stringContaining('cloudformation:GetTemplate') });
});

test('weekly: a page, and everybody is told where', async () => {
  const event = { source: 'aws.events', 'detail-type': 'Scheduled Event' } as unknown as Event;
  const { contentType, link } = await handler(event, lambdaContext);
  expect(contentType).toBe('text/html; charset=utf-8');
  expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input.Body).toMatch(/^<!doctype html>/i);
  const { Subject, Message = '' } = sns.commandCalls(PublishCommand)[0]?.args[0].input ?? {};
  expect(Subject).toMatch(/^Bandog's week to 2026-11-23: 0 changes by hand, 0 violations$/);
  const { email, sqs } = JSON.parse(Message);
  expect(email).toContain(link?.url);
  expect(JSON.parse(sqs)).toMatchObject({ kind: 'weekly-report', link });
});

test('weekly: when nobody can be told, the run fails and is tried again', async () => {
  sns.on(PublishCommand).rejects(new Error('no such topic'));
  const event = { 'detail-type': 'Scheduled Event' } as unknown as Event;
  await expect(handler(event, lambdaContext)).rejects.toThrow('nobody could be told');
});

test('a link in place of the body, where that is asked for', async () => {
  const event = { format: 'csv', since: '7d', link: true, announce: false } as const;
  const { body, link, contentType } = await handler(event, lambdaContext);
  expect(body).toBeUndefined();
  expect(contentType).toBe('text/csv; charset=utf-8');
  expect(link?.url).toContain('/reports/2026-11-23T11-30-00Z.csv?');
  expect(link?.expiresAt).toBe('2026-11-23T17:30:00.000Z');
});

test('makes no violation of its own: the function may only read the table', async () => {
  await handler({ format: 'markdown', since: '7d', link: false, announce: false }, lambdaContext);
  expect(table.commandCalls(PutCommand)).toHaveLength(0);
});

test('a request it does not take is refused with what is allowed', async () => {
  await expect(handler({ format: 'pdf' } as unknown as Event, lambdaContext)).rejects.toThrow(
    'html',
  );
});
