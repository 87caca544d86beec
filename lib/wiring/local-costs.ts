import { costHistoryFolder } from '../adapters/files/cost-history-folder.ts';
import { memoryBudgetSource } from '../adapters/memory/budget-source.ts';
import type { Settings } from '../config/settings.ts';
import type { PlannedCost } from '../domain/cost/planned-cost.ts';
import type { CostHistory } from '../ports/cost-history.ts';
import type { BudgetSource, CostSource } from '../ports/cost-source.ts';
import { costsIn } from './cost-file.ts';

/** What was fetched before, in a folder. */
export const savedHistory = (folder: string): CostHistory => costHistoryFolder(folder);

/** A saved cost file and the budgets of the settings. */
export function savedCosts(
  path: string,
  { metric, budgets, planned }: Settings['money'],
): {
  readonly source: CostSource;
  readonly budgets: readonly BudgetSource[];
  readonly planned: readonly PlannedCost[];
} {
  return { source: costsIn(path, { metric }), budgets: [memoryBudgetSource(budgets)], planned };
}
