import type { CostMetric, CostRecord, CostsAbout } from '../../../domain/cost/cost-record.ts';
import type { CostTable } from '../../../domain/cost/cost-table.ts';
import type { ReadFault } from '../../../domain/fault/read-fault.ts';
import type { CostQuery } from '../../../ports/cost-source.ts';
import type { RowSet } from './row-set.ts';
import type { TallyKeys } from './sum-keys.ts';

/** Rows that were read so far, so that none counts twice. */
export interface SeenRows {
  readonly rows: RowSet;
  /** True when the files are known to be parts of one export. Else a file may tell anew what an earlier one told. */
  readonly areParts: boolean;
}

export interface CostFileRead {
  readonly about: CostsAbout;
  readonly costs: CostTable;
  /** The same by usage type and resource, where that was asked for and these are few. */
  readonly detail?: CostTable;
  /**
   * What the rows are to those of earlier files: `new`, or mostly `retold`, so that the file takes their
   * place. Absent where rows cannot be known again.
   */
  readonly rows?: 'new' | 'retold';
  readonly faults: readonly ReadFault[];
}

export interface ReadCostOptions {
  /** What the reading and its faults are named after. */
  readonly source: string;
  /** What errors name. */
  readonly path: string;
  readonly query: CostQuery;
  readonly metric?: CostMetric;
  readonly currency?: string;
  readonly seen?: SeenRows;
  /** Of all files that are read together, which mostly say the same of other days. */
  readonly keys?: TallyKeys;
}

/** Reads the pages of a saved API answer; the provider's adapter brings it. */
export type AnswerReader = (
  pages: readonly unknown[],
  options: { readonly source: string; readonly metric?: CostMetric },
) => {
  readonly records: readonly CostRecord[];
  readonly estimatedDays: ReadonlySet<string>;
  readonly currency: string;
  readonly metric: CostMetric;
  readonly faults: readonly ReadFault[];
};
