import { fingerprint } from './fingerprint.ts';
import type { Severity } from './severity.ts';
import { worse } from './severity.ts';
import type { Standing } from './standing.ts';
import type { Violation } from './violation.ts';

/** What is told in one message: the violations of one incident that were noticed together, or a digest of several. */
export interface Alert {
  /** Of a digest: one of its own. */
  readonly incidentId: string;
  readonly subject: Violation['subject'] | 'digest';
  /** The worst of its violations. */
  readonly severity: Severity;
  readonly account: string;
  /** Set when it was told before and this says how it stands now. */
  readonly standing?: Standing;
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

/** All of these in one message: an ordinary alert when they are of one incident, else a digest. */
export function gather(violations: readonly [Violation, ...Violation[]]): Alert {
  const alerts = toAlerts(violations);
  const [only, ...others] = alerts;
  if (only !== undefined && others.length === 0) return only;
  const accounts = new Set(violations.map(({ account }) => account));
  return {
    ...toAlert(alerts.flatMap((alert) => alert.violations)),
    incidentId: fingerprint('digest', ...violations.map((it) => it.fingerprint).sort()),
    subject: 'digest',
    account: accounts.size === 1 ? violations[0].account : 'all',
  };
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
