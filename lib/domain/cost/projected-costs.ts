import type { BudgetState } from './budget.ts';
import type { CostReading } from './cost-record.ts';
import type { MonthStanding } from './month-standing.ts';

export interface ProjectedSeries {
  /** A column of a plain CSV, a service, or `total`. */
  readonly series: string;
  readonly standing: MonthStanding;
}

/** Month-end projections of one reading. */
export interface ProjectedCosts {
  readonly reading: CostReading;
  /** The day the month is judged on, from the days before it. */
  readonly on: string;
  /** Newest day with costs, judged or not. */
  readonly newestDay: string;
  /** First day that is not judged: `on`, or earlier where the data ends or is still growing. */
  readonly judgedUntil: string;
  /** Set when days were left out because they may still grow: the first of them. */
  readonly growingFrom?: string;
  /** Names of what is known before it shows, and so part of the projections. */
  readonly planned: readonly string[];
  readonly series: readonly ProjectedSeries[];
  readonly budgets: readonly BudgetState[];
}
