import type { JudgedChange } from '../change/judge.ts';
import type { ChangePolicy } from '../change/policy.ts';
import { fingerprint } from './fingerprint.ts';
import type { ChangeViolation } from './violation.ts';

/**
 * The violation a judged change amounts to, or undefined when policy sees none.
 * `detectedAt` is ISO 8601 UTC and no part of the fingerprint.
 */
export function changeViolation(
  { event, verdict, answer }: JudgedChange,
  policy: Pick<ChangePolicy, 'incidentWindowMinutes'>,
  detectedAt: string,
): ChangeViolation | undefined {
  if (answer.answer !== 'violation') return undefined;
  return {
    subject: 'change',
    kind: answer.code,
    fingerprint: fingerprint('change', event.provider, event.sharedId ?? event.id),
    incidentId: incidentOf(event, policy.incidentWindowMinutes),
    severity: answer.severity,
    account: event.account,
    at: event.at,
    detectedAt,
    reason: answer.reason,
    event,
    verdict,
  };
}

/**
 * The incident an event belongs to. Windows are aligned to the clock, not to the first event, so that
 * it does not depend on the order in which events arrive.
 */
export function incidentOf(event: JudgedChange['event'], windowMinutes: number): string {
  const window = Math.floor(Date.parse(event.at) / (windowMinutes * 60_000));
  return fingerprint(
    'incident',
    event.provider,
    event.account,
    event.region,
    event.actor.principal,
    event.actor.name,
    String(window),
  );
}
