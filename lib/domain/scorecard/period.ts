/** Half-open, ISO 8601 UTC. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The `days` up to `now` (ISO 8601 UTC). */
export function daysBefore(now: string, days: number): Period {
  return { from: new Date(Date.parse(now) - days * 86_400_000).toISOString(), to: now };
}
