import { S3Client } from '@aws-sdk/client-s3';
import { costExport } from '../adapters/aws/cost-export.ts';
import type { CostContents } from '../ports/cost-contents.ts';

/**
 * The files of an export under an `s3://bucket/prefix` address. Throws an Error when that is none.
 * `region` is where to ask first, by default that of the environment; the bucket may be elsewhere.
 */
export function exportContents(address: string, region?: string): CostContents {
  const client = new S3Client({
    maxAttempts: 5,
    followRegionRedirects: true,
    ...(region !== undefined && { region }),
  });
  return costExport(client, address);
}
