import { atLeast, type Severity } from '../violation/severity.ts';
import { isQuiet, type QuietHours } from './quiet-hours.ts';

/** How often one channel may speak. In an hour that is at most all three together. */
export interface Pacing {
  /** Messages below critical in any hour; with 0 all of them are gathered. */
  readonly messagesPerHour: number;
  /** Critical messages in any hour, counted by themselves: nothing small can crowd them out. */
  readonly criticalPerHour: number;
  /** What follows of an incident is gathered for so long, unless it is worse than what was told. */
  readonly perIncidentMinutes: number;
  /** What was gathered is told together at most this often. */
  readonly digestMinutes: number;
  readonly quiet: readonly QuietHours[];
}

/** A message that went out. */
interface Sent {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly incidentId: string;
  readonly severity: Severity;
}

/** What one channel said of late. */
export interface Spoken {
  /** Alerts of the last hour, in any order. */
  readonly sent: readonly Sent[];
  /** When it last told what was gathered: ISO 8601 UTC. */
  readonly digestAt?: string;
}

/** A channel that never spoke. */
export const silence: Spoken = { sent: [] };

const minuteMs = 60_000;
const minutesSince = (at: string, now: string): number =>
  (Date.parse(now) - Date.parse(at)) / minuteMs;

/** Both ends count, so that a storm of exactly an hour is one hour. */
const isRecent = ({ at }: Sent, now: string): boolean => minutesSince(at, now) <= 60;

/** Whether an alert is told at once, or gathered. */
export function mayTell(spoken: Spoken, next: Sent, pacing: Pacing): boolean {
  const { severity, at } = next;
  if (isQuiet(pacing.quiet, severity, at)) return false;
  const recent = spoken.sent.filter((it) => isRecent(it, at));
  const ofIncident = recent.filter(
    (it) =>
      it.incidentId === next.incidentId && minutesSince(it.at, at) < pacing.perIncidentMinutes,
  );
  if (ofIncident.some((it) => atLeast(it.severity, severity))) return false;
  const isCritical = severity === 'critical';
  const alike = recent.filter((it) => (it.severity === 'critical') === isCritical).length;
  return alike < (isCritical ? pacing.criticalPerHour : pacing.messagesPerHour);
}

/**
 * Whether there is room for news of an incident that was told before. At most every second message of an
 * hour is news of what is done with, so that alerts come first; that it is open again may take any.
 */
export function mayTellNews(
  spoken: Spoken,
  { at, isOpen }: { readonly at: string; readonly isOpen: boolean },
  { messagesPerHour, quiet }: Pacing,
): boolean {
  const taken = spoken.sent.filter((it) => it.severity !== 'critical' && isRecent(it, at)).length;
  const room = isOpen ? Math.max(1, messagesPerHour) : Math.floor(messagesPerHour / 2);
  return !isQuiet(quiet, 'info', at) && taken < room;
}

/** Whether it is time to tell what was gathered. */
export function mayDigest({ digestAt }: Spoken, now: string, { digestMinutes }: Pacing): boolean {
  return digestAt === undefined || minutesSince(digestAt, now) >= digestMinutes;
}

/** With a message added, and what is too old to count forgotten. */
export function withSent({ sent, ...rest }: Spoken, next: Sent): Spoken {
  return { ...rest, sent: [...sent.filter((it) => isRecent(it, next.at)), next] };
}
