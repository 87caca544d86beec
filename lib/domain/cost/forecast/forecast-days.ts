import { mean, median } from '../statistics.ts';
import { slopeOf, smooth } from './smooth.ts';
import { steadyGrowth } from './steady-growth.ts';
import { weekdayFactors, weekdayOf } from './weekday-factors.ts';
import { withoutSpikes } from './without-spikes.ts';

/** Older days say nothing more about the next month. */
const memoryDays = 90;

/**
 * Expected cost of each of the `horizon` days after the last of `values`, which are consecutive days
 * from `firstDay` (a day number) on: half the mean of three methods (Theta, exponential smoothing with
 * weekday factors, the weekday's median of the last 28 days), half the mean of the last seven days
 * (a little more than half the further it goes, less where costs only scatter), all without spikes. Where four weeks agree on a
 * growth, it takes over by as much as it can be trusted. `bench/projection.ts` measures it.
 */
export function forecastDays(
  values: readonly number[],
  firstDay: number,
  horizon: number,
): number[] {
  const clean = withoutSpikes(values.slice(-memoryDays));
  const start = firstDay + values.length - clean.length;
  const factors = weekdayFactors(clean, start);
  const factorOn = (day: number) => factors[weekdayOf(day)] ?? 1;
  const level = clean.map((value, i) => value / Math.max(factorOn(start + i), 0.05));
  const { level: now, alpha } = smooth(level);
  const drift = slopeOf(level) / 2;
  const lag = (1 - (1 - alpha) ** level.length) / alpha;
  const growth = steadyGrowth(level);
  const lastWeek = mean(clean.slice(-7));
  const floor = values.some((value) => value < 0) ? Number.NEGATIVE_INFINITY : 0;
  // Where the newest day told little about the next one, the newest week tells little about the next.
  const newestCounts = Math.min(1, 0.6 + alpha * 2);
  const weekShare = Math.min(0.6, 0.5 + horizon / 250) * newestCounts;
  const nothing = 1e-9 * Math.max(...clean.map(Math.abs), 0);
  return Array.from({ length: horizon }, (_, ahead) => {
    const day = start + clean.length + ahead;
    const theta = Math.max(floor, (now + drift * (ahead + lag)) * factorOn(day));
    const smoothed = now * factorOn(day);
    const methods = mean([theta, smoothed, weekdayMedian(clean, start, day)]);
    const standing = methods * (1 - weekShare) + lastWeek * weekShare;
    const expected = standing + (growth.on(ahead) * factorOn(day) - standing) * growth.share;
    return Math.abs(expected) <= nothing ? 0 : expected;
  });
}

function weekdayMedian(values: readonly number[], firstDay: number, day: number): number {
  const recent = values.slice(-28);
  const start = firstDay + values.length - recent.length;
  const same = recent.filter((_, i) => weekdayOf(start + i) === weekdayOf(day));
  return median(same.length > 0 ? same : recent);
}
