import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CostReading } from '../../../lib/domain/cost/cost-record.ts';
import type { CostQuery } from '../../../lib/ports/cost-source.ts';
import { costsIn } from '../../../lib/wiring/cost-file.ts';
import { parquet } from '../../helpers/parquet-writer.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandog-exports-'));
});
afterAll(() => rm(folder, { recursive: true }));

const total = ({ records }: CostReading) =>
  Math.round(records.reduce((sum, { amount }) => sum + amount, 0) * 100) / 100;

async function read(name: string, content: string | Buffer, query: CostQuery = {}) {
  const path = join(folder, name);
  await writeFile(path, content);
  return costsIn(path).read(query);
}

const curHeader =
  'bill_invoice_id,line_item_usage_start_date,line_item_unblended_cost,line_item_net_unblended_cost,line_item_currency_code,line_item_line_item_type,line_item_usage_account_id,line_item_product_code,product,product_region_code,resource_tags,cost_category';
const curRow = (given: Record<string, string> = {}) => {
  const row: Record<string, string> = {
    line_item_usage_start_date: '2026-11-01T05:00:00.000Z',
    line_item_unblended_cost: '1.5',
    line_item_net_unblended_cost: '1.2',
    line_item_currency_code: 'USD',
    line_item_line_item_type: 'Usage',
    line_item_usage_account_id: '111122223333',
    line_item_product_code: 'AmazonEC2',
    product: '{"product_name":"Amazon Elastic Compute Cloud"}',
    product_region_code: 'eu-central-1',
    resource_tags: '{"user_team":"red"}',
    cost_category: '{"unit":"shop"}',
    ...given,
  };
  return curHeader
    .split(',')
    .map((name) => `"${(row[name] ?? '').replaceAll('"', '""')}"`)
    .join(',');
};
const cur2 = (...rows: Record<string, string>[]) => [curHeader, ...rows.map(curRow)].join('\n');

describe('CUR 2.0', () => {
  it('is read by its own column names, maps included', async () => {
    const query = { tagKeys: ['Team'], categoryKeys: ['unit'] };
    const { reading, faults } = await read('cur2.csv', cur2({}), query);
    expect(faults).toEqual([]);
    expect(reading).toMatchObject({ kind: 'cur', currency: 'USD', metric: 'UnblendedCost' });
    expect(reading.records).toEqual([
      {
        date: '2026-11-01',
        amount: 1.5,
        chargeType: 'usage',
        service: 'Amazon Elastic Compute Cloud',
        account: '111122223333',
        region: 'eu-central-1',
        tags: { Team: 'red' },
        costCategories: { unit: 'shop' },
      },
    ]);
  });

  it('keeps charge types apart', async () => {
    const types = ['Tax', 'Credit', 'RIFee', 'SavingsPlanNegation'];
    const rows = types.map((line_item_line_item_type) => ({ line_item_line_item_type }));
    const { reading } = await read('types.csv', cur2(...rows));
    expect(reading.records.map(({ chargeType }) => chargeType)).toEqual([
      'tax',
      'credit',
      'recurring-commitment',
      'discount',
    ]);
  });
});

describe('FOCUS of other versions', () => {
  it('is read under renamed columns', async () => {
    const text = [
      'BilledCost,BillingCurrency,ChargeType,ChargePeriodStart,ServiceProviderName,HostProviderName,ServiceName',
      '2.5,USD,Usage,2026-11-01T00:00:00Z,AWS,Amazon Web Services,Amazon S3',
    ].join('\n');
    const { reading } = await read('focus.csv', text);
    expect(reading).toMatchObject({
      kind: 'focus',
      records: [{ amount: 2.5, chargeType: 'usage', service: 'Amazon S3' }],
    });
  });
});

const group = (days: readonly number[]) => ({
  ChargePeriodStart: days.map((day) => new Date(Date.UTC(2026, 10, day, 7))),
  BilledCost: days.map(() => 1.25),
  EffectiveCost: days.map(() => 1),
  BillingCurrency: days.map(() => 'USD'),
  ChargeCategory: days.map(() => 'Usage'),
  ServiceName: days.map((day) => (day % 2 ? 'Amazon S3' : 'AWS Lambda')),
  InvoiceId: days.map(() => ''),
  Unused: days.map(() => 'x'.repeat(100)),
});

describe('Parquet', () => {
  it('is read row group by row group', async () => {
    const { reading, faults } = await read(
      'focus.parquet',
      parquet(group([1, 2, 3]), group([3, 4])),
    );
    expect(faults).toEqual([]);
    expect(reading).toMatchObject({ kind: 'focus', currency: 'USD' });
    expect(total(reading)).toBe(6.25);
    expect(reading.records).toContainEqual({
      date: '2026-11-03',
      amount: 2.5,
      chargeType: 'usage',
      service: 'Amazon S3',
    });
  });

  it('is refused where it breaks off, with its name', async () => {
    const whole = parquet(group([1, 2, 3]));
    await expect(read('cut.parquet', whole.subarray(0, whole.length - 50))).rejects.toThrow(
      /cut\.parquet: a broken or truncated Parquet file/,
    );
  });

  it('says which column is missing', async () => {
    const { ChargeCategory: _, ...without } = group([1]);
    await expect(read('without.parquet', parquet(without))).rejects.toThrow(
      'column ChargeCategory or ChargeType is missing',
    );
  });
});

describe('a folder of exports', () => {
  async function readFolder(name: string, files: Record<string, string>) {
    const path = join(folder, name);
    await mkdir(path);
    for (const [file, text] of Object.entries(files)) {
      await writeFile(join(path, file), text);
      // Files are read in the order they were written.
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    return costsIn(path).read({});
  }
  const day = (date: string, cost: string) => ({
    line_item_usage_start_date: `${date}T00:00:00Z`,
    line_item_unblended_cost: cost,
  });

  it('adds up the parts of one export', async () => {
    const { reading, faults } = await readFolder('parts', {
      'cur-00001.csv': cur2(day('2026-11-01', '1')),
      'cur-00002.csv': cur2(day('2026-11-01', '2')),
    });
    expect(total(reading)).toBe(3);
    expect(faults).toEqual([]);
  });

  it('counts a file that is there twice once, and says so', async () => {
    const text = cur2(day('2026-11-01', '1'), day('2026-11-02', '2'));
    const { reading, faults } = await readFolder('twice', { 'a.csv': text, 'copy of a.csv': text });
    expect(total(reading)).toBe(3);
    expect(faults).toMatchObject([
      { source: 'copy of a.csv', message: 'stands in a.csv; counted once, 2 days left out' },
    ]);
  });

  it('takes the newer of two exports that overlap, and says so', async () => {
    const { reading, faults } = await readFolder('overlap', {
      'old.csv': cur2(day('2026-11-01', '1'), day('2026-11-02', '2')),
      'new.csv': cur2(day('2026-11-02', '5'), day('2026-11-03', '7')),
    });
    expect(total(reading)).toBe(13);
    expect(faults).toMatchObject([{ source: 'old.csv', place: '2026-11-02' }]);
  });

  it('never adds up currencies', async () => {
    const { reading, faults } = await readFolder('currencies', {
      'a.csv': cur2(day('2026-11-01', '1')),
      'b.csv': cur2({ ...day('2026-11-02', '5'), line_item_currency_code: 'EUR' }),
    });
    expect([total(reading), reading.currency]).toEqual([1, 'USD']);
    expect(faults).toMatchObject([
      { source: 'b.csv', message: expect.stringContaining('is in EUR') },
    ]);
  });

  it('says that there is nothing', async () => {
    await expect(readFolder('empty', {})).rejects.toThrow('no file of costs');
  });
});
