import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';

/** Where objects lie. */
export interface BucketPlace {
  readonly bucket: string;
  readonly prefix: string;
}

/** What an `s3://bucket/prefix` address names; undefined for any other address. */
export function bucketPlace(address: string): BucketPlace | undefined {
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(address) ?? [];
  return bucket === undefined ? undefined : { bucket, prefix };
}

/** Lets a function find and read objects of a bucket, by default those under the prefix. */
export function grantObjects(
  reader: IFunction,
  { bucket, prefix }: BucketPlace,
  objects: readonly string[] = [`${prefix}*`],
): void {
  const arn = `arn:${Stack.of(reader).partition}:s3:::${bucket}`;
  reader.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [arn] }));
  const resources = objects.map((it) => `${arn}/${it}`);
  reader.addToRolePolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources }));
}
