const dayMs = 86_400_000;

/** True for a day that exists, written `YYYY-MM-DD`; `2024-02-30` does not. */
export function isDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    toDate(dayNumber(text)) === text
  );
}

/** Days since 1970-01-01 of a `YYYY-MM-DD`. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

/** `YYYY-MM-DD` of a day number. */
export function toDate(day: number): string {
  // Days since 0000-03-01: leap days are then the last of their year (Hinnant, "chrono-compatible date algorithms").
  const since = Math.floor(day) + 719_468;
  if (!(since >= 306 && since < lastDay)) return new Date(day * dayMs).toISOString().slice(0, 10);
  const era = Math.floor(since / daysOfEra);
  const ofEra = since - era * daysOfEra;
  const years = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear = ofEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const march = Math.floor((5 * ofYear + 2) / 153);
  const date = ofYear - Math.floor((153 * march + 2) / 5) + 1;
  const month = march < 10 ? march + 3 : march - 9;
  const year = era * 400 + years + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date)}`;
}

/** Of four centuries. */
const daysOfEra = 146_097;
/** Of year 10000, which ISO 8601 writes otherwise. */
const lastDay = 3_652_365;

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : `${number}`);

export function addDays(date: string, days: number): string {
  return toDate(dayNumber(date) + days);
}

/** `YYYY-MM` of a `YYYY-MM-DD`. */
export function monthOf(date: string): string {
  return date.slice(0, 7);
}

/** First day of the month after a `YYYY-MM`. */
export function firstAfter(month: string): string {
  return addDays(`${month}-01`, daysIn(month));
}

/** The `YYYY-MM` that many months before or after. */
export function addMonths(month: string, months: number): string {
  const since = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  const year = String(Math.floor(since / 12)).padStart(4, '0');
  return `${year}-${String((since % 12) + 1).padStart(2, '0')}`;
}

/** Days of a `YYYY-MM`, 28 to 31. */
export function daysIn(month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

/** Every day from `from` up to, not including, `to`. */
export function daysBetween(from: string, to: string): string[] {
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(to) - first) }, (_, i) => toDate(first + i));
}
