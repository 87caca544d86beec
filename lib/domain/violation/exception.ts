/** A change agreed on beforehand. All of its given patterns must match; `*` and `?` are wildcards. */
export interface Exception {
  /** Matches the actor's principal (ARN). */
  readonly principal?: string;
  /** Matches `service:Action`, e.g. `ec2:StopInstances` or `s3:Put*`. */
  readonly action?: string;
  /** Matches the id of any resource the call named. */
  readonly resource?: string;
  readonly account?: string;
  /** Set for planned work, which is for these regions. */
  readonly regions?: readonly string[];
  /** Set for planned work: its first moment, ISO 8601 UTC. */
  readonly from?: string;
  /** Last day it holds, `YYYY-MM-DD`, UTC; of planned work the moment it ends, ISO 8601 UTC. */
  readonly until: string;
  readonly reason: string;
  readonly ticket?: string;
}

/** Whether its time was over at a moment (ISO 8601 UTC). */
export function hasEnded({ until }: Pick<Exception, 'until'>, at: string): boolean {
  return until.length > 'YYYY-MM-DD'.length
    ? Date.parse(at) >= Date.parse(until)
    : at.slice(0, until.length) > until;
}

/** Whether its time had come at a moment (ISO 8601 UTC). */
export function hasBegun({ from }: Pick<Exception, 'from'>, at: string): boolean {
  return from === undefined || Date.parse(at) >= Date.parse(from);
}
