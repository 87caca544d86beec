/** What a person can say of an incident. */
export const actionKinds = ['acknowledge', 'except', 'resolve'] as const;

export type ActionKind = (typeof actionKinds)[number];

/** Something that a person said of an incident. It is never changed: together they are the audit. */
export interface IncidentAction {
  /** The same request always has the same id, so that it counts once. */
  readonly id: string;
  readonly incidentId: string;
  /** When its first violation happened: ISO 8601 UTC; with it the incident is found again. */
  readonly incidentAt: string;
  readonly kind: ActionKind;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Who it was, by what vouches for it: a principal (ARN), or `slack:<team>/<user>`. */
  readonly by: string;
  /** The name a person goes by there; hostile text. */
  readonly name?: string;
  readonly means: 'slack' | 'command-line';
  /** Hostile text, as are the ticket and the name. */
  readonly reason?: string;
  readonly ticket?: string;
  /** Last day an exception holds, `YYYY-MM-DD`, UTC. */
  readonly until?: string;
  /** What became of a change that is resolved. */
  readonly how?: 'reverted' | 'adopted';
}
