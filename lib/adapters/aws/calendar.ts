const dayMs = 86_400_000;
const dayText = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** The UTC days (`YYYY-MM-DD`) that a half-open span of milliseconds touches, oldest first. */
export function daysOf(startMs: number, endMs: number): string[] {
  const days: string[] = [];
  const first = Math.floor(startMs / dayMs) * dayMs;
  for (let day = first; day < endMs; day += dayMs) days.push(dayText(day));
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
    months.push(dayText(Date.UTC(year, month)).slice(0, 7));
  return months;
}
