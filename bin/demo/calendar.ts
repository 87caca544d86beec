const dayMs = 86_400_000;

/** Days from `first` to `last`, both `YYYY-MM-DD` and both included. */
export function daysBetween(first: string, last: string): string[] {
  const start = Date.parse(first);
  const count = (Date.parse(last) - start) / dayMs + 1;
  return Array.from({ length: count }, (_, index) =>
    new Date(start + index * dayMs).toISOString().slice(0, 10),
  );
}

/** `Tue 6 Oct` from `2026-10-06` or a time on that day. */
export function dayText(at: string): string {
  const format: Intl.DateTimeFormatOptions = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  };
  const parts = new Intl.DateTimeFormat('en-GB', format).formatToParts(Date.parse(at));
  return parts
    .map(({ value }) => value.replace(',', ''))
    .join('')
    .trim();
}
