import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWantedProduct } from '../../../../lib/adapters/aws/prices/wanted-product.ts';
import { JsonValues } from '../../../../lib/adapters/files/prices/json-values.ts';
import { priceFiles } from '../../../../lib/adapters/files/prices/price-files.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandog-prices-'));
});
afterAll(() => rm(folder, { recursive: true }));

const linux = {
  operatingSystem: 'Linux',
  tenancy: 'Shared',
  preInstalledSw: 'NA',
  capacitystatus: 'Used',
};
const part = {
  label: '2 x m5.large',
  offer: 'AmazonEC2',
  usageType: 'BoxUsage:m5.large',
  attributes: { instanceType: 'm5.large', ...linux },
  quantity: 2,
};

const product = (sku: string, more: object = {}) => ({
  sku,
  productFamily: 'Compute Instance',
  attributes: {
    servicecode: 'AmazonEC2',
    regionCode: 'eu-central-1',
    usagetype: 'EUC1-BoxUsage:m5.large',
    instanceType: 'm5.large',
    ...linux,
    ...more,
  },
});
const term = (sku: string, USD: string) => ({
  [`${sku}.JRTCKXETXF`]: {
    priceDimensions: { [`${sku}.R`]: { unit: 'Hrs', beginRange: '0', pricePerUnit: { USD } } },
  },
});
const bulk = JSON.stringify(
  {
    formatVersion: 'v1.0',
    disclaimer: 'a "quoted" } text {',
    offerCode: 'AmazonEC2',
    publicationDate: '2026-11-02T10:00:00Z',
    products: {
      A: product('A'),
      B: product('B', { operatingSystem: 'Windows' }),
      C: product('C', { regionCode: 'us-east-1', usagetype: 'BoxUsage:m5.large' }),
    },
    terms: {
      OnDemand: { A: term('A', '0.115'), B: term('B', '0.2'), C: term('C', '0.096') },
      Reserved: { A: term('A', '0.01') },
    },
  },
  null,
  2,
);
const head = [
  '"FormatVersion","v1.0"',
  '"Disclaimer","a, text"',
  '"Publication Date","2026-11-02T10:00:00Z"',
  '"Version","20261102100000"',
  '"OfferCode","AmazonEC2"',
];
const columns =
  '"SKU","TermType","StartingRange","Unit","PricePerUnit","Currency","Product Family","Instance Type","Tenancy","Operating System","CapacityStatus","Pre Installed S/W","usageType","Region Code"';
const row = (sku: string, termType: string, price: string, os = 'Linux') =>
  `"${sku}","${termType}","0","Hrs","${price}","USD","Compute Instance","m5.large","Shared","${os}","Used","NA","EUC1-BoxUsage:m5.large","eu-central-1"`;
const csv = [
  ...head,
  columns,
  row('A', 'OnDemand', '0.115'),
  row('A', 'Reserved', '0.01'),
  row('B', 'OnDemand', '0.2', 'Windows'),
].join('\n');

async function prices(name: string, content: string | Buffer) {
  const path = join(folder, name);
  await writeFile(path, content);
  return priceFiles(path, isWantedProduct);
}

describe('priceFiles', () => {
  it.each([
    ['JSON', 'offer.json', bulk],
    ['gzip JSON', 'offer.json.gz', gzipSync(bulk)],
    ['CSV', 'offer.csv', csv],
    ['gzip CSV', 'offer.csv.gz', gzipSync(csv)],
  ])('finds the on-demand price in %s, with the date of the list', async (_, name, content) => {
    const list = await prices(name, content);
    expect(await list.priceOf(part, 'eu-central-1')).toEqual({
      kind: 'known',
      amount: 0.115,
      currency: 'USD',
      per: 'hour',
      asOf: '2026-11-02',
    });
    expect(await list.priceOf(part, 'eu-west-3')).toMatchObject({ kind: 'unknown' });
  });

  it('reads all files of a folder, and says which offer is not there', async () => {
    await mkdir(join(folder, 'offers'));
    await prices('offers/ec2.csv', csv);
    await prices('offers/rds.json', bulk.replace('AmazonEC2', 'AmazonRDS'));
    const list = priceFiles(join(folder, 'offers'), isWantedProduct);
    expect(await list.priceOf(part, 'eu-central-1')).toMatchObject({ kind: 'known' });
    expect(await list.priceOf({ ...part, offer: 'awskms' }, 'eu-central-1')).toEqual({
      kind: 'unknown',
      reason: 'the price files hold no offer awskms',
    });
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['other.json', '{"Records":[]}', /other\.json: no price list of AWS: offerCode is missing/],
    [
      'other.csv',
      'date,cost\n2026-11-01,1\n',
      /other\.csv: no price list of AWS: its line OfferCode/,
    ],
    [
      'cut.csv.gz',
      gzipSync(csv).subarray(0, 60),
      /cut\.csv\.gz: .*broke|cut\.csv\.gz: .*breaks off/,
    ],
  ])('throws and names %s, which is none', async (name, content, message) => {
    const list = await prices(name, content);
    await expect(list.priceOf(part, 'eu-central-1')).rejects.toThrow(message);
  });
});

it('keeps of an offer what a call may start, and nothing else', () => {
  const attributes = { ...product('A').attributes, productFamily: 'Compute Instance' };
  expect(isWantedProduct('AmazonEC2', attributes)).toBe(true);
  expect(isWantedProduct('AmazonEC2', { ...attributes, tenancy: 'Dedicated' })).toBe(false);
  expect(isWantedProduct('AmazonRDS', attributes)).toBe(false);
});

it('JsonValues finds the same in any pieces as JSON.parse in the whole', () => {
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string()));
  const inner = fc.dictionary(fc.string({ minLength: 1 }).filter(isPlain), leaf);
  const document = fc.record({
    products: fc.dictionary(fc.stringMatching(/^[A-Z]{1,4}$/), inner),
    other: inner,
  });
  fc.assert(
    fc.property(document, fc.integer({ min: 1, max: 40 }), (value, size) => {
      const text = JSON.stringify(value, null, 1);
      const values = new JsonValues((path) => path.length === 2 && path[0] === 'products');
      const found: [string | undefined, unknown][] = [];
      for (let at = 0; at < text.length; at += size)
        for (const { path, json } of values.push(text.slice(at, at + size)))
          found.push([path[1], JSON.parse(json)]);
      expect(found).toEqual(Object.entries(JSON.parse(text).products));
    }),
  );
});

/** Keys that are written as they are. */
function isPlain(key: string): boolean {
  return JSON.stringify(key) === `"${key}"` && key !== '__proto__';
}
