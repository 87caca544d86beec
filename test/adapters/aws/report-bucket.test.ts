import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { reportBucket } from '../../../lib/adapters/aws/report-bucket.ts';

const s3 = mockClient(S3Client);
const store = reportBucket(new S3Client({ region: 'eu-central-1' }), {
  bucketName: 'reports-of-me',
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
