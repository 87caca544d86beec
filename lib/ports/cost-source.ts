import type { Budget } from '../domain/cost/budget.ts';
import type { CostReading } from '../domain/cost/cost-record.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';

export interface CostQuery {
  /** First day, `YYYY-MM-DD`; absent: the source's first. */
  readonly from?: string;
  /** First day that is no longer asked for, `YYYY-MM-DD`; absent: the source's last included. */
  readonly to?: string;
  /** Tag keys whose values must come with the records. */
  readonly tagKeys?: readonly string[];
}

export interface CostSource {
  /** All pages. Throws when nothing could be read; broken rows come as faults. */
  read(query: CostQuery): Promise<{
    readonly reading: CostReading;
    readonly faults: readonly ReadFault[];
  }>;
}

export interface BudgetSource {
  /** All budgets of the account. */
  read(): Promise<{ readonly budgets: readonly Budget[]; readonly faults: readonly ReadFault[] }>;
}
