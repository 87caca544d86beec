import { BudgetsClient } from '@aws-sdk/client-budgets';
import { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { awsBudgets } from '../adapters/aws/aws-budgets.ts';
import { costExplorer } from '../adapters/aws/cost-explorer.ts';
import { memoryBudgetSource } from '../adapters/memory/budget-source.ts';
import type { Settings } from '../config/settings.ts';
import type { PlannedCost } from '../domain/cost/planned-cost.ts';
import type { BudgetSource, CostSource } from '../ports/cost-source.ts';
import { exportCosts } from './export-costs.ts';
import { systemClock } from './system-clock.ts';

export interface CostParts {
  readonly source: CostSource;
  readonly budgets: readonly BudgetSource[];
  readonly historyDays: number;
  readonly planned: readonly PlannedCost[];
}

/** Where both services live, whatever region asks. */
const billing = { region: 'us-east-1', maxAttempts: 5 };

/** Costs and budgets of an account as the settings want them. */
export function costParts(money: Settings['money']): (account: string) => CostParts {
  const { metric } = money;
  const source =
    money.export === undefined
      ? costExplorer(new CostExplorerClient(billing), { metric, clock: systemClock })
      : exportCosts(money.export, { metric });
  const own = memoryBudgetSource(money.budgets);
  const { awsBudgets: wanted, historyDays, planned } = money;
  return (account) => ({
    source,
    budgets:
      wanted === undefined
        ? [own]
        : [own, awsBudgets(new BudgetsClient(billing), account, wanted.names)],
    historyDays,
    planned,
  });
}
