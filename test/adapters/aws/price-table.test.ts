import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { priceTable } from '../../../lib/adapters/aws/price-table.ts';
import { memoryClock } from '../../../lib/adapters/memory/clock.ts';

const table = mockClient(DynamoDBDocumentClient);
const cacheOn = (day: string) =>
  priceTable(DynamoDBDocumentClient.from(new DynamoDBClient({})), {
    tableName: 'bandog',
    clock: memoryClock(`${day}T12:00:00Z`),
  });
const part = {
  label: 'an instance',
  offer: 'AmazonEC2',
  usageType: `BoxUsage:${'x'.repeat(5000)}`,
  attributes: { instanceType: 'm5.large' },
  quantity: 1,
};
const known = { kind: 'known', amount: 0.115, currency: 'USD', per: 'hour' } as const;
const unknown = { kind: 'unknown', reason: 'not there' } as const;

beforeEach(() => {
  table.reset();
  const rows = new Map<string, Record<string, unknown>>();
  const keyOf = (row: Record<string, unknown> = {}) => `${row['pk']} ${row['sk']}`;
  table.on(PutCommand).callsFake(async ({ Item }) => void rows.set(keyOf(Item), Item));
  table.on(GetCommand).callsFake(async ({ Key }) => ({ Item: rows.get(keyOf(Key)) }));
});

it('keeps a price for a week, and a day that there is none', async () => {
  await cacheOn('2026-11-01').keep(part, 'eu-central-1', known);
  await cacheOn('2026-11-01').keep(part, 'us-east-1', unknown);
  expect(await cacheOn('2026-11-07').get(part, 'eu-central-1')).toEqual(known);
  expect(await cacheOn('2026-11-08').get(part, 'eu-central-1')).toBeUndefined();
  expect(await cacheOn('2026-11-01').get(part, 'us-east-1')).toEqual(unknown);
  expect(await cacheOn('2026-11-02').get(part, 'us-east-1')).toBeUndefined();
});

it('keeps each part and region apart, under a key that is never too long', async () => {
  await cacheOn('2026-11-01').keep(part, 'eu-central-1', known);
  const other = { ...part, attributes: { instanceType: 'm5.xlarge' } };
  expect(await cacheOn('2026-11-01').get(other, 'eu-central-1')).toBeUndefined();
  expect(await cacheOn('2026-11-01').get(part, 'eu-west-1')).toBeUndefined();
  const [put] = table.commandCalls(PutCommand).map(({ args }) => args[0].input.Item);
  expect(String(put?.['sk'])).toHaveLength(64);
});

it('takes a row it cannot read for none, and names a call that was denied', async () => {
  table.on(GetCommand).resolves({ Item: { expiresAt: 9_999_999_999, price: { kind: 'other' } } });
  expect(await cacheOn('2026-11-01').get(part, 'eu-central-1')).toBeUndefined();
  table.on(GetCommand).rejects(Object.assign(new Error('no'), { name: 'AccessDeniedException' }));
  await expect(cacheOn('2026-11-01').get(part, 'eu-central-1')).rejects.toThrow('dynamodb:GetItem');
});
