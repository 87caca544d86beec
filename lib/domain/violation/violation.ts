import type { ChangeEvent } from '../change/change-event.ts';
import type { OriginVerdict } from '../change/origin.ts';
import type { ChangeViolationKind } from '../change/policy.ts';
import type { BudgetState, ThresholdCrossing } from '../cost/budget.ts';
import type { Severity } from './severity.ts';

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
}

/** A budget threshold that has been passed. */
export interface CostViolation extends ViolationBase {
  readonly subject: 'cost';
  readonly kind: 'budget-actual' | 'budget-projected';
  readonly state: BudgetState;
  readonly crossing: ThresholdCrossing;
}

export type Violation = ChangeViolation | CostViolation;
