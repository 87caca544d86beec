import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { costExport } from '../../../lib/adapters/aws/cost-export.ts';

const s3 = mockClient(S3Client);
const list = (window = {}) => costExport(new S3Client({}), 's3://bills/cur').list(window);
const keys = async (window = {}) => (await list(window)).map(({ path }) => path.slice(11));
const object = (Key: string, day = 1, Size = 10) => ({
  Key,
  Size,
  LastModified: new Date(Date.UTC(2026, 10, day)),
});
/** Objects in pages of two. */
function holds(...objects: readonly ReturnType<typeof object>[]) {
  const pages = Array.from({ length: Math.ceil(objects.length / 2) }, (_, page) =>
    objects.slice(page * 2, page * 2 + 2),
  );
  pages.forEach((Contents, page) => {
    const token = page === 0 ? {} : { ContinuationToken: String(page) };
    const more = page < pages.length - 1;
    s3.on(ListObjectsV2Command, { Bucket: 'bills', Prefix: 'cur', ...token }).resolves({
      Contents,
      IsTruncated: more,
      ...(more && { NextContinuationToken: String(page + 1) }),
    });
  });
}
function body(content: string | Buffer) {
  const bytes = Buffer.from(content);
  const Body = Object.assign(Readable.from([bytes]), { transformToByteArray: async () => bytes });
  return { Body } as never;
}
beforeEach(() => s3.reset());

describe('costExport', () => {
  it('takes the newest folder of each month where there is no manifest', async () => {
    holds(
      object('cur/data/BILLING_PERIOD=2026-10/run1/a-00001.csv.gz', 1),
      object('cur/data/BILLING_PERIOD=2026-10/run2/a-00001.csv.gz', 2),
      object('cur/data/BILLING_PERIOD=2026-10/run2/a-00002.csv.gz', 2),
      object('cur/data/BILLING_PERIOD=2026-11/run1/a-00001.parquet', 3),
      object('cur/readme.txt', 9),
    );
    expect(await keys()).toEqual([
      'cur/data/BILLING_PERIOD=2026-10/run2/a-00001.csv.gz',
      'cur/data/BILLING_PERIOD=2026-10/run2/a-00002.csv.gz',
      'cur/data/BILLING_PERIOD=2026-11/run1/a-00001.parquet',
    ]);
  });

  it.each([
    ['dataFiles', 's3://bills/cur/20261101-20261201/x/a-1.csv.gz'],
    ['reportKeys', 'cur/20261101-20261201/x/a-1.csv.gz'],
  ])('takes what the newest manifest names under %s', async (field, named) => {
    holds(
      object('cur/20261101-20261201/x/a-1.csv.gz', 1),
      object('cur/20261101-20261201/y/a-1.csv.gz', 2),
      object('cur/20261101-20261201/a-Manifest.json', 2),
    );
    s3.on(GetObjectCommand).resolves(body(JSON.stringify({ [field]: [named] })));
    expect(await keys()).toEqual(['cur/20261101-20261201/x/a-1.csv.gz']);
  });

  it('reads no month outside the window', async () => {
    holds(
      object('cur/year=2026/month=9/a.parquet'),
      object('cur/year=2026/month=10/a.parquet'),
      object('cur/year=2026/month=11/a.parquet'),
    );
    expect(await keys({ from: '2026-10-15', to: '2026-10-20' })).toEqual([
      'cur/year=2026/month=10/a.parquet',
    ]);
  });

  it('streams an archive decompressed, and gives ranges as they are stored', async () => {
    holds(object('cur/a.csv.gz'));
    s3.on(GetObjectCommand).resolves(body(gzipSync('date,cost\n')));
    const [content] = await list();
    const chunks: Buffer[] = [];
    for await (const chunk of content?.stream() ?? []) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('date,cost\n');
    s3.on(GetObjectCommand, { Range: 'bytes=2-5' }).resolves(body('abcd'));
    expect(Buffer.from((await content?.slice(2, 6)) ?? new ArrayBuffer()).toString()).toBe('abcd');
    expect(content?.modifiedAt).toBe('2026-11-01T00:00:00.000Z');
  });

  it('says what was denied', async () => {
    s3.on(ListObjectsV2Command).rejects(Object.assign(new Error('no'), { name: 'AccessDenied' }));
    await expect(list()).rejects.toThrow('allow s3:ListBucket');
  });

  it('refuses an address that is none', () => {
    expect(() => costExport(new S3Client({}), 'bills/cur')).toThrow('no s3://bucket/prefix');
  });
});
