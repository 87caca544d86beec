import type { DayCost } from './day-cost.ts';
import type { Projection } from './projection.ts';
import { normalQuantile, normalShare } from './statistics.ts';

/** How a month may pass a limit, if nothing changes. */
export interface Overrun {
  /** 0 to 1. */
  readonly probability: number;
  /** The day the spend passes the limit, `YYYY-MM-DD`; absent when it is not expected to in this month. */
  readonly on?: string;
}

/** How likely a month ends above `limit`, and when it is expected to pass it; undefined without a projection. */
export function overrun(
  projection: Projection,
  days: readonly DayCost[],
  limit: number,
): Overrun | undefined {
  if (projection.kind === 'unknown') return undefined;
  const on = crossedOn([...days, ...(projection.path ?? [])], limit);
  return {
    probability: overrunProbability(projection, limit),
    ...(on !== undefined && { on }),
  };
}

/**
 * Share of the projected distribution above `limit`. The distribution runs through the bounds of the
 * intervals and the total; between them, and beyond the widest, it is taken as normal.
 */
export function overrunProbability(
  { total, intervals = [] }: Extract<Projection, { kind: 'projected' }>,
  limit: number,
): number {
  const bounds = intervals.flatMap(({ percent, low, high }) => {
    const deviations = normalQuantile(0.5 + percent / 200);
    return [
      { amount: low, deviations: -deviations },
      { amount: high, deviations },
    ];
  });
  const points = [{ amount: total, deviations: 0 }, ...bounds].sort(
    (a, b) => a.deviations - b.deviations,
  );
  const next = points.findIndex(({ amount }) => amount > limit);
  const at = Math.min(Math.max(next === -1 ? points.length - 1 : next, 1), points.length - 1);
  const [from, to] = [points[at - 1], points[at]];
  if (from === undefined || to === undefined || to.amount <= from.amount)
    return limit < total ? 1 : 0;
  const slope = (to.deviations - from.deviations) / (to.amount - from.amount);
  return 1 - normalShare(from.deviations + (limit - from.amount) * slope);
}

/** The first day on which the days before and with it add up to more than `limit`. */
function crossedOn(days: readonly DayCost[], limit: number): string | undefined {
  let spent = 0;
  for (const { date, amount } of days) {
    spent += amount;
    if (spent - limit > 1e-6 * Math.max(1, Math.abs(limit))) return date;
  }
  return undefined;
}
