import { readCostAnswer } from '../adapters/aws/cost/cost-answer.ts';
import type { ContentCostsOptions } from '../adapters/files/content-costs.ts';
import { costFile } from '../adapters/files/cost-file.ts';
import type { CostSource } from '../ports/cost-source.ts';

type Options = Omit<ContentCostsOptions, 'readAnswer'>;

/**
 * Costs in a file or a folder: saved Cost Explorer answers, FOCUS, CUR (CSV or Parquet) or plain CSV; or
 * in an export under an `s3://bucket/prefix` address.
 */
export const costsIn = (place: string, options: Options = {}): CostSource =>
  place.startsWith('s3://')
    ? inBucket(place, options)
    : costFile(place, { ...options, readAnswer: readCostAnswer });

/** The AWS clients are loaded only when they are needed. */
const inBucket = (address: string, options: Options): CostSource => ({
  async read(query) {
    const { exportCosts } = await import('./export-costs.ts');
    const { homeRegion } = await import('./live-account.ts');
    return exportCosts(address, { ...options, region: await homeRegion() }).read(query);
  },
});
