import type { IncidentAction } from '../../domain/violation/incident-action.ts';
import type { IncidentLog } from '../../ports/incident-log.ts';

/** What people said of incidents, in memory. */
export function memoryIncidentLog(): IncidentLog {
  const actions = new Map<string, IncidentAction>();
  return {
    async record(action) {
      if (actions.has(action.id)) return 'known';
      actions.set(action.id, action);
      return 'new';
    },
    async endingOn(day) {
      return [...actions.values()].filter(({ until }) => until === day);
    },
    async list({ from, to }) {
      const [start, end] = [Date.parse(from), Date.parse(to)];
      return [...actions.values()].filter(({ incidentAt }) => {
        const ms = Date.parse(incidentAt);
        return start <= ms && ms < end;
      });
    },
  };
}
