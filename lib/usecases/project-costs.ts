import { assessBudget } from '../domain/cost/assess-budget.ts';
import type { Budget } from '../domain/cost/budget.ts';
import { completeUntil, judgingDay, newestDay } from '../domain/cost/complete-days.ts';
import type { CostReading } from '../domain/cost/cost-record.ts';
import type { CostScope } from '../domain/cost/cost-scope.ts';
import { monthStanding } from '../domain/cost/month-standing.ts';
import { type PlannedCost, plannedWithin } from '../domain/cost/planned-cost.ts';
import type { ProjectedCosts } from '../domain/cost/projected-costs.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';
import type { BudgetSource, CostSource } from '../ports/cost-source.ts';
import { keysOf } from './assess-cost.ts';
import { chosenSeries } from './chosen-series.ts';

interface ProjectCostsDeps {
  readonly source: CostSource;
  readonly budgets: readonly BudgetSource[];
  /** Costs known before they show. */
  readonly planned?: readonly PlannedCost[];
}

export interface ProjectCostsOptions {
  /** Judge on this day, from the days before it, `YYYY-MM-DD`. @default the day after the last complete one */
  readonly on?: string;
  /** A column of a plain CSV, a service of another source, or `total`. @default all columns, or the total */
  readonly series?: string;
}

/**
 * Projects the month of a day from a saved reading, without storing anything. Throws when the costs
 * cannot be read or there is no such series.
 */
export async function projectCosts(
  { source, budgets: sources, planned = [] }: ProjectCostsDeps,
  options: ProjectCostsOptions,
): Promise<{ readonly costs: ProjectedCosts; readonly faults: readonly ReadFault[] }> {
  const budgets: Budget[] = [];
  for (const { read } of sources) budgets.push(...(await read()).budgets);
  const { reading, faults } = await source.read(keysOf(budgets));
  const growingFrom = judgingDay(reading);
  const on = options.on ?? growingFrom;
  const newest = newestDay(reading);
  if (on === undefined || newest === undefined)
    throw new Error(`${reading.source}: no day of costs`);
  const leftOut = growingFrom !== undefined && growingFrom <= newest;
  const judgedUntil = completeUntil(reading, on);
  const explained = options.on === undefined || judgedUntil < options.on;
  const chosen = chosenSeries(reading, options.series);
  const costs: ProjectedCosts = {
    reading,
    on,
    newestDay: newest,
    judgedUntil,
    planned: planned.map(({ name }) => name),
    ...(leftOut && explained && { growingFrom }),
    series: [...chosen].map(([series, records]) => ({
      series,
      standing: monthStanding(reading, records, on, {
        planned: plannedWithin(planned, scopeOf(reading, series), reading),
      }),
    })),
    budgets: budgets.map((budget) => assessBudget(budget, reading, on, { planned })),
  };
  return { costs, faults };
}

/** The scope a series stands for: a column, a service, or all. */
function scopeOf({ kind }: CostReading, series: string): CostScope {
  if (kind === 'plain-csv') return { series: [series] };
  return series === 'total' ? {} : { services: [series] };
}
