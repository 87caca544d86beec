import type { CostLeaf } from '../domain/cost/anomaly/cost-leaf.ts';
import type { Budget } from '../domain/cost/budget.ts';
import type { CostReading, CostsAbout } from '../domain/cost/cost-record.ts';
import type { CostScope } from '../domain/cost/cost-scope.ts';
import type { CostTable } from '../domain/cost/cost-table.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';

export interface CostQuery {
  /** First day, `YYYY-MM-DD`; absent: the source's first. */
  readonly from?: string;
  /** First day that is no longer asked for, `YYYY-MM-DD`; absent: the source's last included. */
  readonly to?: string;
  /** Tag keys whose values must come with the records. */
  readonly tagKeys?: readonly string[];
  /** Cost categories whose values must come with the records. */
  readonly categoryKeys?: readonly string[];
  /**
   * Ask for this scope only. A source whose records do not carry the scope's dimensions filters and
   * says so in `reading.scope`; any other source may ignore it.
   */
  readonly scope?: CostScope;
  /**
   * Ask for these leaves only, and for the region, usage type and resource of their costs as far as the
   * source knows them. An API that charges for each question is asked once a leaf.
   */
  readonly detailOf?: readonly CostLeaf[];
  /** A table of the same costs by usage type and resource may come along, where there are few of these. */
  readonly detailIfSmall?: true;
  /** Usage types must come with the records, where the source knows them without being asked apart. */
  readonly usageTypes?: true;
  /** Usage types, quantities and resources must come with the records, where the source knows them. */
  readonly quantities?: true;
  /** With `detailOf`: stop after so many requests and say so; leaves that were not read whole are left out. */
  readonly maxRequests?: number;
}

export interface ReadTable {
  readonly about: CostsAbout;
  readonly costs: CostTable;
  /** With `detailIfSmall`. */
  readonly detail?: CostTable;
  readonly faults: readonly ReadFault[];
}

export interface CostSource {
  /** All pages. Throws when nothing could be read; broken rows come as faults. */
  read(query: CostQuery): Promise<{
    readonly reading: CostReading;
    readonly faults: readonly ReadFault[];
  }>;
  /** The same as a table, where that takes less memory than a record for each cost. */
  readTable?(query: CostQuery): Promise<ReadTable>;
}

export interface BudgetSource {
  /** All budgets of the account. */
  read(): Promise<{ readonly budgets: readonly Budget[]; readonly faults: readonly ReadFault[] }>;
}
