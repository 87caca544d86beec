import type { AlertPlan } from '../domain/alert/alert-plan.ts';
import { mayTell, withSent } from '../domain/alert/pace.ts';
import { destinations } from '../domain/alert/route.ts';
import { type Alert, toAlerts } from '../domain/violation/alert.ts';
import type { Violation } from '../domain/violation/violation.ts';
import type { AlertQueue } from '../ports/alert-queue.ts';
import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { DriftReader } from '../ports/drift-reader.ts';
import type { PriceList } from '../ports/price-list.ts';
import type { DeliveryLog } from '../ports/violation-store.ts';
import { addDifferences } from './add-differences.ts';
import { addPrices } from './price-of.ts';

export interface NotifyDeps {
  readonly channels: readonly Channel[];
  readonly log: DeliveryLog;
  /** Looks at what was changed before it is told. @default nobody looks */
  readonly drift?: DriftReader;
  /** Says what changes are expected to cost. @default nobody looks */
  readonly prices?: PriceList;
  /** Who is told what, and how often. @default everybody everything, at once */
  readonly pace?: AlertPace;
}

export interface AlertPace {
  readonly plan: AlertPlan;
  /** Takes what is told later; `tellHeld` tells it. */
  readonly queue: AlertQueue;
  readonly clock: Clock;
}

/** One alert that a channel did not take. */
export interface DeliveryFailure {
  readonly channel: string;
  readonly incidentId: string;
  /** Fingerprints of the violations it would have told. */
  readonly fingerprints: readonly string[];
  readonly error: unknown;
}

export interface NotifyResult {
  /** Messages that were accepted. */
  readonly delivered: number;
  /** Alerts put aside, to be told together with others. */
  readonly held: number;
  readonly failures: readonly DeliveryFailure[];
}

type Telling = 'told' | 'held' | 'nothing new';

/**
 * Tells every channel of every violation that is meant for it once, one message an incident; where a
 * channel has said enough, it is put aside. A failure stops neither the other channels nor the other
 * alerts. Told twice is only what a crash between sending and noting leaves behind.
 */
export async function notify(
  deps: NotifyDeps,
  violations: readonly Violation[],
): Promise<NotifyResult> {
  const failures: DeliveryFailure[] = [];
  const tellings: Telling[] = [];
  const looked = await addDifferences(deps.drift, distinct(violations));
  for (const [channel, alert] of addressed(deps, await addPrices(deps.prices, looked))) {
    try {
      tellings.push(await tell(deps, channel, alert));
    } catch (error) {
      failures.push(failureOf(channel, alert, error));
    }
  }
  const count = (telling: Telling) => tellings.filter((it) => it === telling).length;
  return { delivered: count('told'), held: count('held'), failures };
}

const distinct = (violations: readonly Violation[]): Violation[] => [
  ...new Map(violations.map((violation) => [violation.fingerprint, violation])).values(),
];

/** What went wrong with one message. */
export function failureOf(channel: Channel, alert: Alert, error: unknown): DeliveryFailure {
  const fingerprints = alert.violations.map(({ fingerprint }) => fingerprint);
  return { channel: channel.name, incidentId: alert.incidentId, fingerprints, error };
}

/** Each channel with the alerts it should tell; of an incident only what is meant for it. */
function addressed(
  { channels, pace }: NotifyDeps,
  violations: readonly Violation[],
): (readonly [Channel, Alert])[] {
  const routes = pace?.plan.routes ?? [];
  const names = channels.map(({ name }) => name);
  const to = new Map(violations.map((it) => [it, destinations(it, routes, names)]));
  return toAlerts(violations).flatMap((alert) =>
    channels.flatMap((channel) => {
      const meant = alert.violations.filter((it) => to.get(it)?.includes(channel.name));
      return toAlerts(meant).map((news) => [channel, news] as const);
    }),
  );
}

/** Delivers what this channel has not told yet, or puts it aside. */
async function tell(deps: NotifyDeps, channel: Channel, alert: Alert): Promise<Telling> {
  const untold: Violation[] = [];
  for (const violation of alert.violations) {
    if (await isNew(deps, channel, violation)) untold.push(violation);
  }
  const [news] = toAlerts(untold);
  if (news === undefined) return 'nothing new';
  if (!(await mayTellNow(deps.pace, channel, news))) {
    await deps.pace?.queue.hold(channel.name, untold);
    return 'held';
  }
  await channel.deliver(news);
  for (const { fingerprint } of news.violations) {
    await deps.log.markDelivered(fingerprint, channel.name);
  }
  await noteSent(deps.pace, channel, news);
  return 'told';
}

/** What is put aside is marked as told before it is let go: asked in this order, it is never neither. */
async function isNew(
  { log, pace }: NotifyDeps,
  { name }: Channel,
  { fingerprint }: Violation,
): Promise<boolean> {
  if (pace?.plan.pacing[name] && (await pace.queue.isHeld(name, fingerprint))) return false;
  return !(await log.wasDelivered(fingerprint, name));
}

const sentNow = ({ incidentId, severity }: Alert, clock: Clock) => ({
  at: clock.now().toISOString(),
  incidentId,
  severity,
});

async function mayTellNow(
  pace: AlertPace | undefined,
  { name }: Channel,
  alert: Alert,
): Promise<boolean> {
  const pacing = pace?.plan.pacing[name];
  if (pace === undefined || pacing === undefined) return true;
  const { spoken } = await pace.queue.spoken(name);
  return mayTell(spoken, sentNow(alert, pace.clock), pacing);
}

/** Runs that note at the same moment may lose one of the notes: then a message more goes out. */
const noteAttempts = 5;

/** Notes that a channel said something, where it has limits. */
export async function noteSent(
  pace: AlertPace | undefined,
  { name }: Channel,
  alert: Alert,
): Promise<void> {
  if (pace?.plan.pacing[name] === undefined) return;
  for (let attempt = 1; attempt <= noteAttempts; attempt += 1) {
    const { spoken, version } = await pace.queue.spoken(name);
    const next = withSent(spoken, sentNow(alert, pace.clock));
    if (await pace.queue.speak(name, next, version)) return;
  }
}
