import { CostOptimizationHubClient } from '@aws-sdk/client-cost-optimization-hub';
import { costOptimizationHub } from '../adapters/aws/cost-optimization-hub.ts';
import { savedAdvice } from '../adapters/aws/saved-advice.ts';
import { jsonFile } from '../adapters/files/json-file.ts';
import type { SavingsSource } from '../ports/savings-source.ts';
import { globalRegion } from './live-account.ts';

/** What the account's own Cost Optimization Hub recommends. */
export const liveSavings = (): SavingsSource =>
  costOptimizationHub(new CostOptimizationHubClient({ region: globalRegion, maxAttempts: 5 }));

/** Recommendations that were saved as JSON. */
export const savingsIn = (path: string): SavingsSource => ({
  read: async () => savedAdvice(await jsonFile(path), path),
});
