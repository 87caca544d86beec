import { whole } from '../domain/change/revise.ts';
import type { PersonRow, ServiceRow } from '../domain/scorecard/report.ts';
import { hourOf } from '../domain/scorecard/timeline.ts';
import { type Severity, severities, worse } from '../domain/violation/severity.ts';
import type { ChangeViolation } from '../domain/violation/violation.ts';

/**
 * What a report says about violations, gathered one by one. Every violation is counted; only the
 * worst and newest `keep` are kept whole, so memory grows with the number of people and incidents,
 * not with the number of violations.
 */
export interface ViolationDigest {
  readonly keep: number;
  kept: ChangeViolation[];
  /** What is no worse than this one need not be kept any more. */
  last: Rank | undefined;
  readonly bySeverity: Record<Severity, number>;
  readonly people: Map<string, PersonRow>;
  readonly services: Map<string, ServiceRow>;
  /** By `YYYY-MM-DDTHH`. */
  readonly byHour: Map<string, Record<Severity, number>>;
  readonly incidents: Set<string>;
}

export function emptyDigest(keep = 10_000): ViolationDigest {
  return {
    keep,
    kept: [],
    last: undefined,
    bySeverity: noneBySeverity(),
    people: new Map(),
    services: new Map(),
    byHour: new Map(),
    incidents: new Set(),
  };
}

const noneBySeverity = () =>
  Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>;

/** Adds one violation to `digest`, in place. */
export function addViolation(digest: ViolationDigest, violation: ChangeViolation): void {
  digest.bySeverity[violation.severity] += 1;
  digest.incidents.add(violation.incidentId);
  const { account, event } = violation;
  const key = JSON.stringify([account, event.actor.name]);
  digest.people.set(key, addToPerson(digest.people.get(key), violation));
  addToService(digest.services, violation);
  const hour = hourOf(violation.at);
  const counts = digest.byHour.get(hour) ?? noneBySeverity();
  counts[violation.severity] += 1;
  digest.byHour.set(hour, counts);
  if (digest.last !== undefined && byWorstThenNewest(violation, digest.last) > 0) return;
  digest.kept.push(violation);
  if (digest.kept.length < digest.keep * 2) return;
  digest.kept = worst(digest);
  digest.last = rankOf(digest.kept.at(-1));
}

/** The violations kept, as plain data: worst first, then newest first. */
export function worstFirst(digest: ViolationDigest): ChangeViolation[] {
  return worst(digest).map((violation) => ({ ...violation, event: whole(violation.event) }));
}

const worst = ({ kept, keep }: ViolationDigest): ChangeViolation[] =>
  kept.toSorted(byWorstThenNewest).slice(0, keep);

/** Who is behind the violations, most violations first. */
export function peopleRows(digest: ViolationDigest): PersonRow[] {
  return [...digest.people.values()].sort(
    (a, b) =>
      b.violations - a.violations ||
      severities.indexOf(a.worst) - severities.indexOf(b.worst) ||
      a.name.localeCompare(b.name) ||
      a.account.localeCompare(b.account),
  );
}

/** What is changed by hand, most violations first. */
export function serviceRows({ services }: ViolationDigest): ServiceRow[] {
  return [...services.values()].sort(
    (a, b) => b.violations - a.violations || a.service.localeCompare(b.service),
  );
}

function addToService(
  rows: Map<string, ServiceRow>,
  { event: { service }, severity }: ChangeViolation,
): void {
  const { violations = 0, worst = severity } = rows.get(service) ?? {};
  rows.set(service, { service, violations: violations + 1, worst: worse(worst, severity) });
}

function addToPerson(row: PersonRow | undefined, violation: ChangeViolation): PersonRow {
  const { account, at, event, severity } = violation;
  if (row === undefined) {
    return { name: event.actor.name, account, violations: 1, worst: severity, lastAt: at };
  }
  return {
    ...row,
    violations: row.violations + 1,
    worst: worse(row.worst, severity),
    lastAt: at > row.lastAt ? at : row.lastAt,
  };
}

/** What violations are put in order by. */
type Rank = Pick<ChangeViolation, 'severity' | 'at' | 'fingerprint'>;

const rankOf = (violation: ChangeViolation | undefined): Rank | undefined => {
  if (violation === undefined) return undefined;
  const { severity, at, fingerprint } = violation;
  return { severity, at, fingerprint };
};

const byWorstThenNewest = (a: Rank, b: Rank): number =>
  severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
  order(b.at, a.at) ||
  order(a.fingerprint, b.fingerprint);

/** By code unit: the texts are times and hexadecimal digits, and `localeCompare` is far slower. */
const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
