import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ReportStore } from '../../ports/report-store.ts';
import { failedCall } from './failed-call.ts';

interface ReportBucketOptions {
  readonly bucketName: string;
  /** @default `reports/` */
  readonly prefix?: string;
}

/** Reports as objects of a bucket; the location is an `s3://` address. */
export function reportBucket(
  client: S3Client,
  { bucketName, prefix = 'reports/' }: ReportBucketOptions,
): ReportStore {
  return {
    async put({ name, contentType, body }) {
      const key = `${prefix}${name}`;
      const location = `s3://${bucketName}/${key}`;
      const put = new PutObjectCommand({
        Bucket: bucketName,
        Key: key,
        ContentType: contentType,
        Body: body,
      });
      try {
        await client.send(put);
      } catch (error) {
        throw failedCall(error, 's3:PutObject', location);
      }
      return { location };
    },
  };
}
