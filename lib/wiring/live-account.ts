import { BudgetsClient } from '@aws-sdk/client-budgets';
import { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { STSClient } from '@aws-sdk/client-sts';
import { awsBudgets } from '../adapters/aws/aws-budgets.ts';
import { type CallerIdentity, callerIdentity } from '../adapters/aws/caller-identity.ts';
import { costExplorer } from '../adapters/aws/cost-explorer.ts';
import { eventHistory } from '../adapters/aws/event-history.ts';
import { sessionHistory } from '../adapters/aws/session-history.ts';
import { memoryBudgetSource } from '../adapters/memory/budget-source.ts';
import type { Settings } from '../config/settings.ts';
import type { PlannedCost } from '../domain/cost/planned-cost.ts';
import type { ChangeSource } from '../ports/change-source.ts';
import type { BudgetSource, CostSource } from '../ports/cost-source.ts';
import type { SessionSource } from '../ports/session-source.ts';
import { exportCosts } from './export-costs.ts';
import { historyClient } from './history-client.ts';
import { systemClock } from './system-clock.ts';

/** IAM and the other global services record their events here. */
export const globalRegion = 'us-east-1';

/** Whose credentials are in use; throws an Error that says what to set. */
export async function whoAmI(): Promise<CallerIdentity> {
  return callerIdentity(new STSClient({ region: await homeRegion() }));
}

/** The region of the environment or the profile, else the one of the global services. */
export async function homeRegion(): Promise<string> {
  try {
    return await new STSClient({}).config.region();
  } catch {
    return globalRegion;
  }
}

/** The last 90 days of one region's management events that are not reads. */
export function liveChanges(region: string): ChangeSource {
  return eventHistory(historyClient(region), { region });
}

/** How sessions began, from the same event history. */
export const liveSessions = (): SessionSource => sessionHistory(historyClient);

/**
 * Cost Explorer, of which each request costs 0.01 USD, or the export of the settings; and the budgets of
 * the settings and of the account.
 */
export async function liveCosts({
  metric,
  budgets,
  awsBudgets: wanted,
  planned,
  export: address,
}: Settings['money']): Promise<{
  readonly source: CostSource;
  readonly budgets: readonly BudgetSource[];
  readonly planned: readonly PlannedCost[];
}> {
  const { account } = await whoAmI();
  const region = globalRegion;
  const source =
    address === undefined
      ? costExplorer(new CostExplorerClient({ region, maxAttempts: 5 }), {
          metric,
          clock: systemClock,
        })
      : exportCosts(address, { metric, region: await homeRegion() });
  const own = memoryBudgetSource(budgets);
  if (wanted === undefined) return { source, budgets: [own], planned };
  const client = new BudgetsClient({ region, maxAttempts: 5 });
  return { source, budgets: [own, awsBudgets(client, account, wanted.names)], planned };
}
