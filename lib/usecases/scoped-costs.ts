import { addDays } from '../domain/cost/calendar.ts';
import { newestDay, oldestDay } from '../domain/cost/complete-days.ts';
import type { CostReading } from '../domain/cost/cost-record.ts';
import type { CostScope } from '../domain/cost/cost-scope.ts';
import { scopeRecords } from '../domain/cost/scope-records.ts';
import type { CostSource } from '../ports/cost-source.ts';
import { keysOf } from './assess-cost.ts';

/** Costs that do not say what a scope asks for. */
export class ScopeError extends Error {}

/** True when a scope leaves nothing out. */
export const isWhole = (scope: CostScope = {}): boolean => Object.keys(scope).length === 0;

/** The costs of a source inside a scope. Reading throws a ScopeError, with the reason, where it cannot tell which these are. */
export function scopedSource(source: CostSource, scope: CostScope = {}): CostSource {
  if (isWhole(scope)) return source;
  return {
    async read(query) {
      const { reading, faults } = await source.read({ ...query, ...keysOf([{ scope }]), scope });
      return { reading: scopedReading(reading, scope), faults };
    },
  };
}

/** What a reading says of a scope, or, where it cannot tell, what the scoped source says of the same days. */
export async function readingInScope(
  reading: CostReading,
  scope: CostScope,
  scoped: CostSource,
): ReturnType<CostSource['read']> {
  const found = scopeRecords(reading, scope);
  if (found.kind === 'found')
    return { reading: { ...reading, records: found.records }, faults: [] };
  const [from, newest] = [oldestDay(reading), newestDay(reading)];
  if (from === undefined || newest === undefined) return { reading, faults: [] };
  return scoped.read({ from, to: addDays(newest, 1) });
}

function scopedReading(reading: CostReading, scope: CostScope): CostReading {
  const found = scopeRecords(reading, scope);
  if (found.kind === 'unknown') throw new ScopeError(found.reason);
  return { ...reading, records: found.records };
}
