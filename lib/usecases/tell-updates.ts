import { fingerprint } from '../domain/violation/fingerprint.ts';
import type { IncidentNews } from '../domain/violation/incident-news.ts';
import { type Standing, standingOf } from '../domain/violation/standing.ts';
import type { Clock } from '../ports/clock.ts';
import { around, type FoundIncident, findIncidents, type IncidentDeps } from './find-incident.ts';
import {
  type TellStandingDeps,
  tellStanding,
  type Update,
  type UpdatesTold,
} from './tell-standing.ts';

export interface TellUpdatesDeps extends IncidentDeps, TellStandingDeps {
  readonly clock: Clock;
}

/**
 * Tells how an incident stands now on the channels that told of it, once each. What has been overtaken
 * since is not told.
 */
export async function tellUpdates(
  deps: TellUpdatesDeps,
  news: readonly IncidentNews[],
): Promise<UpdatesTold> {
  return tellStanding(deps, [...(await saidOf(deps, news)), ...(await endedOf(deps, news))]);
}

async function saidOf(deps: TellUpdatesDeps, news: readonly IncidentNews[]): Promise<Update[]> {
  const updates: Update[] = [];
  for (const it of news) {
    if (it.kind !== 'said') continue;
    const { incidentId, incidentAt, id } = it.action;
    const [incident] = await findIncidents(deps, incidentId, around(incidentAt));
    if (incident === undefined) continue;
    const standing = standingNow(deps, incident);
    // That an exception has ended is told by those who look for it.
    if ('action' in standing && standing.action.id === id && standing.state !== 'expired') {
      updates.push({ incident, standing, key: id });
    }
  }
  return updates;
}

async function endedOf(deps: TellUpdatesDeps, news: readonly IncidentNews[]): Promise<Update[]> {
  const ended = news.filter((it) => it.kind === 'ended');
  const updates = new Map<string, Update>();
  for (const [day, ofDay] of Map.groupBy(ended, (it) => it.day)) {
    const named = new Set(ofDay.map((it) => it.fingerprint));
    for (const incident of await findIncidents(deps, '', around(`${day}T12:00:00.000Z`))) {
      const fingerprints = incident.violations.map((it) => it.fingerprint);
      if (!fingerprints.some((it) => named.has(it))) continue;
      const standing = standingNow(deps, incident);
      if (standing.state !== 'ended') continue;
      const key = fingerprint('ended', incident.incidentId, ...fingerprints.sort());
      updates.set(key, { incident, standing, key });
    }
  }
  return [...updates.values()];
}

const standingNow = ({ clock }: TellUpdatesDeps, incident: FoundIncident): Standing =>
  standingOf({ ...incident, now: clock.now().toISOString() });
