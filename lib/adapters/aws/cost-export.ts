import { createGunzip } from 'node:zlib';
import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import {
  billingMonth,
  keysListed,
  newestManifest,
  newestRun,
  type StoredFile,
} from '../../domain/cost/export-layout.ts';
import type { CostContent, CostContents } from '../../ports/cost-contents.ts';
import { failedCall } from './failed-call.ts';

interface StoredObject extends StoredFile {
  readonly bytes: number;
}

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
    async list({ from = '', to = '\uffff' }) {
      const stored = await listAll(client, bucket, prefix);
      const months = Map.groupBy(stored, ({ key }) => billingMonth(key));
      const wanted = [...months].filter(
        ([month]) => month === '' || (from.slice(0, 7) <= month && month <= to.slice(0, 7)),
      );
      const newest: CostContent[] = [];
      for (const [month, files] of wanted.sort(([a], [b]) => a.localeCompare(b)))
        for (const file of await newestOf(client, bucket, files))
          newest.push(contentOf(client, bucket, file, month !== ''));
      return newest;
    },
  };
}

async function listAll(client: S3Client, Bucket: string, Prefix: string): Promise<StoredObject[]> {
  const found: StoredObject[] = [];
  try {
    for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix }))
      for (const { Key: key = '', Size: bytes = 0, LastModified } of page.Contents ?? [])
        if (bytes > 0) found.push({ key, bytes, modifiedMs: LastModified?.getTime() ?? 0 });
  } catch (error) {
    throw failedCall(error, 's3:ListBucket', `s3://${Bucket}/${Prefix}`);
  }
  return found;
}

async function newestOf(
  client: S3Client,
  bucket: string,
  files: readonly StoredObject[],
): Promise<readonly StoredObject[]> {
  const manifest = newestManifest(files);
  if (manifest === undefined) return newestRun(files, undefined);
  const place = `s3://${bucket}/${manifest.key}`;
  const bytes = Buffer.from(await getBytes(client, bucket, manifest.key));
  try {
    return newestRun(files, keysListed(parsed(bytes)));
  } catch (error) {
    throw new Error(`${place}: ${error instanceof Error ? error.message : ''}`, { cause: error });
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new Error('the manifest is no JSON', { cause: error });
  }
}

function contentOf(
  client: S3Client,
  bucket: string,
  { key, bytes, modifiedMs }: StoredObject,
  isPart: boolean,
): CostContent {
  return {
    name: key.slice(key.lastIndexOf('/') + 1),
    path: `s3://${bucket}/${key}`,
    bytes,
    modifiedAt: new Date(modifiedMs).toISOString(),
    ...(isPart && { isPart: true as const }),
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
