import type { CostMetric, CostReading, CostRecord } from '../../../domain/cost/cost-record.ts';
import type { ReadFault } from '../../../domain/fault/read-fault.ts';
import type { CostQuery } from '../../../ports/cost-source.ts';

export interface CostFileRead {
  readonly reading: CostReading;
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
