import { gate } from '../gate.ts';
import { gapsOf, type Look, valuesOf } from '../look.ts';
import type { Gate } from '../scorecard.ts';

/** One time that recovery was tried. */
export interface Drill {
  readonly kind: 'restore job' | 'restore test' | 'fault injection' | 'recorded drill';
  /** What was restored or broken. Hostile text. */
  readonly what: string;
  /** ISO 8601 UTC, or a day. */
  readonly at: string;
  readonly outcome: 'succeeded' | 'failed';
  /** Where it can be checked: an id, an address, a document. Hostile text. */
  readonly evidence: string;
}

/**
 * Passes when a drill succeeded within the last `everyDays`. A success that is known counts whatever
 * else could not be seen; that there was none is known only when everything could be.
 */
export function disasterRecovery(
  looks: readonly Look<readonly Drill[]>[],
  everyDays: number,
  now: string,
): Gate {
  const from = Date.parse(now) - everyDays * 86_400_000;
  const drills = valuesOf(looks)
    .flat()
    .filter(({ at }) => from <= Date.parse(at) && Date.parse(at) <= Date.parse(now))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const gaps = gapsOf(looks);
  const last = drills.find(({ outcome }) => outcome === 'succeeded');
  const failed = drills.filter(({ outcome }) => outcome === 'failed').map(drillText);
  if (last !== undefined)
    return gate('disaster-recovery', 'pass', drillText(last), [...failed, ...gaps]);
  if (gaps.length > 0 || looks.length === 0) {
    const [gap = 'nobody looked for drills', ...others] = gaps;
    return gate('disaster-recovery', 'unknown', gap, [...failed, ...others]);
  }
  const none = `no drill succeeded in the last ${everyDays} days`;
  return gate('disaster-recovery', 'fail', none, failed);
}

const drillText = ({ kind, what, at, outcome, evidence }: Drill): string =>
  `${kind} of ${what} ${outcome} on ${at.slice(0, 10)} (${evidence})`;
