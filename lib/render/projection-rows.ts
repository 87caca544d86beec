import type { BudgetState } from '../domain/cost/budget.ts';
import type { CostReading } from '../domain/cost/cost-record.ts';
import type { MonthStanding } from '../domain/cost/month-standing.ts';
import type { ProjectedCosts } from '../domain/cost/projected-costs.ts';
import { budgetStanding, spentOf, spentToDate } from './budget-words.ts';

/** Projections for programs: one row for each series, then one for each budget. Amounts are in the row's currency. */
export function projectionRows({ reading, on, series, budgets }: ProjectedCosts) {
  return [
    ...series.map(({ series: name, standing }) => ({
      series: name,
      on,
      ...stated(standing, reading, reading.currency),
      monthToDate: spentToDate(standing) ?? null,
      ...projected(standing),
    })),
    ...budgets.map((state) => budgetRow(state, reading, on)),
  ];
}

/** Where a budget stands. What is not known is null, and `reason` says why; a day that is not to come is null without one. */
function budgetRow(state: BudgetState, reading: CostReading, on: string) {
  const { budget, amount, expectedToDate, overrun, unknownBecause } = state;
  const reason =
    unknownBecause ?? (state.projection.kind === 'unknown' ? state.projection.reason : undefined);
  return {
    budget: budget.name,
    source: budget.source,
    on,
    ...stated(state, reading, state.currency),
    amount: orNull(amount),
    monthToDate: orNull(spentOf(state)),
    expectedToDate: orNull(expectedToDate),
    ...projected(state),
    standing: budgetStanding(state),
    probabilityOfOverrun: overrun?.probability ?? null,
    crossesOn: overrun?.on ?? null,
    passed: state.crossings.map(({ threshold, limitAmount }) => ({ ...threshold, limitAmount })),
    ...(reason !== undefined && { reason }),
  };
}

type Standing = Pick<MonthStanding, 'month' | 'asOf' | 'byChargeType' | 'projection'>;

/** What the figures state; a plain file names no metric. */
const stated = (
  { month, asOf, byChargeType }: Standing,
  { kind, metric, capturedAt }: CostReading,
  currency: string,
) => ({
  month,
  ...(asOf !== undefined && { asOf }),
  ...(capturedAt !== undefined && { capturedAt }),
  ...(kind !== 'plain-csv' && { metric }),
  currency,
  chargeTypes: Object.keys(byChargeType),
});

function projected({ projection }: Standing) {
  if (projection.kind === 'unknown')
    return { projection: null, low80: null, high80: null, reason: projection.reason };
  const { total, low80, high80, intervals } = projection;
  return { projection: total, low80, high80, intervals };
}

const orNull = (value: number | 'unknown') => (value === 'unknown' ? null : value);
