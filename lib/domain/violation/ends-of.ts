import type { LaterCalls } from '../change/later-calls.ts';
import type { Resolution } from '../change/resolution.ts';
import type { ChangeViolation } from './violation.ts';

/**
 * How these violations ended, by fingerprint; those that stand are left out. A call that put an earlier
 * change back ends with it and is not put back itself: opened, closed and opened again leaves it open.
 */
export function endsOf(
  violations: readonly ChangeViolation[],
  calls: LaterCalls,
): Map<string, Resolution> {
  const ends = new Map<string, Resolution>();
  const counterparts = new Map<string, ChangeViolation>();
  const byTime = violations
    .map((violation) => ({ violation, time: Date.parse(violation.at) }))
    .sort(
      (a, b) => a.time - b.time || (a.violation.fingerprint < b.violation.fingerprint ? -1 : 1),
    );
  for (const { violation } of byTime) {
    const earlier = counterparts.get(violation.event.id);
    const end =
      earlier === undefined ? calls.endOf(violation.event) : counterpartOf(earlier, violation);
    if (end === undefined) continue;
    ends.set(violation.fingerprint, end);
    if (end.how === 'put-back' && end.eventId !== undefined) {
      counterparts.set(end.eventId, violation);
    }
  }
  return ends;
}

const counterpartOf = ({ event }: ChangeViolation, { at }: ChangeViolation): Resolution => ({
  how: 'counterpart',
  at,
  detail: `${event.service}:${event.action} of ${event.at}`,
});
