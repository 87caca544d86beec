import { dayNumber, daysBetween, firstAfter } from './calendar.ts';
import type { DayCost } from './day-cost.ts';
import { weekdayFactors, weekdayOf } from './forecast/weekday-factors.ts';
import { sum } from './statistics.ts';

/** Consecutive days the shape of a week is taken from. */
const shapeDays = 90;

/**
 * The shares of a month's budget that are expected to be spent by the end of each of its days: days count by what
 * their weekday usually costs, all the same where the past (`history`, consecutive days) is short.
 * Lumps have no part in it: a budget that is half tax runs ahead of its course from the first day.
 */
export function expectedShares(month: string, history: readonly DayCost[]): readonly number[] {
  const recent = history.slice(-shapeDays);
  const factors = weekdayFactors(
    recent.map(({ amount }) => amount),
    dayNumber(recent[0]?.date ?? `${month}-01`),
  );
  const weight = (date: string) => factors[weekdayOf(dayNumber(date))] ?? 1;
  const all = daysBetween(`${month}-01`, firstAfter(month));
  const whole = sum(all.map(weight));
  let spent = 0;
  return all.map((date) => {
    spent += weight(date);
    return spent / whole;
  });
}
