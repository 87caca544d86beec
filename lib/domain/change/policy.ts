import type { Exception } from '../violation/exception.ts';
import type { Severity } from '../violation/severity.ts';
import type { Effect, Risk } from './effect.ts';

/** What the user's configuration says about changes. */
export interface ChangePolicy {
  /** ARN patterns (`*`, `?`) of automation principals: CI roles, deployment roles, operations jobs. */
  readonly approvedPrincipals: readonly string[];
  readonly exceptions: readonly Exception[];
  /** Severity of an unapproved change by its effect; `off` means it is no violation. */
  readonly severityByEffect: Readonly<Record<Effect, Severity | 'off'>>;
  /** A risk raises the severity to at least this. */
  readonly severityByRisk: Readonly<Record<Risk, Severity>>;
  /** Severity of a change whose origin the evidence does not decide. */
  readonly unknownOrigin: Severity | 'off';
  /** Patterns (`*`, `?`) of the ids of what this watchdog is made of; none where it is not deployed. */
  readonly ownResources: readonly string[];
  /** Changes of one person, account and region within one window of this length form an incident. */
  readonly incidentWindowMinutes: number;
}

export type NotAChangeCode = 'read' | 'telemetry' | 'session' | 'failed' | 'dry-run';
export type AllowedCode = 'iac' | 'automation' | 'provider' | 'effect-off' | 'unknown-off';
export type ChangeViolationKind =
  | 'manual-change'
  | 'unapproved-iac'
  | 'unknown-origin'
  | 'audit-tampering'
  | 'root-activity'
  | 'unreviewed-deployment';

/** What policy says of one judged event. */
export type PolicyAnswer =
  | { readonly answer: 'not-a-change'; readonly code: NotAChangeCode; readonly reason: string }
  | { readonly answer: 'allowed'; readonly code: AllowedCode; readonly reason: string }
  | {
      readonly answer: 'excepted';
      readonly code: 'exception';
      readonly reason: string;
      readonly exception: Exception;
    }
  | {
      readonly answer: 'violation';
      readonly code: ChangeViolationKind;
      readonly severity: Severity;
      readonly reason: string;
    };
