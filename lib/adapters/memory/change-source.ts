import type { ChangeEvent } from '../../domain/change/change-event.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { ChangeSource } from '../../ports/change-source.ts';

const batchSize = 50;

/** Events kept in an array, which may grow between readings. Every reading of a window yields `faults` first. */
export function memoryChangeSource(
  events: readonly ChangeEvent[],
  faults: readonly ReadFault[] = [],
): ChangeSource {
  return {
    async *read({ from, to }) {
      const start = from === undefined ? -Infinity : Date.parse(from);
      const end = to === undefined ? Infinity : Date.parse(to);
      if (faults.length > 0) yield { events: [], faults };
      const inside = events.filter(({ at }) => start <= Date.parse(at) && Date.parse(at) < end);
      for (let first = 0; first < inside.length; first += batchSize) {
        yield { events: inside.slice(first, first + batchSize), faults: [] };
      }
    },
  };
}
