import type { Severity } from './severity.ts';
import { worse } from './severity.ts';
import type { Violation } from './violation.ts';

/** What is told in one message: the violations of one incident that were noticed together. */
export interface Alert {
  readonly incidentId: string;
  readonly subject: Violation['subject'];
  /** The worst of its violations. */
  readonly severity: Severity;
  readonly account: string;
  /** At least one, oldest first. */
  readonly violations: readonly [Violation, ...Violation[]];
}

/** Groups violations into alerts, one an incident, in order of first violation. Order of input does not matter. */
export function toAlerts(violations: readonly Violation[]): Alert[] {
  const sorted = violations.toSorted(
    (a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.fingerprint < b.fingerprint ? -1 : 1),
  );
  const byIncident = Map.groupBy(sorted, (violation) => violation.incidentId);
  return [...byIncident.values()].map(toAlert);
}

function toAlert(violations: readonly Violation[]): Alert {
  const [first, ...rest] = violations;
  if (first === undefined) throw new TypeError('an alert needs at least one violation');
  return {
    incidentId: first.incidentId,
    subject: first.subject,
    severity: violations.map((violation) => violation.severity).reduce(worse),
    account: first.account,
    violations: [first, ...rest],
  };
}
