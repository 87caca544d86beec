import { monthOf, toDate } from '../../domain/cost/calendar.ts';

const dayMs = 86_400_000;

/** The UTC days (`YYYY-MM-DD`) that a half-open span of milliseconds touches, oldest first. */
export function daysOf(startMs: number, endMs: number): string[] {
  const days: string[] = [];
  for (let day = Math.floor(startMs / dayMs); day * dayMs < endMs; day += 1) days.push(toDate(day));
  return days;
}

/**
 * The months (`YYYY-MM`) whose budgets may have been judged in a span: those it touches and the one
 * before, because a month's last days are known in the next.
 */
export function monthsOf(startMs: number, endMs: number): string[] {
  const start = new Date(startMs);
  const year = start.getUTCFullYear();
  const months: string[] = [];
  for (let month = start.getUTCMonth() - 1; Date.UTC(year, month) < endMs; month += 1)
    months.push(monthOf(toDate(Date.UTC(year, month) / dayMs)));
  return months;
}
