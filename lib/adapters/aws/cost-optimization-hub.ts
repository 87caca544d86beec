import {
  type CostOptimizationHubClient,
  ListRecommendationSummariesCommand,
  paginateListRecommendations,
} from '@aws-sdk/client-cost-optimization-hub';
import type { SavingsSource } from '../../ports/savings-source.ts';
import { failedCall } from './failed-call.ts';
import { savedAdvice } from './saved-advice.ts';

const source = 'cost-optimization-hub:ListRecommendations';

/**
 * What Cost Optimization Hub recommends, all pages; it gathers Compute Optimizer, Savings Plans and
 * reservations. Reading is free. The account must be enrolled, and the client must be of us-east-1.
 */
export function costOptimizationHub(client: CostOptimizationHubClient): SavingsSource {
  return {
    async read() {
      const items: unknown[] = [];
      try {
        for await (const page of paginateListRecommendations({ client, pageSize: 100 }, {}))
          items.push(...(page.items ?? []));
        const { estimatedTotalDedupedSavings } = await client.send(
          new ListRecommendationSummariesCommand({ groupBy: 'ResourceType', maxResults: 100 }),
        );
        return savedAdvice({ items, estimatedTotalDedupedSavings }, source);
      } catch (error) {
        if (error instanceof Error && error.message.startsWith(source)) throw error;
        throw failedCall(error, source, 'this account (enrol it in Cost Optimization Hub first)');
      }
    },
  };
}
