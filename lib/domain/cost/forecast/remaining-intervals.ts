import type { Interval } from '../projection.ts';
import { mean, normalQuantile, sum, tailQuantile } from '../statistics.ts';
import { dayToDay, noiseOfSums } from './day-to-day.ts';
import { type Forecast, leastHistory } from './forecast-days.ts';

/** Days ahead that are summed: the first `skip` of `horizon` are left out. */
export interface Ahead {
  readonly horizon: number;
  readonly skip: number;
}

/** Half-width of the 80 % interval, as a log ratio, of a series never held against what came. */
const priorSpread = 0.3;
/** How many independent windows of backtest that assumption weighs as much as. */
const priorWindows = 0.7;
/** The noise of a series' own days widens that assumption by no more than this. */
const mostNoise = 2;
/** Days that tell it. */
const noiseDays = 90;
/**
 * From this share of the expected sum on, noise alone is the least half-width: the few windows behind a
 * restless series (rare bursts, heavy tails) may all have been quiet ones.
 */
const restless = 0.2;

/**
 * Intervals of the sum of the days ahead up to each of them, given the `forecast` of each: for 80 % the
 * 10 % and 90 % quantiles of log(actual / forecast) of the same sum at many past origins, widened where
 * few independent windows stand behind them. Adding daily variances instead would cover far less than
 * it says. Costs that are never negative only add up, and so do the bounds.
 */
export function remainingFan(
  values: readonly number[],
  ahead: Ahead,
  { days: forecast, origins, steady }: Forecast,
  percents: readonly number[],
): readonly (readonly Interval[])[] {
  const onlyAdds = values.every((value) => value >= 0);
  const known: Known = {
    level: mean(values.map(Math.abs)),
    noise: dayToDay(values.slice(-noiseDays)),
    sumNoise: noiseOfSums(steady),
    days: values.length,
    onlyAdds,
  };
  const fan = Array.from({ length: ahead.horizon - ahead.skip }, (_, index) => {
    const until = { skip: ahead.skip, horizon: ahead.skip + index + 1 };
    const summed = origins.map((origin) => ({
      forecast: sumUntil(origin.forecast, until),
      actual: sumUntil(origin.actual, until),
    }));
    return intervalsOf(known, summed, until, sumUntil(forecast, until), percents);
  });
  return onlyAdds ? rising(fan) : fan;
}

const sumUntil = (days: readonly number[], { skip, horizon }: Ahead): number =>
  sum(days.slice(skip, horizon));

/** What is known of the series: its usual size, how long it is, whether it is never negative. */
interface Known {
  readonly level: number;
  /** Standard deviation of one day, from one day to the next. */
  readonly noise: number;
  /** Standard deviation of the sum of that many days that one by one are off by chance. */
  readonly sumNoise: (days: number) => number;
  readonly days: number;
  readonly onlyAdds: boolean;
}

function intervalsOf(
  { level, noise, sumNoise, days, onlyAdds }: Known,
  tested: readonly Tested[],
  ahead: Ahead,
  expected: number,
  percents: readonly number[],
): readonly Interval[] {
  const scale = level * (ahead.horizon - ahead.skip);
  if (!(scale > 0)) return unbilled(ahead.horizon - ahead.skip, percents);
  const windows = Math.max(0, days - leastHistory) / ahead.horizon;
  const noisy = (noise * Math.sqrt(ahead.horizon - ahead.skip) * deviationsOf(80)) / scale;
  // An assumption that a restless series, such as one of rare bursts, could not keep.
  const prior = Math.hypot(priorSpreadOf(days), Math.min(noisy, mostNoise));
  const byChance = (sumNoise(ahead.horizon - ahead.skip) * deviationsOf(80)) / scale;
  const spread = { prior, least: byChance < restless ? 0 : Math.min(byChance, mostNoise) };
  if (!onlyAdds) {
    const errors = tested.map(({ actual, forecast }) => (actual - forecast) / scale);
    return percents.map((percent) => {
      const [low, high] = widen(errors, windows, spread, percent);
      return { percent, low: expected + low * scale, high: expected + high * scale };
    });
  }
  const least = Math.max(scale * leastShareOfLevel, expected * leastShareOfNow);
  // Of a time of next to nothing neither sum says how this one can err; what is left of the past is shorter.
  const telling = tested.filter(({ actual, forecast }) => Math.max(actual, forecast) > least);
  const errors = telling.map((it) => logRatio(it, least));
  const told = tested.length === 0 ? windows : (windows * telling.length) / tested.length;
  return percents.map((percent) => {
    const [low, high] = widen(errors, told, spread, percent);
    return {
      percent,
      // What came to next to nothing before can come to nothing.
      low: expected * Math.exp(low) <= nextToNothing * least ? 0 : expected * Math.exp(low),
      high: Math.max(expected, least) * Math.exp(high),
    };
  });
}

/** A series of nothing but zeros may cost what is rounded to nothing: at most a cent a day. */
const unbilled = (days: number, percents: readonly number[]): Interval[] =>
  percents.map((percent) => ({ percent, low: 0, high: 0.01 * days * (percent / 100) }));

/** No bound above that of a later day. */
function rising(fan: readonly (readonly Interval[])[]): readonly (readonly Interval[])[] {
  const result: (readonly Interval[])[] = [];
  for (const intervals of fan.toReversed()) {
    const later = result.at(-1);
    result.push(
      intervals.map(({ percent, low, high }, index) => ({
        percent,
        low: Math.min(low, later?.[index]?.low ?? low),
        high: Math.min(high, later?.[index]?.high ?? high),
      })),
    );
  }
  return result.reverse();
}

/**
 * Sums are taken as at least these shares of the usual and of the expected sum: out of next to nothing
 * any cost is a thousandfold, which says little about a series that costs something now.
 */
const leastShareOfLevel = 0.01;
const leastShareOfNow = 0.1;
const nextToNothing = 1.5;

interface Tested {
  readonly forecast: number;
  readonly actual: number;
}

function logRatio({ forecast, actual }: Tested, least: number): number {
  return Math.log(Math.max(actual, least) / Math.max(forecast, least));
}

/** Twice as wide without any history as with two weeks of it. */
function priorSpreadOf(historyDays: number): number {
  return priorSpread * (1 + Math.max(0, leastHistory - historyDays) / leastHistory);
}

/** Half-widths of the 80 % interval. */
interface Spread {
  /** Before anything was seen. */
  readonly prior: number;
  /** Whatever was seen. */
  readonly least: number;
}

/**
 * Quantiles pulled towards the prior by how few independent windows they rest on, but never inwards: what
 * went wrong before can go wrong again.
 */
function widen(
  errors: readonly number[],
  windows: number,
  spread: Spread,
  percent: number,
): readonly [number, number] {
  const wideness = deviationsOf(percent) / deviationsOf(80);
  const [prior, least] = [spread.prior * wideness, spread.least * wideness];
  if (errors.length === 0) return [-prior, prior];
  const share = windows / (windows + priorWindows);
  const tail = (1 - percent / 100) / 2;
  const wider = (error: number) => Math.max(error, error * share + prior * (1 - share), least);
  return [
    -wider(Math.max(0, -tailQuantile(errors, tail))),
    wider(Math.max(0, tailQuantile(errors, 1 - tail))),
  ];
}

const knownDeviations = new Map<number, number>();

/** Standard deviations either side that hold that many per cent of a normal distribution. */
function deviationsOf(percent: number): number {
  const deviations = knownDeviations.get(percent) ?? normalQuantile(0.5 + percent / 200);
  knownDeviations.set(percent, deviations);
  return deviations;
}
