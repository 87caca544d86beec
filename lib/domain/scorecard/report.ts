import type { Ownership } from '../change/ownership.ts';
import type { ChangeTally } from '../change/tally.ts';
import type { AnomalyEpisode } from '../cost/anomaly/anomaly-episode.ts';
import type { BudgetState } from '../cost/budget.ts';
import type { Calibration } from '../cost/calibration.ts';
import type { Reduction } from '../cost/reduction/reduction.ts';
import type { Restatement } from '../cost/restatement.ts';
import type { ReadFault } from '../fault/read-fault.ts';
import type { Exception } from '../violation/exception.ts';
import type { IncidentAction } from '../violation/incident-action.ts';
import type { Severity } from '../violation/severity.ts';
import type { Standing } from '../violation/standing.ts';
import type { ChangeViolation } from '../violation/violation.ts';
import type { Scorecard } from './scorecard.ts';

/** Everything a report shows; a renderer adds words and layout, never facts. */
export interface Report {
  /** Changes with an incompatible change of this shape. */
  readonly schemaVersion: 1;
  /** ISO 8601 UTC. */
  readonly generatedAt: string;
  /** Times of the first and last event seen, ISO 8601 UTC; absent when there was none. */
  readonly period?: { readonly from: string; readonly to: string };
  readonly changes?: ChangeSection;
  readonly money?: MoneySection;
  /** As it was last graded; absent when it never was. */
  readonly scorecard?: Scorecard;
  /** What Bandog itself costs; absent where nobody looked. */
  readonly ownBill?: OwnBillSection | { readonly unknown: string };
  readonly faults: FaultSection;
  /** What Bandog could not see, in sentences. */
  readonly blindSpots: readonly string[];
}

export interface ChangeSection {
  readonly tally: ChangeTally;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  /** Worst first, then newest first; at most `violationsKept` of `tally.violations`. */
  readonly violations: readonly ChangeViolation[];
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** Most violations first. */
  readonly people: readonly PersonRow[];
  /** Most violations first. */
  readonly services: readonly ServiceRow[];
  /** Whose code was changed, of `violations`, most first; empty when nobody looked. */
  readonly owners: readonly OwnerRow[];
  readonly timeline: Timeline;
  readonly incidents: number;
  readonly exceptions: readonly ExceptionUse[];
  /** Newest first; absent when nobody looked. */
  readonly answered?: readonly AnsweredIncident[];
}

/** An incident of which somebody said something, or which bandog.yaml excepts since. Texts are hostile. */
export interface AnsweredIncident {
  readonly incidentId: string;
  /** ISO 8601 UTC, of its first violation. */
  readonly at: string;
  readonly account: string;
  readonly actor: string;
  readonly story: string;
  readonly violations: number;
  readonly standing: Standing;
  /** All that was said, oldest first. */
  readonly actions: readonly IncidentAction[];
}

export interface PersonRow {
  readonly name: string;
  readonly account: string;
  readonly violations: number;
  readonly worst: Severity;
  readonly lastAt: string;
}

export interface ServiceRow {
  /** As the provider calls it, e.g. `ec2`. */
  readonly service: string;
  readonly violations: number;
  readonly worst: Severity;
}

export interface OwnerRow {
  readonly owner:
    | {
        readonly kind: 'owned';
        readonly engine: Extract<Ownership, { kind: 'owned' }>['engine'];
        readonly unit: string;
      }
    | { readonly kind: 'unowned' | 'unknown' };
  readonly violations: number;
  readonly worst: Severity;
}

/** Violations over the period, in equal steps. */
export interface Timeline {
  readonly step: 'hour' | 'day' | 'week';
  /** Steps with a violation, oldest first; the others had none. */
  readonly rows: readonly TimelineRow[];
}

export interface TimelineRow {
  /** When the step begins: `YYYY-MM-DDTHH:00Z`, or a date (of a week, its Monday); UTC. */
  readonly from: string;
  readonly bySeverity: Readonly<Record<Severity, number>>;
}

export interface ExceptionUse {
  readonly exception: Exception;
  readonly used: number;
  readonly expired: boolean;
}

export interface MoneySection {
  readonly source: string;
  readonly currency: string;
  readonly metric: string;
  readonly capturedAt?: string;
  readonly budgets: readonly BudgetState[];
  /** One a series when no budget names it: the total, or each column of a plain CSV. */
  readonly series: readonly MoneySeries[];
  /** How well projections did on the past months of the whole; absent without one. */
  readonly calibration?: Calibration;
  /** Days that cost something else than at the fetch before, the greatest difference first. */
  readonly restated?: readonly Restatement[];
  /** What cost more or less than expected; absent when nobody looked. */
  readonly anomalies?: AnomalySection;
  /** How far costs came down since the baseline; absent where there is none. */
  readonly reduction?: Reduction | { readonly unknown: string };
}

export interface AnomalySection {
  /** Running and recent ones that came to the minimum, those that moved most money first. */
  readonly episodes: readonly AnomalyEpisode[];
  /** Episodes that are left out because there are too many. */
  readonly notShown: number;
  /** Groups of episodes that moved less than the minimum. */
  readonly tooSmall: number;
  /** In the section's currency. */
  readonly minimumImpact: number;
  /** Detectors that could not read their costs, and why: what is off there is not known. Absent: all could. */
  readonly unknown?: readonly UnknownAnomalies[];
}

export interface UnknownAnomalies {
  /** Its name; absent for the one that is always there. */
  readonly detector?: string;
  readonly reason: string;
}

export interface MoneySeries {
  readonly name: string;
  /** Complete days, oldest first. */
  readonly days: readonly { readonly date: string; readonly amount: number }[];
}

/** A month of Bandog at list prices, at the pace of the report's period. */
export interface OwnBillSection {
  readonly totalUsd: number;
  /** Dearest first. */
  readonly items: readonly { readonly name: string; readonly usd: number }[];
  readonly prices: { readonly asOf: string; readonly region: string };
  /** What it was reckoned with, a month. */
  readonly volumes: { readonly changes: number; readonly violations: number };
}

export interface FaultSection {
  readonly total: number;
  /** The first hundred. */
  readonly shown: readonly ReadFault[];
}
