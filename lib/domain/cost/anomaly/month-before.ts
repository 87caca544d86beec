import { dayNumber, toDate } from '../calendar.ts';

const known = new Map<number, number | undefined>();

/** The same day of the month before, as a day number; undefined where that month has no such day. */
export function monthBefore(day: number): number | undefined {
  if (!known.has(day)) known.set(day, find(day));
  return known.get(day);
}

function find(day: number): number | undefined {
  const date = toDate(day);
  const [year = 0, month = 1] = date.split('-').map(Number);
  const before = `${month === 1 ? year - 1 : year}-${String(month === 1 ? 12 : month - 1).padStart(2, '0')}${date.slice(7)}`;
  const number = dayNumber(before);
  return !Number.isNaN(number) && toDate(number) === before ? number : undefined;
}
