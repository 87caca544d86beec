import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { reportBucket } from '../../../lib/adapters/aws/report-bucket.ts';

const s3 = mockClient(S3Client);
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const store = reportBucket(new S3Client({ region: 'eu-central-1', credentials }), {
  bucketName: 'reports-of-me',
  clock: { now: () => new Date('2026-11-23T11:30:00Z') },
});
const file = { name: 'a.html', contentType: 'text/html; charset=utf-8', body: '<p>ü</p>' };

beforeEach(() => s3.reset());

test('stores the file under reports/ and says where', async () => {
  s3.on(PutObjectCommand).resolves({});
  expect(await store.put(file)).toEqual({ location: 's3://reports-of-me/reports/a.html' });
  expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toEqual({
    Bucket: 'reports-of-me',
    Key: 'reports/a.html',
    ContentType: file.contentType,
    Body: file.body,
  });
});

test('a failed write surfaces', async () => {
  s3.on(PutObjectCommand).rejects(new Error('no such bucket'));
  await expect(store.put(file)).rejects.toThrow(
    's3:PutObject on s3://reports-of-me/reports/a.html',
  );
});

test('a link is signed for one file and some hours', async () => {
  const { url, expiresAt } = await store.link('a.html');
  const { host, pathname, searchParams } = new URL(url);
  expect(host + pathname).toBe('reports-of-me.s3.eu-central-1.amazonaws.com/reports/a.html');
  expect(searchParams.get('X-Amz-Date')).toBe('20261123T113000Z');
  expect(searchParams.get('X-Amz-Expires')).toBe('21600');
  expect(searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/);
  expect(expiresAt).toBe('2026-11-23T17:30:00.000Z');
});
