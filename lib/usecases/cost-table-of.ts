import { tableOf } from '../domain/cost/cost-table.ts';
import type { CostQuery, CostSource, ReadTable } from '../ports/cost-source.ts';

/** Costs of a source as a table, whether it has one or not. */
export async function costTableOf(source: CostSource, query: CostQuery): Promise<ReadTable> {
  if (source.readTable) return source.readTable(query);
  const { reading, faults } = await source.read(query);
  const { records, ...about } = reading;
  return { about, costs: tableOf(records), faults };
}
