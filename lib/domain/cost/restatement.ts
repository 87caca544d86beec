import type { CostSnapshot } from './cost-snapshot.ts';

/** A day that costs something else than when it was last looked at. */
export interface Restatement {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly was: number;
  readonly now: number;
  /** When it was seen as it was, ISO 8601 UTC. */
  readonly seenAt: string;
}

/** A change of less is rounding. */
const leastAmount = 0.005;

/**
 * The days two fetches disagree about, the greatest difference first. The day of the earlier fetch is
 * left out: that it was not over needs no telling. Fetches in another currency or metric say nothing
 * about each other.
 */
export function restatements(before: CostSnapshot, after: CostSnapshot): Restatement[] {
  if (before.currency !== after.currency || before.metric !== after.metric) return [];
  return Object.entries(before.days)
    .flatMap(([date, [daily, other]]) => {
      const later = after.days[date];
      if (later === undefined || date >= before.capturedAt.slice(0, 10)) return [];
      const [was, now] = [daily + other, later[0] + later[1]];
      return Math.abs(now - was) < leastAmount
        ? []
        : [{ date, was, now, seenAt: before.capturedAt }];
    })
    .sort((a, b) => Math.abs(b.now - b.was) - Math.abs(a.now - a.was));
}
