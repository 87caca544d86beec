/** A change agreed on beforehand. All of its given patterns must match; `*` and `?` are wildcards. */
export interface Exception {
  /** Matches the actor's principal (ARN). */
  readonly principal?: string;
  /** Matches `service:Action`, e.g. `ec2:StopInstances` or `s3:Put*`. */
  readonly action?: string;
  /** Matches the id of any resource the call named. */
  readonly resource?: string;
  readonly account?: string;
  /** Last day it holds, `YYYY-MM-DD`, UTC. */
  readonly until: string;
  readonly reason: string;
  readonly ticket?: string;
}
