import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CostReading } from '../../../lib/domain/cost/cost-record.ts';
import { costsIn } from '../../../lib/wiring/cost-file.ts';
import { parquet } from '../../helpers/parquet-writer.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandog-bad-exports-'));
});
afterAll(() => rm(folder, { recursive: true }));

let folders = 0;
/** Costs of a folder whose files were written one day after the other. */
async function readAll(
  files: Readonly<Record<string, string | Buffer>>,
  options: Parameters<typeof costsIn>[1] = {},
) {
  folders += 1;
  const path = join(folder, `export-${folders}`);
  for (const [index, [name, content]] of Object.entries(files).entries()) {
    const file = join(path, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    const written = new Date(Date.UTC(2026, 10, index + 1));
    await utimes(file, written, written);
  }
  return costsIn(path, options).read({});
}

const cents = ({ records }: CostReading) =>
  Math.round(records.reduce((sum, { amount }) => sum + amount, 0) * 100);

type Given = Readonly<Record<string, string>>;
const csv = (usual: Given, rows: readonly Given[]) =>
  [
    Object.keys(usual).join(','),
    ...rows.map((row) => Object.values({ ...usual, ...row }).join(',')),
  ].join('\n');

/** Rows of FOCUS with all that tells two of them apart. */
const focus = (...rows: readonly Given[]) =>
  csv(
    {
      ChargePeriodStart: '2026-11-01T00:00:00Z',
      ChargePeriodEnd: '2026-11-01T01:00:00Z',
      BilledCost: '1.25',
      EffectiveCost: '1.25',
      BillingCurrency: 'USD',
      ChargeCategory: 'Usage',
      ResourceId: 'i-0a1b2c3d4e5f60001',
      SkuPriceId: 'SKU1',
      PricingQuantity: '1',
      ServiceName: 'Amazon EC2',
      SubAccountId: '111122223333',
    },
    rows,
  );
const hour = (n: number, BilledCost: string, more: Given = {}): Given => ({
  ChargePeriodStart: `2026-11-0${1 + Math.floor(n / 24)}T${String(n % 24).padStart(2, '0')}:00:00Z`,
  BilledCost,
  ...more,
});

const cur = (...rows: readonly Given[]) =>
  csv(
    {
      'identity/LineItemId': 'a',
      'identity/TimeInterval': '2026-11-01T00:00:00Z/2026-11-01T01:00:00Z',
      'lineItem/UsageStartDate': '2026-11-01T00:00:00Z',
      'lineItem/LineItemType': 'Usage',
      'lineItem/UnblendedCost': '1.25',
      'lineItem/CurrencyCode': 'USD',
      'lineItem/ProductCode': 'AmazonEC2',
      'reservation/ReservationARN': '',
      'reservation/EffectiveCost': '',
      'reservation/UnusedRecurringFee': '',
      'reservation/UnusedAmortizedUpfrontFeeForBillingPeriod': '',
      'savingsPlan/SavingsPlanEffectiveCost': '',
      'savingsPlan/TotalCommitmentToDate': '',
      'savingsPlan/UsedCommitment': '',
    },
    rows,
  );

describe('a row that stands twice', () => {
  it('of FOCUS counts once, and it is said how much was left out', async () => {
    const { reading, faults } = await readAll({
      'focus.csv': focus(hour(0, '1.25'), hour(1, '2'), hour(1, '2'), hour(1, '2')),
    });
    expect(cents(reading)).toBe(325);
    expect(faults).toMatchObject([
      {
        source: 'focus.csv',
        place: 'line 4',
        message: expect.stringContaining('2 rows that stood'),
      },
    ]);
    expect(faults[0]?.message).toContain('counted once, 4.00 USD left out');
  });

  it('of a CUR counts once, by the id of the line and all else that tells lines apart', async () => {
    const { reading, faults } = await readAll({
      'cur.csv': cur(
        {},
        { 'identity/LineItemId': 'b' },
        { 'identity/LineItemId': 'b' },
        { 'lineItem/LineItemType': 'Tax' },
      ),
    });
    expect(cents(reading)).toBe(375);
    expect(faults).toMatchObject([{ place: 'line 4' }]);
  });

  it('of a CUR without ids counts once, where all that tells lines apart is there', async () => {
    const usual = {
      line_item_usage_start_date: '2026-11-01T00:00:00Z',
      line_item_usage_end_date: '2026-11-01T01:00:00Z',
      line_item_line_item_type: 'Usage',
      line_item_usage_type: 'BoxUsage:m5.large',
      line_item_operation: 'RunInstances',
      line_item_resource_id: 'i-1',
      line_item_usage_amount: '1',
      line_item_unblended_cost: '1.25',
      line_item_currency_code: 'USD',
      line_item_availability_zone: 'eu-central-1a',
    };
    const rows = [
      {},
      {},
      { line_item_resource_id: 'i-2' },
      { line_item_availability_zone: 'eu-central-1b' },
    ];
    const whole = await readAll({ 'cur.csv': csv(usual, rows) });
    expect(cents(whole.reading)).toBe(375);
    expect(whole.faults).toMatchObject([{ place: 'line 3' }]);
    const { line_item_resource_id: _, ...narrow } = usual;
    const some = await readAll({ 'cur.csv': csv(narrow, [{}, {}]) });
    expect(cents(some.reading)).toBe(250);
    expect(some.faults).toMatchObject([
      {
        place: 'line 3',
        code: 'unsupported',
        message: expect.stringContaining(
          '1 row like one that stood before, 1.25 USD in all; counted',
        ),
      },
    ]);
    const free = { ...narrow, line_item_unblended_cost: '0' };
    const zones = [{}, { line_item_availability_zone: 'eu-central-1b' }];
    expect((await readAll({ 'cur.csv': csv(free, [{}, {}]) })).faults).toEqual([]);
    expect((await readAll({ 'cur.csv': csv(narrow, zones) })).faults).toEqual([]);
  });

  it('of a CUR without resources counts once, by its id and its interval', async () => {
    const later = { 'identity/TimeInterval': '2026-11-01T01:00:00Z/2026-11-01T02:00:00Z' };
    const { reading, faults } = await readAll({ 'cur.csv': cur({}, later, later) });
    expect(cents(reading)).toBe(250);
    expect(faults).toMatchObject([{ place: 'line 4' }]);
  });

  it('of Parquet counts once as well', async () => {
    const twice = {
      ChargePeriodStart: [0, 0, 1].map((at) => new Date(Date.UTC(2026, 10, 1, at))),
      ChargePeriodEnd: [1, 1, 2].map((at) => new Date(Date.UTC(2026, 10, 1, at))),
      BilledCost: [1.25, 1.25, 1.25],
      EffectiveCost: [1, 1, 1],
      BillingCurrency: ['USD', 'USD', 'USD'],
      ChargeCategory: ['Usage', 'Usage', 'Usage'],
      ResourceId: ['i-1', 'i-1', 'i-1'],
      SkuId: ['s', 's', 's'],
      PricingQuantity: [1, 1, 1],
    };
    const { reading, faults } = await readAll({ 'focus.parquet': parquet(twice) });
    expect(cents(reading)).toBe(250);
    expect(faults).toHaveLength(1);
  });

  it('counts each time in a narrow file, where alike need not be the same', async () => {
    const narrow = 'ChargePeriodStart,BilledCost,BillingCurrency,ChargeCategory\n';
    const row = '2026-11-01T00:00:00Z,1.25,USD,Usage\n';
    const { reading, faults } = await readAll({ 'focus.csv': narrow + row + row });
    expect(cents(reading)).toBe(250);
    expect(faults).toEqual([]);
  });

  it('in two parts of an export counts once', async () => {
    const { reading, faults } = await readAll({
      'cur-00001.csv': cur({}, { 'identity/LineItemId': 'b' }, { 'identity/LineItemId': 'c' }),
      'cur-00002.csv': cur({}, { 'identity/LineItemId': 'd' }, { 'identity/LineItemId': 'e' }),
    });
    expect(cents(reading)).toBe(625);
    expect(faults).toMatchObject([
      { source: 'cur-00002.csv', message: expect.stringContaining('an earlier part') },
    ]);
  });

  it('what is counted and what is left out are all rows', async () => {
    const row = fc.record({
      'identity/LineItemId': fc.constantFrom('a', 'b', 'c'),
      'lineItem/UnblendedCost': fc
        .integer({ min: -999, max: 999 })
        .map((it) => (it / 4).toFixed(2)),
      'lineItem/CurrencyCode': fc.constantFrom('USD', 'USD', 'EUR'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const { reading, faults } = await readAll({ 'cur.csv': cur(...rows) });
        const leftOut = faults.map(({ message }) =>
          Number(/(-?[\d.]+) [A-Z]{3} (?:in all|left)/.exec(message)?.[1]),
        );
        const all = rows.reduce((sum, it) => sum + Number(it['lineItem/UnblendedCost']), 0);
        const told = leftOut.reduce((sum, amount) => sum + amount, cents(reading) / 100);
        expect(told).toBeCloseTo(all, 1);
        expect(new Set(rows.map((it) => it['lineItem/CurrencyCode']))).toContain(reading.currency);
      }),
      { numRuns: 40 },
    );
  });
});

describe('an export that is there several times', () => {
  const day = (n: number, cost: string, more: Given = {}) => hour(24 * (n - 1), cost, more);

  it('under numbered names: what the newer file tells anew counts', async () => {
    const { reading, faults } = await readAll({
      'focus-20261102.csv': focus(day(1, '1'), day(2, '0.5')),
      'focus-20261103.csv': focus(day(1, '1'), day(2, '2'), day(3, '0.25')),
    });
    expect(cents(reading)).toBe(325);
    expect(faults).toMatchObject([
      { source: 'focus-20261102.csv', place: '2026-11-02' },
      { source: 'focus-20261103.csv', message: expect.stringContaining('stands in') },
    ]);
  });

  it('as saved answers: a day that was asked for again counts once', async () => {
    const answer = (...amounts: readonly string[]) =>
      JSON.stringify({
        ResultsByTime: amounts.map((Amount, index) => ({
          TimePeriod: { Start: `2026-11-0${index + 1}`, End: `2026-11-0${index + 2}` },
          Groups: [{ Keys: ['Amazon S3'], Metrics: { UnblendedCost: { Amount, Unit: 'USD' } } }],
        })),
        GroupDefinitions: [{ Type: 'DIMENSION', Key: 'SERVICE' }],
      });
    const { reading } = await readAll({
      'answer-1.json': answer('1', '0.5'),
      'answer-2.json': answer('1', '2', '4'),
    });
    expect(cents(reading)).toBe(700);
  });

  it('in the folders of a bucket: the newest run of each month counts', async () => {
    const month = 'cur/20261101-20261201';
    const { reading, faults } = await readAll({
      [`${month}/run-1/cur-00001.csv`]: cur({}, { 'identity/LineItemId': 'b' }),
      [`${month}/run-1/cur-00002.csv`]: cur({ 'identity/LineItemId': 'c' }),
      [`${month}/run-2/cur-00001.csv`]: cur({}, { 'identity/LineItemId': 'b' }),
      [`${month}/run-2/cur-00002.csv`]: cur({ 'identity/LineItemId': 'd' }),
      'cur/20261001-20261101/run-1/cur-00001.csv': cur({ 'lineItem/UsageStartDate': '2026-10-31' }),
    });
    expect(cents(reading)).toBe(500);
    expect(faults).toEqual([]);
  });

  it('with manifests: the files that the newest one names count, and all must be there', async () => {
    const month = 'data/BILLING_PERIOD=2026-11';
    const manifest = (...names: readonly string[]) =>
      JSON.stringify({ dataFiles: names.map((name) => `s3://bills/cur/${month}/${name}`) });
    const files = {
      [`${month}/a/cur-00001.csv`]: cur({ 'lineItem/UnblendedCost': '7' }),
      [`${month}/b/cur-00001.csv`]: cur({}),
      [`${month}/b/cur-00002.csv`]: cur({ 'identity/LineItemId': 'b' }),
    };
    const place = 'metadata/BILLING_PERIOD=2026-11/cur-Manifest.json';
    const named = { [place]: manifest('b/cur-00001.csv', 'b/cur-00002.csv') };
    expect(cents((await readAll({ ...files, ...named })).reading)).toBe(250);
    const missing = { [place]: manifest('b/cur-00001.csv', 'b/cur-00003.csv') };
    await expect(readAll({ ...files, ...missing })).rejects.toThrow(
      /cur-Manifest\.json: the manifest names .*b\/cur-00003\.csv, which is not there/,
    );
  });
});

describe('currencies', () => {
  it('are not mixed: the one of most rows counts, wherever the other stands', async () => {
    const { reading, faults } = await readAll({
      'focus.csv': focus(hour(0, '9.50', { BillingCurrency: 'EUR' }), hour(1, '1'), hour(2, '2')),
    });
    expect([reading.currency, cents(reading)]).toEqual(['USD', 300]);
    expect(faults).toMatchObject([
      { place: 'line 2', field: 'BillingCurrency', value: 'EUR', code: 'unsupported' },
    ]);
    expect(faults[0]?.message).toContain('1 row in EUR, 9.50 EUR in all, left out');
  });

  it('are the same whichever case they are written in', async () => {
    const rows = [hour(0, '1'), hour(1, '2', { BillingCurrency: 'usd' })];
    const { reading, faults } = await readAll({ 'focus.csv': focus(...rows) });
    expect([reading.currency, cents(reading), faults]).toEqual(['USD', 300, []]);
  });
});

describe('the amortized cost of a CUR', () => {
  const rows: readonly Given[] = [
    { 'lineItem/UnblendedCost': '1' },
    { 'lineItem/LineItemType': 'DiscountedUsage', 'reservation/EffectiveCost': '0.4' },
    {
      'lineItem/LineItemType': 'RIFee',
      'reservation/UnusedRecurringFee': '0.2',
      'reservation/UnusedAmortizedUpfrontFeeForBillingPeriod': '0.1',
    },
    {
      'lineItem/LineItemType': 'SavingsPlanCoveredUsage',
      'savingsPlan/SavingsPlanEffectiveCost': '0.6',
    },
    { 'lineItem/LineItemType': 'SavingsPlanNegation', 'lineItem/UnblendedCost': '-5' },
    { 'lineItem/LineItemType': 'SavingsPlanUpfrontFee', 'lineItem/UnblendedCost': '100' },
    {
      'lineItem/LineItemType': 'SavingsPlanRecurringFee',
      'savingsPlan/TotalCommitmentToDate': '3',
      'savingsPlan/UsedCommitment': '2.5',
    },
    {
      'lineItem/LineItemType': 'Fee',
      'reservation/ReservationARN': 'arn:r',
      'lineItem/UnblendedCost': '50',
    },
    { 'lineItem/LineItemType': 'Fee', 'lineItem/UnblendedCost': '7' },
  ];
  const file = cur(...rows.map((row, index) => ({ 'identity/LineItemId': `${index}`, ...row })));

  it('spreads commitments over what they cover and what was not used', async () => {
    const { reading, faults } = await readAll({ 'cur.csv': file }, { metric: 'AmortizedCost' });
    expect(faults).toEqual([]);
    expect(reading.metric).toBe('AmortizedCost');
    expect(cents(reading)).toBe(980);
  });

  it('is not known of a line whose column is missing', async () => {
    const [header = '', ...lines] = file.split('\n');
    const without = [header.replace('reservation/EffectiveCost', 'reservation/Other'), ...lines];
    const { reading, faults } = await readAll(
      { 'cur.csv': without.join('\n') },
      { metric: 'AmortizedCost' },
    );
    expect(cents(reading)).toBe(940);
    expect(faults).toMatchObject([{ place: 'line 3', field: 'reservation/EffectiveCost' }]);
  });
});

describe('an archive that breaks off', () => {
  it('is an error that names the file: no day of an export is whole', async () => {
    const rows = Array.from({ length: 4000 }, (_, index) => hour(index % 48, `${index}.25`));
    const cut = gzipSync(focus(...rows)).subarray(0, 9000);
    await expect(readAll({ 'focus.csv.gz': cut })).rejects.toThrow(
      /focus\.csv\.gz: the gzip archive breaks off, so no day of this export is whole/,
    );
  });
});
