import type { CostReading } from '../../domain/cost/cost-record.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { CostSource } from '../../ports/cost-source.ts';

/** A reading kept in memory; a query gets the days it asks for. */
export function memoryCostSource(
  reading: CostReading,
  faults: readonly ReadFault[] = [],
): CostSource {
  return {
    async read({ from = '', to = '\uffff' }) {
      const records = reading.records.filter(({ date }) => from <= date && date < to);
      return { reading: { ...reading, records }, faults };
    },
  };
}
