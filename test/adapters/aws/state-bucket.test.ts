import { gzipSync } from 'node:zlib';
import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { stateBucket } from '../../../lib/adapters/aws/state-bucket.ts';
import { collect } from '../../builders.ts';

const s3 = mockClient(S3Client);
const client = new S3Client({ region: 'eu-central-1' });
const objects = new Map<string, string | Buffer>();
const pageSize = 2;

const bodyOf = (content: string | Buffer) =>
  ({
    transformToByteArray: async () => Buffer.from(content),
  }) as unknown as GetObjectCommandOutput['Body'];

beforeEach(() => {
  s3.reset();
  objects.clear();
  s3.on(ListObjectsV2Command).callsFake(async ({ Prefix = '', ContinuationToken }) => {
    const keys = [...objects.keys()].filter((key) => key.startsWith(Prefix)).sort();
    const from = Number(ContinuationToken ?? 0);
    const next = from + pageSize;
    return {
      Contents: keys.slice(from, next).map((Key) => ({ Key, Size: 10 })),
      ...(next < keys.length && { NextContinuationToken: String(next), IsTruncated: true }),
    };
  });
  s3.on(GetObjectCommand).callsFake(async ({ Key }) => ({ Body: bodyOf(objects.get(Key) ?? '') }));
});

const sourcesOf = async (address: string) =>
  (await collect(stateBucket(client, address).read())).map((it) =>
    'fault' in it ? it.fault.code : it.source,
  );

describe('the states at an address', () => {
  it('are those under it, in every workspace, all pages', async () => {
    for (const key of [
      'infra/a/terraform.tfstate',
      'infra/b/terraform.tfstate',
      'infra/c.tfstate',
      'infra/terraform.tfstate.tflock',
      'env:/blue/infra/a/terraform.tfstate',
      'env:/green/infra/a/terraform.tfstate',
      'env:/green/other/terraform.tfstate',
      'other/terraform.tfstate',
    ]) {
      objects.set(key, '{}');
    }
    expect(await sourcesOf('s3://states/infra/')).toEqual([
      's3://states/infra/a/terraform.tfstate',
      's3://states/infra/b/terraform.tfstate',
      's3://states/infra/c.tfstate',
      's3://states/env:/blue/infra/a/terraform.tfstate',
      's3://states/env:/green/infra/a/terraform.tfstate',
    ]);
  });

  it('are all of a bucket when no prefix is given, each once', async () => {
    objects.set('.pulumi/stacks/shop/prod.json', '{}');
    objects.set('.pulumi/backups/shop/prod.json', '{}');
    objects.set('env:/blue/a.tfstate', '{}');
    expect(await sourcesOf('s3://states')).toEqual([
      's3://states/.pulumi/stacks/shop/prod.json',
      's3://states/env:/blue/a.tfstate',
    ]);
  });

  it('may be gzip', async () => {
    objects.set('a.json.gz', gzipSync('{"version":3}'));
    expect(await collect(stateBucket(client, 's3://states/a').read())).toEqual([
      { source: 's3://states/a.json.gz', text: '{"version":3}' },
    ]);
  });

  it('that may not be read or listed are faults, and the others are read', async () => {
    objects.set('a.tfstate', '{}');
    objects.set('b.tfstate', '{}');
    const denied = Object.assign(new Error('no'), { name: 'AccessDenied' });
    s3.on(GetObjectCommand, { Key: 'a.tfstate' }).rejects(denied);
    expect(await sourcesOf('s3://states')).toEqual(['access-denied', 's3://states/b.tfstate']);
    s3.on(ListObjectsV2Command).rejects(new Error('no such bucket'));
    expect(await sourcesOf('s3://states')).toEqual(['unreadable']);
  });

  it('must be an address', () =>
    expect(() => stateBucket(client, 'states/infra')).toThrow('no s3://bucket/prefix address'));
});
