import type { DetailedCosts } from '../domain/cost/anomaly/family-series.ts';
import { addDays } from '../domain/cost/calendar.ts';
import { newestDay, oldestDay } from '../domain/cost/complete-days.ts';
import type { CostDimensions, CostReading, CostRecord } from '../domain/cost/cost-record.ts';
import type { CostScope } from '../domain/cost/cost-scope.ts';
import { tableOf } from '../domain/cost/cost-table.ts';
import { scopeRecords } from '../domain/cost/scope-records.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';
import type { CostSource, ReadTable } from '../ports/cost-source.ts';
import { costTableOf } from './cost-table-of.ts';

/** Whether a source tells usage types for nothing: an export does, an API charges for each question. */
export const tellsUsageTypes = ({ kind }: Pick<CostReading, 'kind'>): boolean =>
  kind === 'focus' || kind === 'cur';

/**
 * Tells the costs by usage type inside a scope; of the scoped source where those of the whole do not say
 * which these are. No table where the source is no export, and a fault where it cannot be read.
 */
export type UsageTypeCosts = (
  scope: CostScope,
  scoped: CostSource,
) => Promise<{ readonly detail?: DetailedCosts; readonly faults: readonly ReadFault[] }>;

/** The costs of a reading again, by usage type: read when somebody asks, and once for all of them. */
export function usageTypeCosts(source: CostSource, reading: CostReading): UsageTypeCosts {
  const [from, newest] = [oldestDay(reading), newestDay(reading)];
  if (!tellsUsageTypes(reading) || from === undefined || newest === undefined)
    return async () => ({ faults: [] });
  const query = { from, to: addDays(newest, 1), usageTypes: true } as const;
  let whole: ReturnType<typeof costTableOf> | undefined;
  return async (scope, scoped) => {
    try {
      // A table: records of millions of costs would not fit into a function.
      whole ??= costTableOf(source, query);
      const inside = costsInside(await whole, scope);
      return { detail: inside ?? tableOf((await scoped.read(query)).reading.records), faults: [] };
    } catch (error) {
      const message = `rises of usage types that others hide were not looked for: ${error instanceof Error ? error.message : String(error)}`;
      return { faults: [{ source: reading.source, code: 'unreadable', message }] };
    }
  };
}

/** Those inside a scope; undefined where they do not tell which these are. */
function costsInside({ about, costs }: ReadTable, scope: CostScope): DetailedCosts | undefined {
  const kinds = new Map<CostRecord, CostDimensions>(
    costs.dimensions().map((it) => [{ ...it, date: '', amount: 0 }, it]),
  );
  const found = scopeRecords({ ...about, records: [...kinds.keys()] }, scope);
  if (found.kind === 'unknown') return undefined;
  const wanted = new Set(found.records.flatMap((it) => kinds.get(it) ?? []));
  return {
    dimensions: () => [...wanted],
    each: (visit) =>
      costs.each((date, amount, dimensions) => {
        if (wanted.has(dimensions)) visit(date, amount, dimensions);
      }),
  };
}
