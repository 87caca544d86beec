import { addDays, addMonths, daysIn, monthOf } from './calendar.ts';
import type { DayCost } from './day-cost.ts';
import { overrunProbability } from './overrun.ts';
import { projectMonth } from './project-month.ts';
import { mean, sum } from './statistics.ts';

/** One month as it looked after some days of it, held against what came. Errors are shares of the actual total. */
export interface BacktestCase {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Days of the month that were known. */
  readonly day: number;
  readonly error: number;
  /** Spend to date over days known, times days of the month: what most tools do. */
  readonly runRateError: number;
  /** The mean of the last seven days for what is left. */
  readonly lastWeekError: number;
  /** Whether the actual total was inside each interval. */
  readonly inside: readonly { readonly percent: number; readonly inside: boolean }[];
  /** Squared errors of the probability to pass 90, 100 and 110 % of the month before, and of a run-rate's yes or no. */
  readonly brier: readonly number[];
  readonly runRateBrier: readonly number[];
}

export interface BacktestOptions {
  /** Days of the month to judge after. */
  readonly daysOfMonth: readonly number[];
  /** Days a month must have behind it. @default 28 */
  readonly leastHistory?: number;
  /** Days of a month that may have cost nothing; in a file some rows of it are missing rather than free. @default 2 */
  readonly mostFreeDays?: number;
}

/** Shares of the last month's total that stand in for budgets nobody has set. */
const budgetShares = [0.9, 1, 1.1];

/**
 * Projects every whole month of a daily series again from what was known then. Months that hold a gap
 * or cost nothing are left out, for no error is a share of nothing.
 */
export function backtest(
  days: readonly DayCost[],
  { daysOfMonth, leastHistory = 28, mostFreeDays = 2 }: BacktestOptions,
): BacktestCase[] {
  const sorted = days.toSorted((a, b) => a.date.localeCompare(b.date));
  const totals = wholeMonths(sorted, mostFreeDays);
  return [...totals].flatMap(([month, actual]) => {
    const before = sorted.filter(({ date }) => date < `${month}-01`).length;
    if (before < leastHistory || !(actual > 0)) return [];
    const lastTotal = totals.get(addMonths(month, -1));
    return daysOfMonth.flatMap((day) => judge(sorted, { month, day, actual, lastTotal }) ?? []);
  });
}

/** What each month cost of which every day is there, and all but a few of them cost something. */
function wholeMonths(days: readonly DayCost[], mostFreeDays: number): Map<string, number> {
  const months = Map.groupBy(days, ({ date }) => monthOf(date));
  return new Map(
    [...months].flatMap(([month, inMonth]) => {
      const costly = inMonth.filter(({ amount }) => amount > 0).length;
      const whole = inMonth.length === daysIn(month) && costly >= inMonth.length - mostFreeDays;
      return whole ? [[month, sum(inMonth.map(({ amount }) => amount))] as const] : [];
    }),
  );
}

interface Case {
  readonly month: string;
  readonly day: number;
  readonly actual: number;
  readonly lastTotal: number | undefined;
}

function judge(
  days: readonly DayCost[],
  { month, day, actual, lastTotal }: Case,
): BacktestCase | undefined {
  const on = addDays(`${month}-01`, day);
  const known = days.filter(({ date }) => date < on);
  const projection = projectMonth(known, on, month);
  if (projection.kind === 'unknown') return undefined;
  const amounts = known.map(({ amount }) => amount);
  const toDate = sum(known.filter(({ date }) => monthOf(date) === month).map((it) => it.amount));
  const runRate = (toDate / day) * daysIn(month);
  const lastWeek = toDate + mean(amounts.slice(-7)) * (daysIn(month) - day);
  const errorOf = (total: number) => Math.abs(total - actual) / actual;
  const limits = lastTotal === undefined ? [] : budgetShares.map((share) => share * lastTotal);
  const missed = (probability: number, limit: number) =>
    (probability - Number(actual > limit)) ** 2;
  return {
    month,
    day,
    error: errorOf(projection.total),
    runRateError: errorOf(runRate),
    lastWeekError: errorOf(lastWeek),
    inside: (projection.intervals ?? []).map(({ percent, low, high }) => ({
      percent,
      inside: low <= actual && actual <= high,
    })),
    brier: limits.map((limit) => missed(overrunProbability(projection, limit), limit)),
    runRateBrier: limits.map((limit) => missed(Number(runRate > limit), limit)),
  };
}
