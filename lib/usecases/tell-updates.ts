import { toAlerts } from '../domain/violation/alert.ts';
import { fingerprint } from '../domain/violation/fingerprint.ts';
import type { IncidentNews } from '../domain/violation/incident-news.ts';
import { type Standing, standingOf } from '../domain/violation/standing.ts';
import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeliveryLog } from '../ports/violation-store.ts';
import { around, type FoundIncident, findIncidents, type IncidentDeps } from './find-incident.ts';

export interface TellUpdatesDeps extends IncidentDeps {
  readonly channels: readonly Channel[];
  readonly log: DeliveryLog;
  readonly clock: Clock;
}

interface Update {
  readonly incident: FoundIncident;
  readonly standing: Standing;
  /** Remembers that it was told. */
  readonly key: string;
}

interface UpdatesTold {
  readonly delivered: number;
  readonly failures: readonly { readonly channel: string; readonly error: unknown }[];
}

/**
 * Tells how an incident stands now on the channels that told of it and can put it where it belongs,
 * once each. What has been overtaken since is not told.
 */
export async function tellUpdates(
  deps: TellUpdatesDeps,
  news: readonly IncidentNews[],
): Promise<UpdatesTold> {
  const failures: { readonly channel: string; readonly error: unknown }[] = [];
  let delivered = 0;
  const updates = [...(await saidOf(deps, news)), ...(await endedOf(deps, news))];
  for (const update of updates) {
    for (const channel of deps.channels.filter(({ follows }) => follows)) {
      try {
        if (await tell(deps, channel, update)) delivered += 1;
      } catch (error) {
        failures.push({ channel: channel.name, error });
      }
    }
  }
  return { delivered, failures };
}

async function saidOf(deps: TellUpdatesDeps, news: readonly IncidentNews[]): Promise<Update[]> {
  const updates: Update[] = [];
  for (const it of news) {
    if (it.kind !== 'said') continue;
    const { incidentId, incidentAt, id } = it.action;
    const [incident] = await findIncidents(deps, incidentId, around(incidentAt));
    if (incident === undefined) continue;
    const standing = standingNow(deps, incident);
    if ('action' in standing && standing.action.id === id) {
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

/** False when this channel has nothing to say of it. */
async function tell(
  { log }: TellUpdatesDeps,
  channel: Channel,
  { incident, standing, key }: Update,
): Promise<boolean> {
  if (!(await hasTold(log, channel, incident))) return false;
  if (await log.wasDelivered(key, channel.name)) return false;
  const [alert] = toAlerts(incident.violations);
  if (alert === undefined) return false;
  await channel.deliver({ ...alert, standing });
  await log.markDelivered(key, channel.name);
  return true;
}

async function hasTold(
  log: DeliveryLog,
  { name }: Channel,
  { violations }: FoundIncident,
): Promise<boolean> {
  for (const violation of violations) {
    if (await log.wasDelivered(violation.fingerprint, name)) return true;
  }
  return false;
}
