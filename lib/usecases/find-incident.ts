import type { Resolution } from '../domain/change/resolution.ts';
import type { OnFault } from '../domain/fault/read-fault.ts';
import type { IncidentAction } from '../domain/violation/incident-action.ts';
import type { Violation } from '../domain/violation/violation.ts';
import type { TimeWindow } from '../ports/change-source.ts';
import type { IncidentLog } from '../ports/incident-log.ts';
import type { ResolutionLog } from '../ports/resolution-log.ts';
import type { ViolationStore } from '../ports/violation-store.ts';

export interface IncidentDeps {
  readonly store: Pick<ViolationStore, 'list'>;
  readonly incidents: IncidentLog;
  readonly resolutions: Pick<ResolutionLog, 'list'>;
}

/** All that is known of one incident. */
export interface FoundIncident {
  readonly incidentId: string;
  /** Oldest first. */
  readonly violations: readonly [Violation, ...Violation[]];
  readonly actions: readonly IncidentAction[];
  readonly ends: ReadonlyMap<string, Resolution>;
}

const reachMs = 2 * 86_400_000;

/** A window that holds the whole of an incident which has something on the day of `at`: it lasts a day at most. */
export const around = (at: string): Required<TimeWindow> => ({
  from: new Date(Date.parse(at) - reachMs).toISOString(),
  to: new Date(Date.parse(at) + reachMs).toISOString(),
});

/** Each sweep and the report tell of rows that cannot be read; they keep nobody from the other incidents. */
const toldElsewhere: OnFault = () => {};

/** The incidents of a window whose id begins so, with what was said of them and how they ended. */
export async function findIncidents(
  { store, incidents, resolutions }: IncidentDeps,
  idBeginning: string,
  window: Required<TimeWindow>,
): Promise<FoundIncident[]> {
  const byId = new Map<string, [Violation, ...Violation[]]>();
  for await (const violation of store.list(window, toldElsewhere)) {
    if (!violation.incidentId.startsWith(idBeginning)) continue;
    const known = byId.get(violation.incidentId);
    if (known === undefined) byId.set(violation.incidentId, [violation]);
    else known.push(violation);
  }
  if (byId.size === 0) return [];
  const said = await incidents.list(window, toldElsewhere);
  const ends = await resolutions.list(window, toldElsewhere);
  return [...byId].map(([incidentId, violations]) => ({
    incidentId,
    violations,
    actions: said.filter((action) => action.incidentId === incidentId),
    ends,
  }));
}
