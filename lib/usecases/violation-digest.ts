import { whole } from '../domain/change/revise.ts';
import type { PersonRow, ServiceRow } from '../domain/scorecard/report.ts';
import { hourOf } from '../domain/scorecard/timeline.ts';
import { type Severity, severities, worse } from '../domain/violation/severity.ts';
import type { ChangeViolation } from '../domain/violation/violation.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * What a report says about violations, gathered one by one. Every violation is counted; only the
 * worst and newest `keep` are kept whole, so memory grows with the number of people and incidents,
 * not with the number of violations.
 */
export interface ViolationDigest {
  readonly keep: number;
  kept: ChangeViolation[];
  /** What is no worse than this one need not be kept any more. */
  last: LastRank | undefined;
  readonly bySeverity: Record<Severity, number>;
  /** By account and name. */
  readonly people: Map<string, Map<string, Writable<PersonRow>>>;
  readonly services: Map<string, Writable<ServiceRow>>;
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

/** What is counted of a violation. */
export type Counted = Pick<ChangeViolation, 'severity' | 'incidentId' | 'account' | 'at'> & {
  readonly event: Pick<ChangeViolation['event'], 'service'> & {
    readonly actor: Pick<ChangeViolation['event']['actor'], 'name'>;
  };
};

/** Adds one violation to `digest`, in place. */
export function addViolation(digest: ViolationDigest, violation: ChangeViolation): void {
  countViolations(digest, violation);
  keepViolation(digest, violation);
}

/** Counts violations of one hour that tell the same in all that is counted; `at` is that of the latest. */
export function countViolations(digest: ViolationDigest, counted: Counted, violations = 1): void {
  const { severity, incidentId } = counted;
  digest.bySeverity[severity] += violations;
  digest.incidents.add(incidentId);
  addToPerson(digest.people, counted, violations);
  addToService(digest.services, counted, violations);
  addToHour(digest.byHour, counted, violations);
}

/** False when a violation of that second (since 1970) cannot be worth keeping; else `keepViolation` says. */
export function isWorthKeeping(
  { last }: ViolationDigest,
  severity: Severity,
  seconds: number,
): boolean {
  if (last === undefined) return true;
  const worse = severities.indexOf(last.severity) - severities.indexOf(severity);
  return worse > 0 || (worse === 0 && !(seconds < Math.floor(last.time / 1000)));
}

/** Keeps a violation that was counted, if it is among the worst and newest. */
export function keepViolation(digest: ViolationDigest, violation: ChangeViolation): void {
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
  return [...digest.people.values()]
    .flatMap((rows) => [...rows.values()])
    .sort(
      (a, b) =>
        b.violations - a.violations ||
        severities.indexOf(a.worst) - severities.indexOf(b.worst) ||
        order(a.name, b.name) ||
        order(a.account, b.account),
    );
}

/** What is changed by hand, most violations first. */
export function serviceRows({ services }: ViolationDigest): ServiceRow[] {
  return [...services.values()].sort(
    (a, b) => b.violations - a.violations || order(a.service, b.service),
  );
}

function addToService(
  rows: Map<string, Writable<ServiceRow>>,
  { event: { service }, severity }: Counted,
  violations: number,
): void {
  const row = rows.get(service);
  if (row === undefined) {
    rows.set(service, { service, violations, worst: severity });
    return;
  }
  row.violations += violations;
  row.worst = worse(row.worst, severity);
}

function addToPerson(
  people: ViolationDigest['people'],
  { account, at, severity, event }: Counted,
  violations: number,
): void {
  const { name } = event.actor;
  let rows = people.get(account);
  if (rows === undefined) {
    rows = new Map();
    people.set(account, rows);
  }
  const row = rows.get(name);
  if (row === undefined) {
    rows.set(name, { name, account, violations, worst: severity, lastAt: at });
    return;
  }
  row.violations += violations;
  row.worst = worse(row.worst, severity);
  if (at > row.lastAt) row.lastAt = at;
}

function addToHour(
  byHour: ViolationDigest['byHour'],
  { at, severity }: Counted,
  violations: number,
): void {
  const hour = hourOf(at);
  const counts = byHour.get(hour);
  if (counts === undefined) byHour.set(hour, { ...noneBySeverity(), [severity]: violations });
  else counts[severity] += violations;
}

/** What violations are put in order by. */
type Rank = Pick<ChangeViolation, 'severity' | 'at' | 'fingerprint'>;

interface LastRank extends Rank {
  /** `at` in milliseconds since 1970. */
  readonly time: number;
}

const rankOf = (violation: ChangeViolation | undefined): LastRank | undefined => {
  if (violation === undefined) return undefined;
  const { severity, at, fingerprint } = violation;
  return { severity, at, fingerprint, time: Date.parse(at) };
};

const worstThenNewest = (a: Omit<Rank, 'fingerprint'>, b: Omit<Rank, 'fingerprint'>): number =>
  severities.indexOf(a.severity) - severities.indexOf(b.severity) || order(b.at, a.at);

const byWorstThenNewest = (a: Rank, b: Rank): number =>
  worstThenNewest(a, b) || order(a.fingerprint, b.fingerprint);

/** By code unit: what `localeCompare` loads takes longer than all that is to be put in order. */
const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
