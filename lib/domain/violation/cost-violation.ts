import type { BudgetState, ThresholdCrossing } from '../cost/budget.ts';
import { exactAmount } from '../text/exact-amount.ts';
import { fingerprint } from './fingerprint.ts';
import type { CostViolation } from './violation.ts';

/**
 * The violations of a budget's state, one a crossing. A crossing of one threshold in one month is one
 * fact: its fingerprint holds no amount, so it alerts once however the figures move afterwards.
 * `detectedAt` is ISO 8601 UTC.
 */
export function costViolations(state: BudgetState, detectedAt: string): CostViolation[] {
  return state.crossings.map((crossing) => costViolation(state, crossing, detectedAt));
}

function costViolation(
  state: BudgetState,
  crossing: ThresholdCrossing,
  detectedAt: string,
): CostViolation {
  const { budget, month } = state;
  const { on, percent, severity } = crossing.threshold;
  const [account = 'all', ...others] = budget.scope.accounts ?? [];
  return {
    subject: 'cost',
    kind: on === 'actual' ? 'budget-actual' : 'budget-projected',
    fingerprint: fingerprint('cost', budget.source, budget.name, month, on, String(percent)),
    incidentId: fingerprint('budget', budget.source, budget.name, month),
    severity,
    account: others.length === 0 ? account : 'all',
    at: state.asOf === undefined ? detectedAt : `${state.asOf}T23:59:59.000Z`,
    detectedAt,
    reason: reasonOf(state, crossing),
    state,
    crossing,
  };
}

function reasonOf({ budget, month, currency }: BudgetState, crossing: ThresholdCrossing): string {
  const { threshold, amount, limitAmount } = crossing;
  const what = threshold.on === 'actual' ? 'has cost' : 'is projected to cost';
  return `${month} ${what} ${exactAmount(amount, currency)}, more than ${threshold.percent} % of budget ${budget.name} (${exactAmount(limitAmount, currency)})`;
}
