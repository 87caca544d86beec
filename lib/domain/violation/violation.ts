import type { ChangeEvent } from '../change/change-event.ts';
import type { Difference } from '../change/difference.ts';
import type { OriginVerdict } from '../change/origin.ts';
import type { Ownership } from '../change/ownership.ts';
import type { ChangeViolationKind } from '../change/policy.ts';
import type { ExpectedPrice } from '../change/priced-change.ts';
import type { Resolution } from '../change/resolution.ts';
import type { AnomalyEpisode } from '../cost/anomaly/anomaly-episode.ts';
import type { BudgetState, ThresholdCrossing } from '../cost/budget.ts';
import type { Severity } from './severity.ts';
import type { Suspect } from './suspect.ts';

interface ViolationBase {
  /** Stable identity: the same fact always gives the same fingerprint (24 hexadecimal digits). */
  readonly fingerprint: string;
  readonly severity: Severity;
  /** The incident it belongs to: same person, account, region and window, or the same budget and month. */
  readonly incidentId: string;
  /** The account it concerns; `all` for money that is not of one account. */
  readonly account: string;
  /** When it happened: ISO 8601, UTC. */
  readonly at: string;
  /** When Bandog noticed: ISO 8601, UTC. */
  readonly detectedAt: string;
  /** Why it is a violation; one sentence. */
  readonly reason: string;
}

/** A change that policy does not allow. */
export interface ChangeViolation extends ViolationBase {
  readonly subject: 'change';
  readonly kind: ChangeViolationKind;
  readonly event: ChangeEvent;
  readonly verdict: OriginVerdict;
  /** Whose code owns what was changed; absent when nobody looked. */
  readonly owner?: Ownership;
  /** How the resource differs from its code, and whether the change still shows; absent when nobody looked. */
  readonly difference?: Difference;
  /** How it ended; absent while it stands, as far as is known. Kept beside the violation, never in it. */
  readonly resolution?: Resolution;
  /** What it is expected to cost; absent when nobody looked. Kept beside the violation, never in it. */
  readonly price?: ExpectedPrice;
}

/** A budget threshold that has been passed. */
export interface CostViolation extends ViolationBase {
  readonly subject: 'cost';
  readonly kind: 'budget-actual' | 'budget-projected';
  readonly state: BudgetState;
  readonly crossing: ThresholdCrossing;
}

/** An episode of an anomaly that began, grew much or ended. */
export interface AnomalyViolation extends ViolationBase {
  readonly subject: 'anomaly';
  readonly kind: AnomalyViolationKind;
  readonly episode: AnomalyEpisode;
  readonly currency: string;
  readonly metric: string;
  /** Changes that can explain it, likeliest first; absent when nobody looked. */
  readonly suspects?: readonly Suspect[];
}

export type AnomalyViolationKind = 'anomaly-opened' | 'anomaly-grew' | 'anomaly-ended';

export type Violation = ChangeViolation | CostViolation | AnomalyViolation;
