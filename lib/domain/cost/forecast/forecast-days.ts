import { mean, sum } from '../statistics.ts';
import { type Forecasts, forecastMethods, type Method } from './forecast-methods.ts';
import { standingOf } from './standing.ts';

/** The days ahead as they were forecast at a past origin, and as they came. */
export interface Origin {
  readonly forecast: readonly number[];
  readonly actual: readonly number[];
}

export interface Forecast {
  /** Expected cost of each day ahead. */
  readonly days: readonly number[];
  /** How the same was forecast at past origins, with what was known then; oldest first. */
  readonly origins: readonly Origin[];
  /** The newest days that it rests on, without what every month charges on one day of it. */
  readonly steady: readonly number[];
}

/** Days a forecast needs before it is held against what came. */
export const leastHistory = 14;
/** Origins further back say little about how the series behaves now. */
const originDays = 180;
const mostOrigins = 24;

/** How much each method is trusted before anything was seen, next to the others. */
const priors: Readonly<Record<Method, number>> = {
  robust: 2,
  'with-spikes': 0.3,
  'since-shift': 0.1,
  'all-days': 0.08,
  'four-weeks': 0.06,
  'last-week': 0.06,
};
const methods = Object.keys(priors) as readonly Method[];
/** Independent windows of backtest that count as much as the assumption that all methods err alike. */
const priorWindows = 1;
/** How sharply a method that errs less is preferred. */
const sharpness = 8;
/** Errors are never taken as smaller than this share of the usual cost. */
const leastError = 0.01;

/**
 * Forecasts the `horizon` days after the last of `values`, which are consecutive days from `firstDay`
 * (a day number) on: the mean of several methods, each weighted by how well it forecast as many days at
 * past origins of this series. `bench/projection.ts` and `bench/projection-kinds.ts` measure it.
 */
export function forecastDays(
  values: readonly number[],
  firstDay: number,
  horizon: number,
): Forecast {
  const nothing = 1e-9 * Math.max(...values.map(Math.abs), 0);
  const mixed = (forecasts: Forecasts, weights: Weights) =>
    Array.from({ length: horizon }, (_, day) => {
      const expected = sum(methods.map((it) => weights[it] * (forecasts[it][day] ?? 0)));
      return Math.abs(expected) <= nothing ? 0 : expected;
    });
  const scale = mean(values.map(Math.abs)) * horizon;
  const tried: Tried[] = [];
  const origins = originsOf(values.length, horizon).map((origin) => {
    const forecasts = forecastMethods(values.slice(0, origin), firstDay, horizon);
    const actual = values.slice(origin, origin + horizon);
    const known = tried.filter(({ seenOn }) => seenOn <= origin);
    tried.push({ seenOn: origin + horizon, errors: errorsOf(forecasts, sum(actual), scale) });
    return { forecast: mixed(forecasts, weightsOf(known, horizon, origin)), actual };
  });
  const weights = weightsOf(tried, horizon, values.length);
  const days = mixed(forecastMethods(values, firstDay, horizon), weights);
  return { days, origins, steady: standingOf(values, firstDay).steady };
}

type Weights = Readonly<Record<Method, number>>;

interface Tried {
  /** The first day on which all that was forecast was known. */
  readonly seenOn: number;
  /** As a share of what is usual. */
  readonly errors: Readonly<Record<Method, number>>;
}

/** Oldest first. */
function originsOf(days: number, horizon: number): number[] {
  const last = days - horizon;
  const first = Math.max(leastHistory, last - originDays);
  if (last < first) return [];
  const step = Math.max(1, Math.ceil((last - first + 1) / mostOrigins));
  const origins: number[] = [];
  for (let origin = last; origin >= first; origin -= step) origins.push(origin);
  return origins.reverse();
}

function errorsOf(forecasts: Forecasts, actual: number, scale: number): Tried['errors'] {
  const errorOf = (method: Method) =>
    Math.abs(sum(forecasts[method]) - actual) /
    Math.max(Math.abs(actual), scale * 0.1, Number.MIN_VALUE);
  return Object.fromEntries(methods.map((it) => [it, errorOf(it)])) as Record<Method, number>;
}

/** Shares that add up to 1: a method's prior, times its likelihood by its errors. */
function weightsOf(tried: readonly Tried[], horizon: number, days: number): Weights {
  const windows = Math.min(tried.length, (days - leastHistory) / Math.max(1, horizon));
  const typical = mean(tried.flatMap(({ errors }) => methods.map((it) => errors[it])));
  const raw = methods.map((method) => {
    const own = mean(tried.map(({ errors }) => errors[method]));
    const share = windows / (windows + priorWindows);
    const error = leastError + (tried.length === 0 ? 0 : share * own + (1 - share) * typical);
    return priors[method] * error ** -sharpness;
  });
  const all = sum(raw);
  return Object.fromEntries(methods.map((it, i) => [it, (raw[i] ?? 0) / all])) as Record<
    Method,
    number
  >;
}
