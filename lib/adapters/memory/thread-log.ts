import type { ThreadLog } from '../../ports/thread-log.ts';

/** Threads in memory. */
export function memoryThreadLog(): ThreadLog {
  const threads = new Map<string, string>();
  return {
    async find(incidentId) {
      return threads.get(incidentId);
    },
    async keep(incidentId, thread) {
      if (!threads.has(incidentId)) threads.set(incidentId, thread);
    },
  };
}
