import type { Interval } from '../projection.ts';
import { mean, normalQuantile, quantile, sum } from '../statistics.ts';
import { forecastDays } from './forecast-days.ts';

/** Days ahead that are summed: the first `skip` of `horizon` are left out. */
export interface Ahead {
  readonly horizon: number;
  readonly skip: number;
}

/** Days a forecast needs before it is held against what came. */
const leastHistory = 14;
/** Origins further back say little about how the series behaves now. */
const originDays = 180;
const mostOrigins = 24;

/** Half-width of the 80 % interval, as a log ratio, of a series never held against what came. */
const priorSpread = 0.3;
/** How many independent windows of backtest that assumption weighs as much as. */
const priorWindows = 0.7;

/**
 * Intervals of the sum of the days ahead, given its `expected` value: for 80 % the 10 % and 90 %
 * quantiles of log(actual / forecast) of the same sum at many past origins, widened where few
 * independent windows stand behind them. Adding daily variances instead would cover far less than
 * it says.
 */
export function remainingIntervals(
  values: readonly number[],
  firstDay: number,
  ahead: Ahead,
  expected: number,
  percents: readonly number[],
): readonly Interval[] {
  const scale = mean(values.map(Math.abs)) * (ahead.horizon - ahead.skip);
  if (!(scale > 0)) return percents.map((percent) => ({ percent, low: expected, high: expected }));
  const windows = Math.max(0, values.length - leastHistory) / ahead.horizon;
  const tested = backtest(values, firstDay, ahead);
  const prior = priorSpreadOf(values.length);
  if (values.some((value) => value < 0)) {
    const errors = tested.map(({ actual, forecast }) => (actual - forecast) / scale);
    return percents.map((percent) => {
      const [low, high] = widen(errors, windows, prior, percent);
      return { percent, low: expected + low * scale, high: expected + high * scale };
    });
  }
  const least = Math.max(scale * leastShareOfLevel, expected * leastShareOfNow);
  const errors = tested.map((it) => logRatio(it, least));
  return percents.map((percent) => {
    const [low, high] = widen(errors, windows, prior, percent);
    return {
      percent,
      low: expected * Math.exp(low),
      high: Math.max(expected, least) * Math.exp(high),
    };
  });
}

/**
 * Sums are taken as at least these shares of the usual and of the expected sum: out of next to nothing
 * any cost is a thousandfold, which says little about a series that costs something now.
 */
const leastShareOfLevel = 0.01;
const leastShareOfNow = 0.1;

interface Tested {
  readonly forecast: number;
  readonly actual: number;
}

function backtest(values: readonly number[], firstDay: number, { horizon, skip }: Ahead): Tested[] {
  const last = values.length - horizon;
  const first = Math.max(leastHistory, last - originDays);
  if (last < first) return [];
  const step = Math.max(1, Math.ceil((last - first + 1) / mostOrigins));
  const tested: Tested[] = [];
  for (let origin = last; origin >= first; origin -= step) {
    const forecast = forecastDays(values.slice(0, origin), firstDay, horizon);
    tested.push({
      forecast: sum(forecast.slice(skip)),
      actual: sum(values.slice(origin + skip, origin + horizon)),
    });
  }
  return tested;
}

function logRatio({ forecast, actual }: Tested, least: number): number {
  return Math.log(Math.max(actual, least) / Math.max(forecast, least));
}

/** Twice as wide without any history as with two weeks of it. */
function priorSpreadOf(historyDays: number): number {
  return priorSpread * (1 + Math.max(0, leastHistory - historyDays) / leastHistory);
}

/** Quantiles pulled towards the prior by how few independent windows they rest on. */
function widen(
  errors: readonly number[],
  windows: number,
  prior80: number,
  percent: number,
): readonly [number, number] {
  const prior = prior80 * (deviationsOf(percent) / deviationsOf(80));
  if (errors.length === 0) return [-prior, prior];
  const share = windows / (windows + priorWindows);
  const tail = (1 - percent / 100) / 2;
  return [
    Math.min(0, quantile(errors, tail)) * share - prior * (1 - share),
    Math.max(0, quantile(errors, 1 - tail)) * share + prior * (1 - share),
  ];
}

/** Standard deviations either side that hold that many per cent of a normal distribution. */
const deviationsOf = (percent: number): number => normalQuantile(0.5 + percent / 200);
