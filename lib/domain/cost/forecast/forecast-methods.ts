import { mean, median } from '../statistics.ts';
import { levelShift } from './level-shift.ts';
import { slopeOf, smooth } from './smooth.ts';
import { type Standing, standingOf } from './standing.ts';
import { steadyGrowth } from './steady-growth.ts';
import { weekdayOf } from './weekday-factors.ts';

/** One way to forecast. */
export type Method =
  | 'robust'
  | 'with-spikes'
  | 'since-shift'
  | 'all-days'
  | 'four-weeks'
  | 'last-week';

/** What each of the days ahead is expected to cost, by method. */
export type Forecasts = Readonly<Record<Method, readonly number[]>>;

/** Spikes in ninety days from which on they are expected again. */
const recurring = 3;

/**
 * Expected cost of each of the `horizon` days after the last of `values`, which are consecutive days
 * from `firstDay` (a day number) on, by each method:
 * - `robust`: see `robustForecast`
 * - `with-spikes`: the same, and what spikes come to a day where there are several
 * - `since-shift`: the mean of the days since the level last changed for good, without spikes
 * - `all-days`, `four-weeks`, `last-week`: the mean of 90, 28 or seven days, and spikes where there are several
 *
 * Where the level stepped in the last weeks, or four weeks agree on a growth, that takes over by as much
 * as it can be trusted. What every month charges on one day of it is added where it is due.
 */
export function forecastMethods(
  values: readonly number[],
  firstDay: number,
  horizon: number,
): Forecasts {
  const standing = standingOf(values, firstDay);
  const { start, steady, level, clean, factorOn, lumpOn } = standing;
  const ahead = Array.from({ length: horizon }, (_, index) => start + clean.length + index);
  const lumps = ahead.map(lumpOn);
  const shape = ahead.map(factorOn);
  const growth = steadyGrowth(level);
  const shift = levelShift(level);
  const from = (days: readonly number[]) =>
    days.map((amount, index) => {
      const factor = shape[index] ?? 1;
      const shifted = amount + (shift.level * factor - amount) * shift.share;
      const grown = shifted + (growth.on(index) * factor - shifted) * growth.share;
      return grown + (lumps[index] ?? 0);
    });
  const flat = (amount: number) => from(shape.map((factor) => amount * factor));
  const mayBeNegative = values.some((value) => value < 0);
  const robust = robustForecast(standing, ahead, mayBeNegative);
  const spikes = steady.filter((value, index) => value !== clean[index]).length;
  // One bad day is over; those that come again and again are a part of what it costs.
  const whole = spikes < recurring ? clean : steady;
  const more = mean(whole) - mean(clean);
  return {
    robust: from(robust),
    'with-spikes': from(robust.map((amount) => amount + more)),
    'since-shift': flat(shift.level),
    'all-days': flat(mean(whole)),
    'four-weeks': flat(mean(whole.slice(-28))),
    'last-week': flat(mean(whole.slice(-7))),
  };
}

/**
 * Half the mean of three methods (Theta, exponential smoothing with weekday factors, the weekday's
 * median of the last 28 days), half the mean of the last seven days (a little more than half the further
 * it goes, less where costs only scatter), all without spikes.
 */
function robustForecast(
  { start, clean, level, factorOn }: Standing,
  days: readonly number[],
  mayBeNegative: boolean,
): number[] {
  const { level: now, alpha } = smooth(level);
  const drift = slopeOf(level) / 2;
  const lag = (1 - (1 - alpha) ** level.length) / alpha;
  const lastWeek = mean(clean.slice(-7));
  const floor = mayBeNegative ? Number.NEGATIVE_INFINITY : 0;
  // Where the newest day told little about the next one, the newest week tells little about the next.
  const newestCounts = Math.min(1, 0.6 + alpha * 2);
  const weekShare = Math.min(0.6, 0.5 + days.length / 250) * newestCounts;
  const medianOn = weekdayMedians(clean, start);
  return days.map((day, ahead) => {
    const theta = Math.max(floor, (now + drift * (ahead + lag)) * factorOn(day));
    const smoothed = now * factorOn(day);
    const methods = mean([theta, smoothed, medianOn(day)]);
    return methods * (1 - weekShare) + lastWeek * weekShare;
  });
}

function weekdayMedians(values: readonly number[], firstDay: number): (day: number) => number {
  const recent = values.slice(-28);
  const start = firstDay + values.length - recent.length;
  const medians = Array.from({ length: 7 }, (_, weekday) => {
    const same = recent.filter((_, index) => weekdayOf(start + index) === weekday);
    return median(same.length > 0 ? same : recent);
  });
  return (day) => medians[weekdayOf(day)] ?? 0;
}
