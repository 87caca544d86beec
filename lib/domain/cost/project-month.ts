import { addDays, dayNumber, daysBetween, firstAfter, monthOf } from './calendar.ts';
import type { DayCost } from './day-cost.ts';
import { forecastDays } from './forecast/forecast-days.ts';
import { type Ahead, remainingFan } from './forecast/remaining-intervals.ts';
import type { FanDay, Projection } from './projection.ts';
import { sum } from './statistics.ts';

const leastDays = 3;
/** Data that ended longer ago than this says nothing about the month any more. */
const staleDays = 14;
const idleDays = 14;
/** Newest days a projection looks at. */
const memoryDays = 400;

/**
 * Projects what `month` will have cost at its end, from the complete days dated before `on`, if nothing
 * changes but what is `planned` (an amount for each date). A day that is missing between others
 * counts as not known: it is neither a zero in the rate nor part of the total. Days before the
 * first cost are no history. Order of `days` does not matter; each date stands once.
 */
export function projectMonth(
  days: readonly DayCost[],
  on: string,
  month: string = monthOf(on),
  planned: (date: string) => number = () => 0,
): Projection {
  const known = withoutDust(
    days
      .filter(({ date }) => date < on)
      .toSorted((a, b) => a.date.localeCompare(b.date))
      .slice(-memoryDays),
  );
  const used = history(known);
  const reason = whyNot(known, used, on);
  if (reason !== undefined) return { kind: 'unknown', reason };
  const toDate = sum(known.filter(({ date }) => monthOf(date) === month).map((it) => it.amount));
  const { path, fan } = remaining(used, month, planned, toDate);
  const { expected: total, intervals } = fan.at(-1) ?? settled(toDate);
  const { low: low80, high: high80 } = intervals.find(({ percent }) => percent === 80) ?? {
    low: total,
    high: total,
  };
  const historyDays = used.length;
  return { kind: 'projected', total, low80, high80, intervals, path, fan, historyDays };
}

/** An amount below this share of the largest day is a rounding error of whoever added it up. */
const dustShare = 1e-9;

/** The days with dust as nothing: whether a day cost anything must not hang on the unit of money. */
function withoutDust(days: readonly DayCost[]): readonly DayCost[] {
  const dust = dustShare * Math.max(...days.map(({ amount }) => Math.abs(amount)), 0);
  return days.map((day) => (Math.abs(day.amount) <= dust ? { ...day, amount: 0 } : day));
}

/** Days from the first cost on; a series that cost nothing for two weeks is known to cost nothing. */
function history(known: readonly DayCost[]): readonly DayCost[] {
  const start = known.findIndex(({ amount }) => amount !== 0);
  return start === -1 && known.length < idleDays ? [] : known.slice(Math.max(0, start));
}

function whyNot(
  known: readonly DayCost[],
  used: readonly DayCost[],
  on: string,
): string | undefined {
  const first = known[0]?.date;
  const last = known.at(-1)?.date;
  if (first === undefined || last === undefined) return `no complete day before ${on}`;
  if (used.length < leastDays) {
    const days = used.length === 1 ? 'day' : 'days';
    return `only ${used.length} complete ${days} of cost before ${on}; ${leastDays} are needed`;
  }
  if (addDays(last, staleDays) < on)
    return `the data ends on ${last}, more than ${staleDays} days before ${on}`;
  const span = dayNumber(last) - dayNumber(first) + 1;
  return known.length * 2 < span
    ? `not a daily series: ${known.length} days in a span of ${span}`
    : undefined;
}

const shownPercents = [50, 80, 95] as const;

/** Nothing is left to be uncertain about. */
const settled = (amount: number): Omit<FanDay, 'date'> => ({
  expected: amount,
  intervals: shownPercents.map((percent) => ({ percent, low: amount, high: amount })),
});

/** What is left of the month: the expected days, and where the spend stands after each of them. */
function remaining(
  used: readonly DayCost[],
  month: string,
  planned: (date: string) => number,
  toDate: number,
): { readonly path: readonly DayCost[]; readonly fan: readonly FanDay[] } {
  const [first] = used;
  const last = used.at(-1);
  if (first === undefined || last === undefined) return { path: [], fan: [] };
  const dates = daysBetween(addDays(last.date, 1), firstAfter(month));
  // Of a month that is over nothing is left to forecast.
  if (dates.length === 0) return { path: [], fan: [] };
  const ahead: Ahead = {
    horizon: dates.length,
    skip: Math.max(0, dayNumber(`${month}-01`) - dayNumber(last.date) - 1),
  };
  const values = consecutive(used.map((day) => unplanned(day, planned(day.date))));
  const firstDay = dayNumber(first.date);
  const forecast = forecastDays(values, firstDay, ahead.horizon);
  const bounds = remainingFan(values, ahead, forecast, shownPercents);
  const path = dates
    .map((date, index) => ({ date, amount: (forecast.days[index] ?? 0) + planned(date) }))
    .slice(ahead.skip);
  let [spent, more] = [toDate, toDate];
  const fan = path.map(({ date, amount }, index) => {
    spent += amount;
    more += planned(date);
    const intervals = (bounds[index] ?? []).map(({ percent, low, high }) => ({
      percent,
      low: Math.min(low + more, spent),
      high: Math.max(high + more, spent),
    }));
    return { date, expected: spent, intervals };
  });
  return { path, fan };
}

/** The day without what was planned on it, so that the rest is what goes on. */
const unplanned = ({ date, amount }: DayCost, planned: number): DayCost => ({
  date,
  amount: amount >= 0 ? Math.max(0, amount - planned) : amount - planned,
});

/** The series without gaps: a missing day repeats the day before it. */
function consecutive(days: readonly DayCost[]): number[] {
  const values: number[] = [];
  let next: string | undefined;
  for (const { date, amount } of days) {
    const gap = next === undefined ? 0 : dayNumber(date) - dayNumber(next);
    values.push(...Array.from({ length: gap }, () => values.at(-1) ?? 0), amount);
    next = addDays(date, 1);
  }
  return values;
}
