import { createGunzip } from 'node:zlib';
import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import type { CostContent, CostContents } from '../../ports/cost-contents.ts';
import { failedCall } from './failed-call.ts';

interface StoredFile {
  readonly key: string;
  readonly bytes: number;
  readonly modified: Date;
}

const dataName = /\.(csv|csv\.gz|gz|parquet|snappy\.parquet)$/i;
const manifestName = /manifest\.json$/i;

/**
 * A CUR or FOCUS export under an `s3://bucket/prefix` address, as Data Exports and the legacy reports lay
 * it out: of each month the files of its newest manifest, or where there is none those of its newest
 * folder. Months outside the window are not read. Throws an Error when the address is none.
 */
export function costExport(client: S3Client, address: string): CostContents {
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(address) ?? [];
  if (bucket === undefined) throw new Error(`${address} is no s3://bucket/prefix address`);
  return {
    name: address,
    // Of each month only one run is listed.
    areParts: true,
    async list({ from = '', to = '\uffff' }) {
      const stored = await listAll(client, bucket, prefix);
      const months = Map.groupBy(stored, ({ key }) => monthOf(key));
      const wanted = [...months].filter(
        ([month]) => month === '' || (from.slice(0, 7) <= month && month <= to.slice(0, 7)),
      );
      const newest: StoredFile[] = [];
      for (const [, files] of wanted.sort(([a], [b]) => a.localeCompare(b)))
        newest.push(...(await newestOf(client, bucket, files)));
      return newest.map((file) => contentOf(client, bucket, file));
    },
  };
}

async function listAll(client: S3Client, Bucket: string, Prefix: string): Promise<StoredFile[]> {
  const found: StoredFile[] = [];
  try {
    for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix }))
      for (const { Key: key = '', Size: bytes = 0, LastModified } of page.Contents ?? [])
        if (bytes > 0) found.push({ key, bytes, modified: LastModified ?? new Date(0) });
  } catch (error) {
    throw failedCall(error, 's3:ListBucket', `s3://${Bucket}/${Prefix}`);
  }
  return found;
}

/** The `YYYY-MM` of `BILLING_PERIOD=2026-11/`, `20261101-20261201/` or `year=2026/month=11/`; empty without one. */
function monthOf(key: string): string {
  const [, year, month] =
    /(?:^|\/)BILLING_PERIOD=(\d{4})-(\d{2})/.exec(key) ??
    /(?:^|\/)(\d{4})(\d{2})\d{2}-\d{8}(?:\/|$)/.exec(key) ??
    /(?:^|\/)year=(\d{4})\/month=0?(\d{1,2})(?:\/|$)/.exec(key) ??
    [];
  return year === undefined || month === undefined ? '' : `${year}-${month.padStart(2, '0')}`;
}

async function newestOf(
  client: S3Client,
  bucket: string,
  files: readonly StoredFile[],
): Promise<readonly StoredFile[]> {
  const data = files.filter(({ key }) => dataName.test(key) && !manifestName.test(key));
  const manifest = files.filter(({ key }) => manifestName.test(key)).reduce(newer, undefined);
  const listed = manifest === undefined ? [] : await keysIn(client, bucket, manifest);
  const named = data.filter(({ key }) => listed.includes(key));
  if (named.length > 0 && named.length === listed.length) return named;
  const folders = Map.groupBy(data, ({ key }) => key.slice(0, key.lastIndexOf('/') + 1));
  const newest = data.reduce(newer, undefined);
  return newest === undefined
    ? []
    : (folders.get(newest.key.slice(0, newest.key.lastIndexOf('/') + 1)) ?? []);
}

const newer = (best: StoredFile | undefined, next: StoredFile): StoredFile =>
  best === undefined || next.modified > best.modified ? next : best;

/** Keys a manifest names: `dataFiles` of Data Exports (addresses), `reportKeys` of legacy reports. */
async function keysIn(client: S3Client, bucket: string, { key }: StoredFile): Promise<string[]> {
  const bytes = Buffer.from(await getBytes(client, bucket, key));
  const manifest: unknown = parsed(bytes, `s3://${bucket}/${key}`);
  const { dataFiles, reportKeys } = manifest as { dataFiles?: unknown; reportKeys?: unknown };
  const keys = [dataFiles, reportKeys].flatMap((it) => (Array.isArray(it) ? it : []));
  return keys.map((it) => String(it).replace(/^s3:\/\/[^/]+\//, ''));
}

function parsed(bytes: Buffer, place: string): object {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch (error) {
    throw new Error(`${place}: the manifest is no JSON`, { cause: error });
  }
}

function contentOf(
  client: S3Client,
  bucket: string,
  { key, bytes, modified }: StoredFile,
): CostContent {
  return {
    name: key.slice(key.lastIndexOf('/') + 1),
    path: `s3://${bucket}/${key}`,
    bytes,
    modifiedAt: modified.toISOString(),
    stream: () => streamOf(client, bucket, key),
    async slice(from, to) {
      const { buffer, byteOffset, byteLength } = await getBytes(client, bucket, key, [
        from,
        to - 1,
      ]);
      return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
    },
  };
}

async function getBytes(
  client: S3Client,
  Bucket: string,
  Key: string,
  range?: readonly [number, number],
): Promise<Uint8Array> {
  const Range = range && `bytes=${range[0]}-${range[1]}`;
  try {
    const get = new GetObjectCommand({ Bucket, Key, ...(Range !== undefined && { Range }) });
    const { Body } = await client.send(get);
    return (await Body?.transformToByteArray()) ?? new Uint8Array();
  } catch (error) {
    throw failedCall(error, 's3:GetObject', `s3://${Bucket}/${Key}`);
  }
}

/** The object's bytes as they arrive, decompressed when it is gzip. */
async function* streamOf(client: S3Client, Bucket: string, Key: string): AsyncGenerator<Buffer> {
  const { Body } = await client
    .send(new GetObjectCommand({ Bucket, Key }))
    .catch((error: unknown) => {
      throw failedCall(error, 's3:GetObject', `s3://${Bucket}/${Key}`);
    });
  if (Body === undefined) return;
  const bytes = Body as unknown as NodeJS.ReadableStream;
  if (!/\.gz$/i.test(Key)) {
    yield* bytes as AsyncIterable<Buffer>;
    return;
  }
  const gunzip = createGunzip();
  bytes.on('error', (error) => gunzip.destroy(error));
  yield* bytes.pipe(gunzip) as AsyncIterable<Buffer>;
}
