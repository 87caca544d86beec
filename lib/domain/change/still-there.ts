import type { Touched } from './difference.ts';
import { removes } from './removes.ts';
import type { Call, Check, LiveProperties } from './shown/check.ts';
import { groupRules } from './shown/group-rules.ts';
import { listEntries } from './shown/list-entries.ts';
import { pairs } from './shown/pairs.ts';
import { records } from './shown/records.ts';
import { settings } from './shown/settings.ts';
import { shares } from './shown/shares.ts';
import { switches } from './shown/switches.ts';
import { takenAway } from './shown/taken-away.ts';

/**
 * Whether what a call did still shows on the resource, whether or not code declares it. `ofParent` says
 * that what was read is what the changed thing is a part of, whose being there says nothing.
 */
export function stillThere(event: Call, live: LiveProperties, ofParent = false): Touched {
  for (const check of ofParent ? checks.filter((it) => !ofWhole.has(it)) : checks) {
    const touched = check(event, live);
    if (touched !== undefined) return touched;
  }
  return {
    kind: 'unknown',
    reason: `which property of the resource ${event.service}:${event.action} changes is not known here`,
  };
}

/** Calls after which nothing to be found is what they did; of a key on its way out nothing is shown any more. */
const takesAway =
  /^(?:Delete|Terminate|Deregister|Remove|Revoke|Retire|Detach|Disassociate|Release|Deactivate|Unsubscribe|ScheduleKeyDeletion$)/;

/**
 * The same of a resource that is not there any more; with `ofParent` it is what the changed thing was a
 * part of, and nothing is left of either.
 */
export const whenGone = ({ action }: Call, ofParent = false): Touched =>
  takesAway.test(action) && !/Tags?$/.test(action) && !ofParent
    ? { kind: 'still-there', detail: 'what was deleted is still gone' }
    : { kind: 'no-longer', detail: 'the resource is gone' };

/** A resource that was unmade, and is there. */
const unmade: Check = ({ action }) =>
  removes(action) ? { kind: 'no-longer', detail: 'what was deleted is there again' } : undefined;

/** A resource that was made, and is there. */
const made: Check = ({ action }) =>
  /^(?:Create(?!Tags$)|Run|Allocate)/.test(action)
    ? { kind: 'still-there', detail: 'what was made is there' }
    : undefined;

const checks: readonly Check[] = [
  groupRules,
  listEntries,
  switches,
  takenAway,
  pairs,
  shares,
  records,
  unmade,
  settings,
  made,
];

/** Checks that take the being there of what was read for an answer. */
const ofWhole: ReadonlySet<Check> = new Set([unmade, made]);
