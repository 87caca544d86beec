import { addDays } from '../domain/cost/calendar.ts';
import { newestDay, oldestDay } from '../domain/cost/complete-days.ts';
import type { CostReading } from '../domain/cost/cost-record.ts';
import type { CostScope } from '../domain/cost/cost-scope.ts';
import { type CostTable, tableOf } from '../domain/cost/cost-table.ts';
import { scopeRecords } from '../domain/cost/scope-records.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';
import type { CostSource } from '../ports/cost-source.ts';

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
) => Promise<{ readonly detail?: CostTable; readonly faults: readonly ReadFault[] }>;

/** The costs of a reading again, by usage type: read when somebody asks, and once for all of them. */
export function usageTypeCosts(source: CostSource, reading: CostReading): UsageTypeCosts {
  const [from, newest] = [oldestDay(reading), newestDay(reading)];
  if (!tellsUsageTypes(reading) || from === undefined || newest === undefined)
    return async () => ({ faults: [] });
  const query = { from, to: addDays(newest, 1), usageTypes: true } as const;
  let whole: ReturnType<CostSource['read']> | undefined;
  return async (scope, scoped) => {
    try {
      whole ??= source.read(query);
      const found = scopeRecords((await whole).reading, scope);
      const records =
        found.kind === 'found' ? found.records : (await scoped.read(query)).reading.records;
      return { detail: tableOf(records), faults: [] };
    } catch (error) {
      const message = `rises of usage types that others hide were not looked for: ${error instanceof Error ? error.message : String(error)}`;
      return { faults: [{ source: reading.source, code: 'unreadable', message }] };
    }
  };
}
