import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Clock } from '../../ports/clock.ts';
import type { ReportStore } from '../../ports/report-store.ts';
import { failedCall } from './failed-call.ts';

interface ReportBucketOptions {
  readonly bucketName: string;
  readonly clock: Clock;
  /** @default `reports/` */
  readonly prefix?: string;
}

/** A link ends with the credentials that signed it, and a function's last some hours. */
const linkSeconds = 6 * 3600;

/** Reports as objects of a bucket; the location is an `s3://` address. */
export function reportBucket(
  client: S3Client,
  { bucketName, clock, prefix = 'reports/' }: ReportBucketOptions,
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

    async link(name) {
      const signingDate = clock.now();
      const get = new GetObjectCommand({ Bucket: bucketName, Key: `${prefix}${name}` });
      const url = await getSignedUrl(client, get, { expiresIn: linkSeconds, signingDate });
      const expiresAt = new Date(signingDate.getTime() + linkSeconds * 1000).toISOString();
      return { url, expiresAt };
    },
  };
}
