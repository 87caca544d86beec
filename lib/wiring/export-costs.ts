import { S3Client } from '@aws-sdk/client-s3';
import { readCostAnswer } from '../adapters/aws/cost/cost-answer.ts';
import { costExport } from '../adapters/aws/cost-export.ts';
import { type ContentCostsOptions, contentCosts } from '../adapters/files/content-costs.ts';
import type { CostSource } from '../ports/cost-source.ts';

interface ExportCostsOptions extends Omit<ContentCostsOptions, 'readAnswer'> {
  /** Where to ask first; the bucket may be elsewhere. @default that of the environment */
  readonly region?: string;
}

/** Costs in a CUR or FOCUS export under an `s3://bucket/prefix` address. Throws an Error when that is none. */
export function exportCosts(
  address: string,
  { region, ...options }: ExportCostsOptions = {},
): CostSource {
  const client = new S3Client({
    maxAttempts: 5,
    followRegionRedirects: true,
    ...(region !== undefined && { region }),
  });
  return contentCosts(costExport(client, address), { ...options, readAnswer: readCostAnswer });
}
