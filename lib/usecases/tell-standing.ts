import { mayTellNews, type Pacing } from '../domain/alert/pace.ts';
import { toAlerts } from '../domain/violation/alert.ts';
import type { Standing } from '../domain/violation/standing.ts';
import type { Channel } from '../ports/channel.ts';
import type { DeliveryLog } from '../ports/violation-store.ts';
import type { FoundIncident } from './find-incident.ts';
import { type AlertPace, noteSent } from './notify.ts';

export interface TellStandingDeps {
  readonly channels: readonly Channel[];
  readonly log: DeliveryLog;
  /** How much is enough. @default nothing is too much */
  readonly pace?: AlertPace;
}

/** How an incident stands now that was told before. */
export interface Update {
  readonly incident: FoundIncident;
  readonly standing: Standing;
  /** Remembers that it was told. */
  readonly key: string;
  /**
   * For how long a run claims it before it tells it, so that of runs that overlap only one does: longer
   * than a run lasts, shorter than what lies between two. @default it does not
   */
  readonly claimMs?: number;
}

export interface UpdatesTold {
  readonly delivered: number;
  /** There was no room for them; the report has them. */
  readonly leftOut: number;
  readonly failures: readonly { readonly channel: string; readonly error: unknown }[];
}

type Telling = 'told' | 'left out' | 'not meant';

/** Tells how incidents stand on the channels that told of them, once each; a failure stops no other. */
export async function tellStanding(
  deps: TellStandingDeps,
  updates: readonly Update[],
): Promise<UpdatesTold> {
  const failures: { readonly channel: string; readonly error: unknown }[] = [];
  const tellings: Telling[] = [];
  for (const update of updates) {
    for (const channel of deps.channels.filter((it) => wants(it, update.standing))) {
      try {
        tellings.push(await tell(deps, channel, update));
      } catch (error) {
        failures.push({ channel: channel.name, error });
      }
    }
  }
  const count = (telling: Telling) => tellings.filter((it) => it === telling).length;
  return { delivered: count('told'), leftOut: count('left out'), failures };
}

/** Somebody who looks into it needs no message; nor does what the stream tells anyway: more was found. */
const outcomes: readonly Standing['state'][] = ['excepted', 'expired', 'resolved', 'ended'];

const wants = ({ follows }: Channel, { state }: Standing): boolean =>
  follows === 'everything' || (follows === 'outcomes' && outcomes.includes(state));

async function tell(
  { log, pace }: TellStandingDeps,
  channel: Channel,
  { incident, standing, key, claimMs }: Update,
): Promise<Telling> {
  if (!(await hasTold(log, channel, incident))) return 'not meant';
  if (await log.wasDelivered(key, channel.name)) return 'not meant';
  const [alert] = toAlerts(incident.violations);
  if (alert === undefined) return 'not meant';
  const paced = pacingOf(pace, channel);
  if (paced !== undefined && !(await hasRoom(paced, channel, standing))) return 'left out';
  if (claimMs !== undefined && !(await log.claim(key, channel.name, claimMs))) return 'not meant';
  try {
    await channel.deliver({ ...alert, standing });
  } catch (error) {
    if (claimMs !== undefined) await log.giveBack(key, channel.name);
    throw error;
  }
  await log.markDelivered(key, channel.name);
  if (paced !== undefined) await noteSent(paced, channel, { ...alert, severity: 'info' });
  return 'told';
}

/** Limits are for news that are messages of their own. */
const pacingOf = (pace: AlertPace | undefined, { name, follows }: Channel) => {
  const pacing = pace?.plan.pacing[name];
  return pace === undefined || pacing === undefined || follows !== 'outcomes'
    ? undefined
    : { ...pace, pacing };
};

async function hasRoom(
  { queue, clock, pacing }: AlertPace & { readonly pacing: Pacing },
  { name }: Channel,
  { state }: Standing,
): Promise<boolean> {
  const { spoken } = await queue.spoken(name);
  const at = clock.now().toISOString();
  return mayTellNews(spoken, { at, isOpen: state === 'expired' }, pacing);
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
