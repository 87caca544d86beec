import type { ChangeTally } from '../domain/change/tally.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';
import type {
  AnsweredIncident,
  ChangeSection,
  FaultSection,
  MoneySection,
  Report,
} from '../domain/scorecard/report.ts';
import type { Scorecard } from '../domain/scorecard/scorecard.ts';
import { timelineOf } from '../domain/scorecard/timeline.ts';
import { type Exception, hasEnded } from '../domain/violation/exception.ts';
import { ownerRows } from './owner-rows.ts';
import { peopleRows, serviceRows, type ViolationDigest, worstFirst } from './violation-digest.ts';

/** What was found out about changes, however it was gathered. */
export interface ChangeFindings {
  readonly tally: ChangeTally;
  readonly digest: ViolationDigest;
  /** Accounts and regions that were looked at, in any order. */
  readonly accounts: Iterable<string>;
  readonly regions: Iterable<string>;
  /** All exceptions of the policy. */
  readonly exceptions: readonly Exception[];
  /** How many changes each of them excused; one that is missing excused none. */
  readonly exceptionUses: ReadonlyMap<Exception, number>;
  /** @default nobody looked what was said of incidents */
  readonly answered?: readonly AnsweredIncident[];
}

export interface ReportInput {
  /** ISO 8601 UTC; also decides which exceptions have expired. */
  readonly generatedAt: string;
  readonly period?: { readonly from: string; readonly to: string };
  readonly changes?: ChangeFindings;
  readonly money?: MoneySection;
  readonly scorecard?: Scorecard;
  readonly ownBill?: Report['ownBill'];
  readonly faults?: FaultSection;
  readonly blindSpots?: readonly string[];
}

const faultsShown = 100;

/** Assembles the one value every renderer reads. */
export function buildReport(input: ReportInput): Report {
  return {
    schemaVersion: 1,
    generatedAt: input.generatedAt,
    ...(input.period && { period: input.period }),
    ...(input.changes && { changes: changeSection(input.changes, input) }),
    ...(input.money && { money: input.money }),
    ...(input.scorecard && { scorecard: input.scorecard }),
    ...(input.ownBill && { ownBill: input.ownBill }),
    faults: input.faults ?? { total: 0, shown: [] },
    blindSpots: input.blindSpots ?? [],
  };
}

/** The section of two readings: all are counted, the first hundred are shown. */
export function addFaults(section: FaultSection, faults: readonly ReadFault[]): FaultSection {
  if (faults.length === 0) return section;
  return {
    total: section.total + faults.length,
    shown: [...section.shown, ...faults].slice(0, faultsShown),
  };
}

function changeSection(
  findings: ChangeFindings,
  { generatedAt, period }: Pick<ReportInput, 'generatedAt' | 'period'>,
): ChangeSection {
  const { tally, digest, exceptions, exceptionUses } = findings;
  const violations = worstFirst(digest);
  return {
    tally,
    accounts: [...findings.accounts].sort(),
    regions: [...findings.regions].sort(),
    violations,
    bySeverity: digest.bySeverity,
    people: peopleRows(digest),
    services: serviceRows(digest),
    owners: ownerRows(violations),
    timeline: timelineOf(digest.byHour, period),
    incidents: digest.incidents.size,
    ...(findings.answered && { answered: findings.answered }),
    exceptions: exceptions.map((exception) => ({
      exception,
      used: exceptionUses.get(exception) ?? 0,
      expired: hasEnded(exception, generatedAt),
    })),
  };
}
