import { gunzipSync } from 'node:zlib';
import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { maybeState } from '../../domain/change/state-file-name.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { StateDocument, StateDocuments } from '../../ports/state-documents.ts';
import { failedCall } from './failed-call.ts';

/** Terraform keeps the states of workspaces under this, beside the default one's. */
const workspaces = 'env:/';
/** No state is so large, packed or not; what is, is something else with a state's name, or a bomb. */
const mostBytes = 256 * 1024 * 1024;

/**
 * States under an `s3://bucket/prefix` address: those of Terraform's S3 backend with all workspaces
 * (`env:/NAME/prefix…`), those of Pulumi's. Throws an Error when the address is none.
 */
export function stateBucket(client: S3Client, address: string): StateDocuments {
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(address) ?? [];
  if (bucket === undefined) throw new Error(`${address} is no s3://bucket/prefix address`);
  return {
    async *read() {
      for (const place of placesOf(prefix)) {
        const source = `s3://${bucket}/${place}`;
        try {
          for await (const { key, size } of keysUnder(client, bucket, place)) {
            if (isWanted(key, prefix)) yield await readObject(client, bucket, key, size);
          }
        } catch (error) {
          yield { fault: faultOf(source, failedCall(error, 's3:ListBucket', source)) };
        }
      }
    },
  };
}

/** An empty prefix lists the workspaces too. */
const placesOf = (prefix: string): readonly string[] =>
  prefix === '' || prefix.startsWith(workspaces) ? [prefix] : [prefix, workspaces];

/** Whether a key is a state's under the prefix, in the default workspace or in a named one. */
function isWanted(key: string, prefix: string): boolean {
  const bare = key.startsWith(workspaces) ? key.replace(/^env:\/[^/]+\//, '') : key;
  return (bare.startsWith(prefix) || key.startsWith(prefix)) && maybeState(key);
}

async function* keysUnder(
  client: S3Client,
  Bucket: string,
  Prefix: string,
): AsyncGenerator<{ key: string; size: number }> {
  for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
    for (const { Key: key = '', Size: size = 0 } of page.Contents ?? []) yield { key, size };
  }
}

async function readObject(
  client: S3Client,
  bucket: string,
  key: string,
  size: number,
): Promise<StateDocument | { fault: ReadFault }> {
  const source = `s3://${bucket}/${key}`;
  if (size > mostBytes) {
    const message = `is ${size} bytes long; no more than ${mostBytes} are read`;
    return { fault: { source, code: 'unsupported', message } };
  }
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
    const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return {
      source,
      text: (zipped ? gunzipSync(bytes, { maxOutputLength: mostBytes }) : bytes).toString('utf8'),
    };
  } catch (error) {
    return { fault: faultOf(source, failedCall(error, 's3:GetObject', source)) };
  }
}

const faultOf = (source: string, { message }: Error): ReadFault => ({
  source,
  code: message.includes('was denied') ? 'access-denied' : 'unreadable',
  message,
});
