import { incidentTable } from '../adapters/aws/incident-table.ts';
import { resolutionTable } from '../adapters/aws/resolution-table.ts';
import { violationStore } from '../adapters/aws/violation-table.ts';
import type { Clock } from '../ports/clock.ts';
import type { IncidentLog } from '../ports/incident-log.ts';
import type { ResolutionLog } from '../ports/resolution-log.ts';
import type { ViolationStore } from '../ports/violation-store.ts';
import { systemClock } from './system-clock.ts';
import { tableClient } from './table-client.ts';

export interface IncidentParts {
  readonly store: ViolationStore;
  readonly incidents: IncidentLog;
  readonly resolutions: ResolutionLog;
  readonly clock: Clock;
}

/** Incidents and what was said of them, in a deployed table. */
export function wireIncidents(tableName: string, keepDays: number): IncidentParts {
  const client = tableClient();
  const table = { tableName, keepDays };
  return {
    store: violationStore(client, table),
    incidents: incidentTable(client, table),
    resolutions: resolutionTable(client, table),
    clock: systemClock,
  };
}
