import { daysIn, monthOf } from './calendar.ts';
import type { CostReading } from './cost-record.ts';
import type { CostScope } from './cost-scope.ts';

/** When a planned cost arises: on one day, on each day of a time, or on one day of each month. */
export type PlannedTime =
  | { readonly kind: 'once'; readonly date: string }
  | { readonly kind: 'daily'; readonly from: string; readonly until?: string }
  | { readonly kind: 'monthly'; readonly day: number };

/**
 * A cost that is known before it shows: a launch, a migration, a commitment that ends (below zero), a
 * charge of every month. What the past holds of it is taken out before the rest is projected.
 */
export interface PlannedCost {
  readonly name: string;
  /** In the budget's currency: in all, or a day. */
  readonly amount: number;
  readonly when: PlannedTime;
  /** Where the cost will be found; a budget counts it when all of it is inside the budget's scope. */
  readonly scope: CostScope;
}

/** What is planned on each date, of the costs inside a scope. */
export function plannedWithin(
  planned: readonly PlannedCost[],
  scope: CostScope,
  { mainSeries }: Pick<CostReading, 'mainSeries'> = {},
): (date: string) => number {
  const own = planned.filter((it) => isInside(it.scope, scope, mainSeries));
  return (date) =>
    own.reduce((sum, { when, amount }) => sum + (arisesOn(when, date) ? amount : 0), 0);
}

function arisesOn(when: PlannedTime, date: string): boolean {
  if (when.kind === 'once') return when.date === date;
  if (when.kind === 'daily')
    return when.from <= date && (when.until === undefined || date <= when.until);
  // The 31st of a short month is its last day.
  return Number(date.slice(8)) === Math.min(when.day, daysIn(monthOf(date)));
}

/** A cost that names no series is one of the whole, and so of the series that stands for it. */
function isInside(cost: CostScope, budget: CostScope, mainSeries: string | undefined): boolean {
  const ofWhole = mainSeries === undefined ? undefined : [mainSeries];
  return [
    within(cost.accounts, budget.accounts),
    within(cost.services, budget.services),
    within(cost.regions, budget.regions),
    within(cost.chargeTypes ?? ['usage'], budget.chargeTypes),
    within(cost.series ?? ofWhole, budget.series ?? ofWhole),
    ...Object.entries(budget.tags ?? {}).map(([key, values]) => within(cost.tags?.[key], values)),
    ...Object.entries(budget.costCategories ?? {}).map(([key, values]) =>
      within(cost.costCategories?.[key], values),
    ),
  ].every(Boolean);
}

function within(
  named: readonly string[] | undefined,
  allowed: readonly string[] | undefined,
): boolean {
  if (allowed === undefined) return true;
  const values = new Set(allowed.map((value) => value.toLowerCase()));
  return named?.every((value) => values.has(value.toLowerCase())) ?? false;
}
