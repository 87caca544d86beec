import type { Budget, BudgetState, BudgetThreshold, ThresholdCrossing } from './budget.ts';
import { budgetAmount } from './budget-amount.ts';
import { budgetMonths } from './budget-months.ts';
import { firstAfter, monthOf } from './calendar.ts';
import { completeUntil, dailyCosts } from './complete-days.ts';
import type { CostReading, CostRecord } from './cost-record.ts';
import { expectedShares } from './expected-course.ts';
import { type MonthOptions, type MonthStanding, monthStanding } from './month-standing.ts';
import { overrun } from './overrun.ts';
import { type PlannedCost, plannedWithin } from './planned-cost.ts';
import { scopeRecords } from './scope-records.ts';

/**
 * Where a budget stands in a month, judged on the day `today` from the complete days before it. Where
 * the data cannot answer (another currency or metric, a dimension it does not carry, no amount for the
 * month) the amount is `unknown` with the reason in `unknownBecause`, and nothing is compared.
 * A month that is over is held against its actual cost only. `planned` costs are part of the projection.
 */
export function assessBudget(
  budget: Budget,
  reading: CostReading,
  today: string,
  { month = monthOf(today), planned = [] }: MonthOptions<readonly PlannedCost[]> = {},
): BudgetState {
  const refusal = incomparable(budget, reading);
  const scoped = scopeRecords(reading, budget.scope);
  if (scoped.kind === 'unknown' || refusal !== undefined) {
    const reason = refusal ?? (scoped.kind === 'unknown' ? scoped.reason : '');
    return unknownBudget(budget, reading, month, reason);
  }
  const plannedOn = plannedWithin(planned, budget.scope, reading);
  const standing = monthStanding(reading, scoped.records, today, { month, planned: plannedOn });
  const amount = budgetAmount(budget, month);
  const past = history(reading, scoped.records, today);
  const months = budgetMonths(budget, past, month);
  if (amount === 'unknown') {
    const reason = `the budget names no amount for ${month}`;
    return {
      ...common(budget, reading),
      ...standing,
      months,
      amount,
      expectedToDate: amount,
      unknownBecause: reason,
      crossings: [],
    };
  }
  const shares = expectedShares(month, past);
  const elapsed = standing.asOf === undefined ? 0 : Number(standing.asOf.slice(8));
  const passed = overrun(standing.projection, standing.days, amount);
  return {
    ...common(budget, reading),
    ...standing,
    months,
    amount,
    expectedToDate: amount * (shares[elapsed - 1] ?? 0),
    course: shares.map((share) => amount * share),
    ...(passed && { overrun: passed }),
    crossings: crossings(budget.thresholds, amount, standing, today < firstAfter(month)),
  };
}

/** Thresholds whose limit the spend to date, or the projection while the month runs, is above. */
export function crossings(
  thresholds: readonly BudgetThreshold[],
  amount: number,
  { actualToDate, projection }: Pick<MonthStanding, 'actualToDate' | 'projection'>,
  monthRuns: boolean,
): ThresholdCrossing[] {
  const projected = projection.kind === 'projected' && monthRuns ? projection.total : undefined;
  return thresholds.flatMap((threshold) => {
    const limitAmount = (amount * threshold.percent) / 100;
    const reached = threshold.on === 'actual' ? actualToDate : projected;
    return reached !== undefined && isAbove(reached, limitAmount)
      ? [{ threshold, limitAmount, amount: reached }]
      : [];
  });
}

/** Sums of cents do not meet to the last bit; a millionth is no overrun. */
function isAbove(amount: number, limit: number): boolean {
  return amount - limit > 1e-6 * Math.max(1, Math.abs(limit));
}

function incomparable(budget: Budget, reading: CostReading): string | undefined {
  if (reading.currency !== 'unknown' && reading.currency !== budget.currency)
    return `the data is in ${reading.currency}, the budget in ${budget.currency}: amounts of different currencies are not compared`;
  if (reading.kind !== 'plain-csv' && reading.metric !== budget.metric)
    return `the data states ${reading.metric}, the budget ${budget.metric}: set money.metric to the budget's metric`;
  return undefined;
}

const common = (budget: Budget, { currency, metric }: CostReading) => ({
  budget,
  // A plain file names no currency; it is taken to be the budget's.
  currency: currency === 'unknown' ? budget.currency : currency,
  metric,
});

/** A budget that could not be held against any costs. */
export function unknownBudget(
  budget: Budget,
  reading: CostReading,
  month: string,
  reason: string,
): BudgetState {
  return {
    ...common(budget, reading),
    month,
    amount: 'unknown',
    unknownBecause: reason,
    actualToDate: 0,
    expectedToDate: 'unknown',
    projection: { kind: 'unknown', reason },
    byChargeType: {},
    crossings: [],
  };
}

const history = (reading: CostReading, records: readonly CostRecord[], today: string) =>
  dailyCosts(reading, records, completeUntil(reading, today));
