import { type CostLeaf, leafKey } from './anomaly/cost-leaf.ts';
import type { CostDimensions, CostRecord } from './cost-record.ts';

/**
 * Costs by day and dimensions. Of millions of them a list of records takes several times the memory of
 * what they say, so that they are made where they are asked for.
 */
export interface CostTable {
  /** Days with costs, `YYYY-MM-DD`, in the order in which they first came. */
  dates(): readonly string[];
  /** All of them, in the order in which they came. */
  records(): CostRecord[];
  /** Those of one day, in the same order. */
  on(date: string): readonly CostRecord[];
  /** What `each` is shown, each of them at least once and perhaps some that it is not. */
  dimensions(): readonly CostDimensions[];
  /** Without a record for each. */
  each(visit: (date: string, amount: number, dimensions: CostDimensions) => void): void;
  /** Finds those of a leaf, in the order in which they came. */
  byLeaf(): (leaf: CostLeaf) => readonly CostRecord[];
}

/** Records that are there anyway, as a table. */
export function tableOf(records: readonly CostRecord[]): CostTable {
  let days: Map<string, CostRecord[]> | undefined;
  const byDay = () => (days ??= Map.groupBy(records, ({ date }) => date));
  return {
    dates: () => [...byDay().keys()],
    records: () => [...records],
    on: (date) => byDay().get(date) ?? [],
    dimensions: () => records,
    each(visit) {
      for (const record of records) visit(record.date, record.amount, record);
    },
    byLeaf() {
      const leaves = Map.groupBy(records, leafKey);
      return (leaf) => leaves.get(leafKey(leaf)) ?? [];
    },
  };
}

/** Some days of a table. */
export interface TableDays {
  readonly costs: CostTable;
  readonly dates: ReadonlySet<string>;
}

/** Days of several tables as one, by day in the order of `dates` and on each in that of the tables. */
export const joinedTable = (dates: readonly string[], parts: readonly TableDays[]): CostTable => ({
  dates: () => dates,
  records: () => dates.flatMap((date) => on(parts, date)),
  on: (date) => on(parts, date),
  // Files of one export have theirs in common.
  dimensions: () => [...new Set(parts.flatMap(({ costs }) => costs.dimensions()))],
  each(visit) {
    for (const { costs, dates: kept } of parts)
      costs.each((date, amount, dimensions) => {
        if (kept.has(date)) visit(date, amount, dimensions);
      });
  },
  byLeaf() {
    const order = new Map(dates.map((date, index) => [date, index]));
    const place = ({ date }: CostRecord): number => order.get(date) ?? 0;
    const finders = parts.map(({ costs, dates: kept }) => ({ find: costs.byLeaf(), kept }));
    return (leaf) =>
      finders
        .flatMap(({ find, kept }) => find(leaf).filter(({ date }) => kept.has(date)))
        .sort((a, b) => place(a) - place(b));
  },
});

const on = (parts: readonly TableDays[], date: string): CostRecord[] =>
  parts.flatMap(({ costs, dates }) => (dates.has(date) ? costs.on(date) : []));
