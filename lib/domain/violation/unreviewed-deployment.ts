import type { Deployment } from '../change/deployment.ts';
import type { ChangePolicy } from '../change/policy.ts';
import { incidentOf } from './change-violation.ts';
import { fingerprint } from './fingerprint.ts';
import type { Severity } from './severity.ts';
import type { ChangeViolation } from './violation.ts';

/** The violation that a deployment is which nobody reviewed. `detectedAt` is ISO 8601 UTC. */
export function unreviewedDeployment(
  {
    deployment: { id, engine, unit, judged },
    reason,
    severity,
    detectedAt,
  }: {
    readonly deployment: Deployment;
    readonly reason: string;
    readonly severity: Severity;
    readonly detectedAt: string;
  },
  { incidentWindowMinutes }: Pick<ChangePolicy, 'incidentWindowMinutes'>,
): ChangeViolation {
  const { event, verdict } = judged;
  return {
    subject: 'change',
    kind: 'unreviewed-deployment',
    fingerprint: fingerprint('unreviewed', id),
    incidentId: incidentOf(event, incidentWindowMinutes),
    severity,
    account: event.account,
    at: event.at,
    detectedAt,
    reason: `${engine} deployed ${unit} without a review: ${reason}`,
    event,
    verdict,
  };
}
