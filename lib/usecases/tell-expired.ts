import type { ReadFault } from '../domain/fault/read-fault.ts';
import { fingerprint } from '../domain/violation/fingerprint.ts';
import type { IncidentAction } from '../domain/violation/incident-action.ts';
import { standingOf } from '../domain/violation/standing.ts';
import type { Clock } from '../ports/clock.ts';
import { around, findIncidents, type IncidentDeps } from './find-incident.ts';
import {
  type TellStandingDeps,
  tellStanding,
  type Update,
  type UpdatesTold,
} from './tell-standing.ts';

export interface TellExpiredDeps extends IncidentDeps, TellStandingDeps {
  readonly clock: Clock;
}

interface ExpiredTold extends UpdatesTold {
  /** Exceptions that this version cannot read. */
  readonly faults: readonly ReadFault[];
}

const dayMs = 86_400_000;
/** Days that are looked back: so long may nothing run, or the hours be quiet. */
const daysBack = 3;
/** A run lasts five minutes at most, and the next one begins after ten. */
const claimMs = 8 * 60_000;

/**
 * Tells, once, that incidents are open again whose exceptions have ended, on the channels that told of
 * them. One that is over by now, or was excepted anew, is not told. Runs may overlap; told twice is only
 * what a crash between sending and noting leaves behind.
 */
export async function tellExpired(deps: TellExpiredDeps): Promise<ExpiredTold> {
  const now = deps.clock.now();
  const updates: Update[] = [];
  const faults: ReadFault[] = [];
  for (let ago = 1; ago <= daysBack; ago += 1) {
    const day = new Date(now.getTime() - ago * dayMs).toISOString().slice(0, 10);
    for (const action of await deps.incidents.endingOn(day, (fault) => faults.push(fault))) {
      updates.push(...(await expiredOf(deps, action, now.toISOString())));
    }
  }
  return { ...(await tellStanding(deps, updates)), faults };
}

/** Remembers that it was told that the exception of an action has ended. */
export const expiredKey = (actionId: string): string => fingerprint('expired', actionId);

async function expiredOf(
  deps: TellExpiredDeps,
  { id, incidentId, incidentAt }: IncidentAction,
  now: string,
): Promise<Update[]> {
  const [incident] = await findIncidents(deps, incidentId, around(incidentAt));
  if (incident === undefined) return [];
  const standing = standingOf({ ...incident, now });
  if (standing.state !== 'expired' || standing.action.id !== id) return [];
  return [{ incident, standing, key: expiredKey(id), claimMs }];
}
