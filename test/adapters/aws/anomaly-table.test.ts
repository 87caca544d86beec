import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { anomalyTable } from '../../../lib/adapters/aws/anomaly-table.ts';
import { parseViolation, toViolationItem } from '../../../lib/adapters/aws/violation-item.ts';
import { trackedAnew } from '../../../lib/domain/cost/anomaly/anomaly-memory.ts';
import { anomalyViolation } from '../../../lib/domain/violation/anomaly-violation.ts';
import { tableClient } from '../../../lib/wiring/table-client.ts';
import { episode } from '../../domain/cost/anomaly/samples.ts';

const table = mockClient(DynamoDBDocumentClient);
const ledger = anomalyTable(tableClient(), { tableName: 'bandog', keepDays: 10 });
beforeEach(() => table.reset());

test('what was remembered comes back; before the first run there is nothing', async () => {
  table.on(PutCommand).resolves({});
  table.on(GetCommand).resolvesOnce({});
  expect(await ledger.load('ce')).toBeUndefined();
  const memory = {
    judgedUntil: '2026-11-04',
    episodes: [{ ...trackedAnew(episode()), toldDailyImpact: 10 }],
  };
  await ledger.save('ce', memory);
  const Item = table.commandCalls(PutCommand)[0]?.args[0].input.Item ?? {};
  expect(Item).toMatchObject({ pk: 'ANOMALIES', sk: 'ce' });
  table.on(GetCommand).resolves({ Item });
  expect(await ledger.load('ce')).toEqual(memory);
});

test('a row that cannot be read is named', async () => {
  table.on(GetCommand).resolves({ Item: { document: Buffer.from('x') } });
  await expect(ledger.load('ce')).rejects.toThrow('row ANOMALIES / ce');
});

test('a violation of an anomaly comes back from its row as it went in', () => {
  const price = { kind: 'usage', usage: 'requests' } as const;
  const suspect = {
    ...{ eventId: 'e', at: '2026-11-01T09:00:00Z', account: '111122223333' },
    ...{ region: 'eu-central-1', call: 'ec2:RunInstances', actor: 'dana', story: 'launched' },
    ...{ price, score: 0.5, reasons: ['made on the day it began'] },
  };
  const plain = anomalyViolation(
    { what: 'opened', tracked: trackedAnew(episode({ causes: [{ amount: 30 }] })) },
    { currency: 'USD', metric: 'UnblendedCost' },
    '2026-11-04T11:00:00.000Z',
    1000,
  );
  const violation = { ...plain, suspects: [suspect] };
  const item = toViolationItem(violation, 10);
  expect(item).toMatchObject({ pk: 'VIOLATION#2026-11', kind: 'anomaly-opened' });
  expect(parseViolation(item, item.document)).toEqual(violation);
});
