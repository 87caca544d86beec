import type { Budget } from '../../domain/cost/budget.ts';
import type { BudgetSource } from '../../ports/cost-source.ts';

/** Budgets that are known already, e.g. from the settings. */
export function memoryBudgetSource(budgets: readonly Budget[]): BudgetSource {
  return {
    async read() {
      return { budgets, faults: [] };
    },
  };
}
