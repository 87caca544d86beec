import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CostReading } from '../../../lib/domain/cost/cost-record.ts';
import type { CostQuery } from '../../../lib/ports/cost-source.ts';
import { costsIn } from '../../../lib/wiring/cost-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandog-costs-'));
});

let files = 0;
async function read(
  content: string | Buffer | readonly string[],
  options: Parameters<typeof costsIn>[1] = {},
  query: CostQuery = {},
) {
  files += 1;
  const path = join(folder, `costs-${files}`);
  await writeFile(path, Array.isArray(content) ? `${content.join('\n')}\n` : (content as string));
  return costsIn(path, options).read(query);
}
const total = ({ records }: CostReading) => records.reduce((sum, { amount }) => sum + amount, 0);
const byType = ({ records }: CostReading) =>
  Object.fromEntries(
    [...Map.groupBy(records, ({ chargeType }) => chargeType)].map(([type, all]) => [
      type,
      all.reduce((sum, { amount }) => sum + amount, 0),
    ]),
  );

const focusHeader =
  'BilledCost,EffectiveCost,BillingCurrency,ChargeCategory,ChargeClass,ChargeFrequency,ChargePeriodStart,CommitmentDiscountId,ProviderName,PublisherName,RegionId,ServiceName,SubAccountId,InvoiceId,Tags';
/** Columns given by name; the others as in a plain row of usage. */
const focusRow = (given: Record<string, string>) => {
  const row: Record<string, string> = {
    BilledCost: '1',
    EffectiveCost: '0.5',
    BillingCurrency: 'USD',
    ChargeCategory: 'Usage',
    ChargeClass: 'NULL',
    ChargePeriodStart: '2026-11-01T00:00:00Z',
    ProviderName: 'AWS',
    PublisherName: 'Amazon Web Services, Inc.',
    ...given,
  };
  return focusHeader
    .split(',')
    .map((name) => `"${(row[name] ?? '').replaceAll('"', '""')}"`)
    .join(',');
};
const focus = (...rows: Record<string, string>[]) => [focusHeader, ...rows.map(focusRow)];

describe('FOCUS', () => {
  it.each<[Record<string, string>, string]>([
    [{}, 'usage'],
    [{ ChargeCategory: 'Tax' }, 'tax'],
    [{ ChargeCategory: 'Credit', BilledCost: '-2' }, 'credit'],
    [{ ChargeCategory: 'Adjustment' }, 'adjustment'],
    [
      { ChargeCategory: 'Purchase', ChargeFrequency: 'One-Time', CommitmentDiscountId: 'sp-1' },
      'upfront',
    ],
    [
      { ChargeCategory: 'Purchase', ChargeFrequency: 'Recurring', CommitmentDiscountId: 'ri-1' },
      'recurring-commitment',
    ],
    [{ ChargeCategory: 'Purchase', ChargeFrequency: 'One-Time' }, 'fee'],
    [{ ChargeClass: 'Correction', BilledCost: '-1' }, 'refund'],
    [{ ChargeClass: 'Correction' }, 'adjustment'],
    [{ ServiceName: 'AWS Support (Business)' }, 'support'],
    [{ PublisherName: 'Red Hat Inc.' }, 'marketplace'],
    [{ ProviderName: 'Microsoft', PublisherName: 'Microsoft' }, 'usage'],
  ])('%j is %s', async (given, type) => {
    const { reading, faults } = await read(focus(given));
    expect(faults).toEqual([]);
    expect(reading.records.map(({ chargeType }) => chargeType)).toEqual([type]);
  });

  it('sums by day and dimensions, and reconciles with the column', async () => {
    const where = { RegionId: 'eu-west-1', ServiceName: 'Amazon S3', SubAccountId: '111122223333' };
    const { reading } = await read(
      focus(
        { ...where, BilledCost: '0.10', ChargePeriodStart: '2026-11-01 22:00:00' },
        { ...where, BilledCost: '0.20', ChargePeriodStart: '2026-11-01' },
        { BilledCost: '1.2E-7', RegionId: 'NULL' },
        { BilledCost: '-0.05', ChargeCategory: 'Credit' },
      ),
    );
    expect(reading).toMatchObject({ kind: 'focus', currency: 'USD', metric: 'UnblendedCost' });
    expect(total(reading)).toBeCloseTo(0.25000012, 10);
    expect(reading.records[0]).toEqual({
      date: '2026-11-01',
      amount: expect.closeTo(0.3),
      chargeType: 'usage',
      account: '111122223333',
      region: 'eu-west-1',
      service: 'Amazon S3',
    });
    expect(reading.records).toHaveLength(3);
    expect(reading.records[1]).not.toHaveProperty('region');
  });

  it('reads effective cost for the amortized metric, and refuses one it does not hold', async () => {
    expect(total((await read(focus({}), { metric: 'AmortizedCost' })).reading)).toBe(0.5);
    await expect(read(focus({}), { metric: 'BlendedCost' })).rejects.toThrow(
      'FOCUS has no BlendedCost',
    );
  });

  it('reads the tags it is asked for, and a row with broken ones all the same', async () => {
    const { reading, faults } = await read(
      focus({ Tags: '{"user:Team":"web","x":"y"}' }, { Tags: '{oops' }, { Tags: 'NULL' }),
      {},
      { tagKeys: ['team'] },
    );
    expect(reading.records).toMatchObject([{ amount: 1, tags: { team: 'web' } }, { amount: 2 }]);
    expect(faults).toMatchObject([{ place: 'line 3', field: 'Tags', value: '{oops' }]);
  });

  it('takes a row with an invoice as final', async () => {
    const { reading } = await read(
      focus({ InvoiceId: '7' }, { ChargePeriodStart: '2026-11-02T00:00:00Z' }),
    );
    expect([...reading.estimatedDays]).toEqual(['2026-11-02']);
  });
});

const curHeader =
  'bill/InvoiceId,bill/BillingEntity,lineItem/UsageAccountId,lineItem/LineItemType,lineItem/UsageStartDate,lineItem/ProductCode,lineItem/CurrencyCode,lineItem/UnblendedCost,product/ProductName,product/regionCode,reservation/ReservationARN,resourceTags/user:team';
const cur = (
  ...rows: (readonly [type: string, cost: string, given?: Record<string, string>])[]
) => [
  curHeader,
  ...rows.map(([type, cost, given = {}]) => {
    const row: Record<string, string> = {
      'bill/BillingEntity': 'AWS',
      'lineItem/UsageAccountId': '111122223333',
      'lineItem/LineItemType': type,
      'lineItem/UsageStartDate': '2026-11-01T00:00:00Z',
      'lineItem/ProductCode': 'AmazonS3',
      'lineItem/CurrencyCode': 'USD',
      'lineItem/UnblendedCost': cost,
      ...given,
    };
    return curHeader
      .split(',')
      .map((name) => row[name] ?? '')
      .join(',');
  }),
];

describe('legacy CUR', () => {
  it('tells charge types apart, and reconciles with the column', async () => {
    const { reading, faults } = await read(
      cur(
        ['Usage', '10'],
        ['DiscountedUsage', '0'],
        ['SavingsPlanCoveredUsage', '4'],
        ['SavingsPlanNegation', '-4'],
        ['SavingsPlanRecurringFee', '3'],
        ['SavingsPlanUpfrontFee', '100'],
        ['RIFee', '2'],
        ['Fee', '50', { 'reservation/ReservationARN': 'arn:r' }],
        ['Fee', '7'],
        ['Tax', '1.1'],
        ['Credit', '-5'],
        ['Refund', '-6'],
        ['EdpDiscount', '-0.5'],
        ['BundledDiscount', '-0.25'],
        ['Usage', '9', { 'bill/BillingEntity': 'AWS Marketplace' }],
        ['Usage', '29', { 'lineItem/ProductCode': 'AWSSupportBusiness' }],
      ),
    );
    expect(faults).toEqual([]);
    expect(byType(reading)).toEqual({
      usage: 14,
      discount: -4.75,
      'recurring-commitment': 5,
      upfront: 150,
      fee: 7,
      tax: 1.1,
      credit: -5,
      refund: -6,
      marketplace: 9,
      support: 29,
    });
    expect(total(reading)).toBeCloseTo(199.35, 10);
  });

  it('carries account, service, region and the tags that are asked for', async () => {
    const given = {
      'product/ProductName': 'Amazon Simple Storage Service',
      'product/regionCode': 'eu-west-1',
      'resourceTags/user:team': 'web',
    };
    const { reading } = await read(cur(['Usage', '1', given]), {}, { tagKeys: ['team'] });
    expect(reading.records).toEqual([
      {
        date: '2026-11-01',
        amount: 1,
        chargeType: 'usage',
        account: '111122223333',
        service: 'Amazon Simple Storage Service',
        region: 'eu-west-1',
        tags: { team: 'web' },
      },
    ]);
  });

  it('counts a line of a type it does not know as an adjustment, and says so', async () => {
    const { reading, faults } = await read(cur(['Novelty', '3']));
    expect(byType(reading)).toEqual({ adjustment: 3 });
    expect(faults).toMatchObject([
      { place: 'line 2', field: 'lineItem/LineItemType', value: 'Novelty' },
    ]);
  });
});

describe('a plain CSV', () => {
  it('has a series a column, of which one may be the whole', async () => {
    const { reading } = await read(['date,Total,web,note', '2026-11-01,3,2,x', '2026-11-02,4,,y']);
    expect(reading).toMatchObject({ kind: 'plain-csv', currency: 'unknown', mainSeries: 'Total' });
    expect(reading.records).toEqual([
      { date: '2026-11-01', amount: 3, chargeType: 'usage', series: 'Total' },
      { date: '2026-11-01', amount: 2, chargeType: 'usage', series: 'web' },
      { date: '2026-11-02', amount: 4, chargeType: 'usage', series: 'Total' },
    ]);
  });

  it('takes a single column as the whole, and none of several', async () => {
    expect((await read(['day,web', '2026-11-01,3'])).reading.mainSeries).toBe('web');
    expect((await read(['day,web,db', '2026-11-01,3,1'])).reading.mainSeries).toBeUndefined();
  });

  it('adds up the rows of a day when they say what they are about', async () => {
    const { reading } = await read([
      'date,service,cost',
      '2026-11-01,s3,1',
      '2026-11-01,ec2,2',
      '2026-11-01,s3,4',
    ]);
    expect(reading.records).toMatchObject([
      { service: 's3', amount: 5 },
      { service: 'ec2', amount: 2 },
    ]);
  });

  it('counts a day that stands twice once', async () => {
    const { reading, faults } = await read(['date,cost', '2026-11-01,1', '2026-11-01,9']);
    expect(total(reading)).toBe(1);
    expect(faults).toMatchObject([{ place: 'line 3', message: expect.stringContaining('twice') }]);
  });

  it('keeps what a query asks for', async () => {
    const rows = ['date,cost', '2026-11-01,1', '2026-11-02,2', '2026-11-03,4'];
    const { reading } = await read(rows, {}, { from: '2026-11-02', to: '2026-11-03' });
    expect(total(reading)).toBe(2);
  });

  it('takes the currency it is told', async () => {
    const { reading } = await read(['date,cost', '2026-11-01,1'], { currency: 'EUR' });
    expect(reading.currency).toBe('EUR');
  });
});

describe('a saved answer', () => {
  const page = (Start: string, End: string, Amount: string) => ({
    ResultsByTime: [
      { TimePeriod: { Start, End }, Total: { UnblendedCost: { Amount, Unit: 'USD' } }, Groups: [] },
    ],
  });
  const pages = [page('2026-11-01', '2026-11-02', '1'), page('2026-11-02', '2026-11-03', '2')];

  it.each<[string, string]>([
    ['one after another', pages.map((it) => JSON.stringify(it, null, 2)).join('\n')],
    ['in a list', JSON.stringify(pages)],
    ['a line each', pages.map((it) => JSON.stringify(it)).join('\n')],
  ])('has its pages %s', async (_, content) => {
    const { reading, faults } = await read(content);
    expect(faults).toEqual([]);
    expect(reading).toMatchObject({ kind: 'cost-explorer', currency: 'USD' });
    expect(total(reading)).toBe(3);
  });

  it('keeps the pages before one that breaks off', async () => {
    const { reading, faults } = await read(JSON.stringify(pages).slice(0, -40));
    expect(total(reading)).toBe(1);
    expect(faults).toMatchObject([{ code: 'truncated' }]);
  });

  it('is not any JSON', async () => {
    await expect(read('{"Records":[]}')).rejects.toThrow(
      /no saved answer of GetCostAndUsage: ResultsByTime is missing$/,
    );
  });
});

describe('bad input', () => {
  it('counts the good rows and names the bad ones by line, field and value', async () => {
    const { reading, faults } = await read([
      'date,cost',
      '2026-11-01,1',
      '2024-02-30,5',
      '11/02/2026,5',
      '2026-11-02,"1,000"',
      '2026-11-03,2',
    ]);
    expect(total(reading)).toBe(3);
    expect(faults).toMatchObject([
      { place: 'line 3', field: 'date', value: '2024-02-30', code: 'bad-value' },
      { place: 'line 4', field: 'date', value: '11/02/2026' },
      { place: 'line 5', field: 'cost', value: '1,000' },
    ]);
  });

  it.each([
    ['a currency that is none', { BillingCurrency: 'constructor' }, 'BillingCurrency'],
    ['an endless amount', { BilledCost: '-1e999' }, 'BilledCost'],
    ['an amount beyond all sums', { BilledCost: '1e300' }, 'BilledCost'],
  ])('leaves out a first row with %s, and only that', async (_, first, field) => {
    const { reading, faults } = await read(focus(first, {}, {}));
    expect(reading.currency).toBe('USD');
    expect(faults).toMatchObject([{ place: 'line 2', field }]);
    expect(total(reading)).toBeGreaterThan(0);
  });

  it('never mixes currencies: the first one counts', async () => {
    const { reading, faults } = await read(focus({}, { BillingCurrency: 'EUR' }, {}));
    expect(reading.currency).toBe('USD');
    expect(total(reading)).toBe(2);
    expect(faults).toMatchObject([{ place: 'line 3', field: 'BillingCurrency', value: 'EUR' }]);
  });

  it('leaves out a row with too few cells', async () => {
    const { reading, faults } = await read([...focus({}), 'a,b']);
    expect(total(reading)).toBe(1);
    expect(faults).toMatchObject([{ place: 'line 3', code: 'not-a-record' }]);
  });

  it('reads gzip by its content, and what is left of a broken one', async () => {
    const rows = Array.from(
      { length: 28 },
      (_, day) => `2026-02-${String(day + 1).padStart(2, '0')},1`,
    );
    const csv = ['date,cost', ...rows, ''].join('\n');
    expect(total((await read(gzipSync(csv))).reading)).toBe(28);
    const broken = await read(gzipSync(csv, { level: 0 }).subarray(0, 200));
    expect(total(broken.reading)).toBeGreaterThan(5);
    expect(total(broken.reading)).toBeLessThan(28);
    expect(broken.faults).toMatchObject([
      { code: 'truncated', message: expect.stringContaining('the gzip archive breaks off') },
    ]);
  });

  it('leaves out a row with broken quotes, and all behind a quote that never closes', async () => {
    const { reading, faults } = await read([
      'date,cost',
      '2026-11-01,1',
      '2026-11-02,"2"x',
      '2026-11-03,3',
      '2026-11-04,"4',
      '2026-11-05,5',
    ]);
    expect(total(reading)).toBe(4);
    expect(faults).toMatchObject([
      { place: 'line 3', field: 'cost', value: '"2"x' },
      { code: 'truncated', message: expect.stringContaining('opening quote') },
    ]);
  });

  it('does not hang on a folder', async () => {
    await expect(costsIn(folder).read({})).rejects.toThrow('no file of costs');
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['an empty file', '', /the file is empty/],
    ['blank lines', '\n \n', /the file is empty/],
    ['a header alone', 'date,cost\n', /a header, but no row of costs/],
    ['no good row', 'date,cost\nyesterday,1\n', /no row could be read.*line 2, date = yesterday/],
    ['a broken archive', gzipSync('date,cost').subarray(0, 12), /gzip/],
    [
      'no date',
      'when,cost\n2026-11-01,1\n',
      /column date or day is missing; columns found: when, cost/,
    ],
    ['no costs', 'date\n2026-11-01\n', /a column of costs is missing; columns found: date/],
    [
      'FOCUS without a column',
      'BilledCost,ChargeCategory,ChargePeriodStart\n1,Usage,2026-11-01\n',
      /column BillingCurrency is missing/,
    ],
    [
      'a CUR without a column',
      'lineItem/LineItemType,lineItem/UnblendedCost\nUsage,1\n',
      /column lineItem\/UsageStartDate or line_item_usage_start_date is missing/,
    ],
    ['broken Parquet', 'PAR1\u0000', /broken or truncated Parquet/],
  ])('%s is an error that names the file', async (_, content, message) => {
    const reading = read(content);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toThrow(folder);
  });
});
