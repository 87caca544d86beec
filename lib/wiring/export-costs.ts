import { readCostAnswer } from '../adapters/aws/cost/cost-answer.ts';
import { type ContentCostsOptions, contentCosts } from '../adapters/files/content-costs.ts';
import type { CostSource } from '../ports/cost-source.ts';
import { exportContents } from './export-contents.ts';

interface ExportCostsOptions extends Omit<ContentCostsOptions, 'readAnswer'> {
  /** Where to ask first; the bucket may be elsewhere. @default that of the environment */
  readonly region?: string;
}

/** Costs in a CUR or FOCUS export under an `s3://bucket/prefix` address. Throws an Error when that is none. */
export function exportCosts(
  address: string,
  { region, ...options }: ExportCostsOptions = {},
): CostSource {
  return contentCosts(exportContents(address, region), { ...options, readAnswer: readCostAnswer });
}
