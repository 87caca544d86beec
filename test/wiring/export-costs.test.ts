import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CostReading } from '../../lib/domain/cost/cost-record.ts';
import { exportCosts } from '../../lib/wiring/export-costs.ts';
import { parquet } from '../helpers/parquet-writer.ts';

const s3 = mockClient(S3Client);
const region = 'eu-central-1';

/** Objects of the bucket `bills` by key, each written on the day after the one before. */
function holds(objects: Readonly<Record<string, string | Buffer>>): void {
  const entries = Object.entries(objects);
  s3.on(ListObjectsV2Command, { Bucket: 'bills' }).resolves({
    Contents: entries.map(([Key, content], index) => ({
      Key,
      Size: Buffer.byteLength(content),
      LastModified: new Date(Date.UTC(2026, 10, index + 1)),
    })),
  });
  for (const [Key, content] of entries) {
    s3.on(GetObjectCommand, { Key }).callsFake(async ({ Range }: { Range?: string }) => {
      const [, from = 0, to = content.length] = /bytes=(\d+)-(\d+)/.exec(Range ?? '') ?? [];
      const bytes = Buffer.from(content).subarray(Number(from), Number(to) + 1);
      return {
        Body: Object.assign(Readable.from([bytes]), { transformToByteArray: async () => bytes }),
      };
    });
  }
}

const focus = (...rows: readonly (readonly [day: string, amount: string, category?: string])[]) =>
  [
    'ChargePeriodStart,BilledCost,BillingCurrency,ChargeCategory,ServiceName,SubAccountId',
    ...rows.map(
      ([day, amount, category = 'Usage']) =>
        `${day}T00:00:00Z,${amount},USD,${category},Amazon EC2,111122223333`,
    ),
  ].join('\n');

const cents = ({ records }: CostReading) =>
  Math.round(records.reduce((sum, { amount }) => sum + amount, 0) * 100);

beforeEach(() => s3.reset());

describe('exportCosts', () => {
  it('adds up the parts of each month, whatever the same days and names in several of them', async () => {
    holds({
      'focus/BILLING_PERIOD=2026-10/a-00001.csv.gz': gzipSync(
        focus(['2026-10-31', '1.10'], ['2026-10-30', '2.00']),
      ),
      'focus/BILLING_PERIOD=2026-10/a-00002.csv.gz': gzipSync(focus(['2026-10-31', '1.10'])),
      'focus/BILLING_PERIOD=2026-11/a-00001.csv.gz': gzipSync(
        focus(['2026-10-31', '-0.30', 'Credit'], ['2026-11-01', '4.05']),
      ),
    });
    const { reading, faults } = await exportCosts('s3://bills/focus', { region }).read({});
    expect(faults).toEqual([]);
    expect(cents(reading)).toBe(795);
    expect(reading).toMatchObject({ source: 's3://bills/focus', kind: 'focus', currency: 'USD' });
    const credits = reading.records.filter(({ chargeType }) => chargeType === 'credit');
    expect(credits).toMatchObject([{ date: '2026-10-31', amount: -0.3 }]);
  });

  it('reads the Parquet files of a CUR 2.0', async () => {
    const table = parquet({
      line_item_usage_start_date: [
        new Date('2026-11-01T05:00:00Z'),
        new Date('2026-11-02T05:00:00Z'),
      ],
      line_item_unblended_cost: [1.25, 2.5],
      line_item_currency_code: ['USD', 'USD'],
      line_item_line_item_type: ['Usage', 'Tax'],
    });
    holds({ 'cur/BILLING_PERIOD=2026-11/a-00001.snappy.parquet': table });
    const { reading, faults } = await exportCosts('s3://bills/cur', { region }).read({});
    expect(faults).toEqual([]);
    expect(cents(reading)).toBe(375);
    expect(reading.records.map(({ chargeType }) => chargeType)).toEqual(['usage', 'tax']);
  });

  it('throws and names the archive that breaks off, for no day of it is whole', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => ['2026-11-01', `${index}.25`] as const);
    holds({
      'focus/BILLING_PERIOD=2026-11/a-00001.csv.gz': gzipSync(focus(...rows)).subarray(0, 4000),
    });
    await expect(exportCosts('s3://bills/focus', { region }).read({})).rejects.toThrow(
      's3://bills/focus/BILLING_PERIOD=2026-11/a-00001.csv.gz: the gzip archive breaks off',
    );
  });

  it('throws and names the place where a Parquet file breaks off', async () => {
    holds({ 'cur/BILLING_PERIOD=2026-11/a-00001.parquet': Buffer.from('PAR1 and no end') });
    await expect(exportCosts('s3://bills/cur', { region }).read({})).rejects.toThrow(
      's3://bills/cur/BILLING_PERIOD=2026-11/a-00001.parquet: a broken or truncated Parquet file',
    );
  });

  it('names the address where there is nothing', async () => {
    holds({});
    await expect(exportCosts('s3://bills/cur', { region }).read({})).rejects.toThrow(
      's3://bills/cur: no file of costs',
    );
  });
});
