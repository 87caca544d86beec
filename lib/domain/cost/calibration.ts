import type { BacktestCase } from './backtest.ts';
import { mean } from './statistics.ts';

/** How well projections did on a series' own past. Errors and coverage are shares. */
export interface Calibration {
  /** Whole months that were projected again. */
  readonly months: number;
  /** By the number of days of the month that were known. */
  readonly days: readonly {
    readonly day: number;
    readonly cases: number;
    readonly error: number;
    readonly runRateError: number;
    readonly lastWeekError: number;
  }[];
  /** How often the actual total was inside, by days known. */
  readonly coverage: readonly {
    readonly from: number;
    readonly to: number;
    readonly cases: number;
    readonly inside: readonly { readonly percent: number; readonly share: number }[];
  }[];
  /** Mean squared error of the probability to go over the month before by -10, 0 and 10 %; absent without one. */
  readonly brier?: { readonly cases: number; readonly score: number; readonly runRate: number };
}

const buckets = [
  [1, 4],
  [5, 7],
  [8, 12],
  [13, 17],
  [18, 22],
  [23, 25],
  [26, 31],
] as const;

/** Sums up what a backtest found. */
export function calibrationOf(cases: readonly BacktestCase[]): Calibration {
  const byDay = [...Map.groupBy(cases, ({ day }) => day)].sort(([a], [b]) => a - b);
  const [first] = byDay;
  const scores = cases.flatMap(({ brier }) => brier);
  return {
    months: first?.[1].length ?? 0,
    days: byDay.map(([day, ofDay]) => ({
      day,
      cases: ofDay.length,
      error: mean(ofDay.map(({ error }) => error)),
      runRateError: mean(ofDay.map(({ runRateError }) => runRateError)),
      lastWeekError: mean(ofDay.map(({ lastWeekError }) => lastWeekError)),
    })),
    coverage: buckets.flatMap(([from, to]) => {
      const within = cases.filter(({ day }) => from <= day && day <= to);
      return within.length === 0
        ? []
        : [{ from, to, cases: within.length, inside: coverageOf(within) }];
    }),
    ...(scores.length > 0 && {
      brier: {
        cases: scores.length,
        score: mean(scores),
        runRate: mean(cases.flatMap(({ runRateBrier }) => runRateBrier)),
      },
    }),
  };
}

function coverageOf(cases: readonly BacktestCase[]) {
  const all = Map.groupBy(
    cases.flatMap(({ inside }) => inside),
    ({ percent }) => percent,
  );
  return [...all].map(([percent, found]) => ({
    percent,
    share: mean(found.map(({ inside }) => Number(inside))),
  }));
}
