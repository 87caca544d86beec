import { type Effect, effects } from './effect.ts';
import { type Channel, channels, type Origin, type OriginVerdict, origins } from './origin.ts';
import type { PolicyAnswer } from './policy.ts';

/** What was counted. seen = notAChange + allowed + excepted + violations + unreadable, always. */
export interface ChangeTally {
  seen: number;
  notAChange: number;
  allowed: number;
  excepted: number;
  violations: number;
  unreadable: number;
  /** Calls that would have changed something but failed or were dry runs; part of `notAChange`. */
  attempts: number;
  /** Events that came again with an id already counted; not part of `seen`. */
  duplicates: number;
  /** Changes only (allowed, excepted and violations), by origin, effect and channel. */
  byOrigin: Record<Origin, number>;
  byEffect: Record<Effect, number>;
  byChannel: Record<Channel, number>;
}

const zeros = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

export function emptyTally(): ChangeTally {
  return {
    seen: 0,
    notAChange: 0,
    allowed: 0,
    excepted: 0,
    violations: 0,
    unreadable: 0,
    attempts: 0,
    duplicates: 0,
    byOrigin: zeros(origins),
    byEffect: zeros(effects),
    byChannel: zeros(channels),
  };
}

/** Counts `events` that were judged alike into `tally`, in place. */
export function count(
  tally: ChangeTally,
  effect: Effect,
  verdict: OriginVerdict,
  answer: PolicyAnswer,
  events = 1,
): void {
  tally.seen += events;
  if (answer.answer === 'not-a-change') {
    tally.notAChange += events;
    if (answer.code === 'failed' || answer.code === 'dry-run') tally.attempts += events;
    return;
  }
  if (answer.answer === 'allowed') tally.allowed += events;
  else if (answer.answer === 'excepted') tally.excepted += events;
  else tally.violations += events;
  tally.byOrigin[verdict.origin] += events;
  tally.byEffect[effect] += events;
  tally.byChannel[verdict.channel] += events;
}

/** Counts events that are noise (see `isNoise`) into `tally`, in place. */
export function countNoise(tally: ChangeTally, events: number): void {
  tally.seen += events;
  tally.notAChange += events;
}

/** Counts records that could not be read into `tally`, in place. */
export function countUnreadable(tally: ChangeTally, records: number): void {
  tally.seen += records;
  tally.unreadable += records;
}

const addRecords = <K extends string>(
  a: Record<K, number>,
  b: Record<K, number>,
): Record<K, number> =>
  Object.fromEntries((Object.keys(a) as K[]).map((key) => [key, a[key] + b[key]])) as Record<
    K,
    number
  >;

/** The sum of two tallies. */
export function addTallies(a: ChangeTally, b: ChangeTally): ChangeTally {
  return {
    seen: a.seen + b.seen,
    notAChange: a.notAChange + b.notAChange,
    allowed: a.allowed + b.allowed,
    excepted: a.excepted + b.excepted,
    violations: a.violations + b.violations,
    unreadable: a.unreadable + b.unreadable,
    attempts: a.attempts + b.attempts,
    duplicates: a.duplicates + b.duplicates,
    byOrigin: addRecords(a.byOrigin, b.byOrigin),
    byEffect: addRecords(a.byEffect, b.byEffect),
    byChannel: addRecords(a.byChannel, b.byChannel),
  };
}

/** True when the parts add up to the whole. */
export function reconciles(tally: ChangeTally): boolean {
  const parts =
    tally.notAChange + tally.allowed + tally.excepted + tally.violations + tally.unreadable;
  const changes = tally.allowed + tally.excepted + tally.violations;
  const byOrigin = Object.values(tally.byOrigin).reduce((sum, n) => sum + n, 0);
  return tally.seen === parts && changes === byOrigin;
}

/** Share of changes that came through approved IaC, 0 to 1; unknown when there were no changes. */
export function iacShare(
  tally: ChangeTally,
): { kind: 'known'; share: number; changes: number } | { kind: 'unknown'; reason: string } {
  const byPeopleOrCode =
    tally.byOrigin.iac +
    tally.byOrigin['iac-unapproved'] +
    tally.byOrigin.manual +
    tally.byOrigin.unknown +
    tally.byOrigin.automation;
  return byPeopleOrCode === 0
    ? { kind: 'unknown', reason: 'no change was made by people or code in this period' }
    : { kind: 'known', share: tally.byOrigin.iac / byPeopleOrCode, changes: byPeopleOrCode };
}
