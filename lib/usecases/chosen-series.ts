import type { CostReading, CostRecord } from '../domain/cost/cost-record.ts';

/**
 * The series of a reading by name: the columns of a plain CSV, or the total and each service. Without
 * a wanted one: all columns, or the total alone. Throws when there is no such series.
 */
export function chosenSeries(
  reading: CostReading,
  wanted: string | undefined,
): Map<string, readonly CostRecord[]> {
  const { kind, records } = reading;
  const named = Map.groupBy(records, (it) => (kind === 'plain-csv' ? it.series : it.service) ?? '');
  named.delete('');
  const all = new Map<string, readonly CostRecord[]>(named);
  if (kind !== 'plain-csv') all.set('total', records);
  if (wanted === undefined) return kind === 'plain-csv' ? all : new Map([['total', records]]);
  const found = [...all].filter(([name]) => name.toLowerCase() === wanted.toLowerCase());
  if (found.length > 0) return new Map(found);
  const names = [...all.keys()];
  const listed = names.slice(0, 20).join(', ') + (names.length > 20 ? ', …' : '');
  throw new Error(`${reading.source}: no series ${wanted}; there are: ${listed}`);
}
