import { addDays, addMonths, dayNumber, monthOf, toDate } from '../calendar.ts';

/** How much of a day's deviation the same day of last month must have had for it to be a monthly charge. */
const sameAsLastMonth = 0.6;
/** The deviation of a series that should cost nothing at all, as a share of what is expected. */
export const outOfNothing = 10;

/**
 * Whether a day that stood out did so as much a month before. Beside nothing every charge does, so there
 * the amounts are compared. `offBy` is how far each day was off, as a share of what was expected.
 */
export function isOfLastMonth(
  billed: ArrayLike<number>,
  offBy: ArrayLike<number>,
  day: number,
  firstDay: number,
): boolean {
  const values = (offBy[day] ?? 0) < outOfNothing ? offBy : billed;
  const enough = sameAsLastMonth * (values[day] ?? 0);
  return monthBefore(firstDay + day).some((before) => (values[before - firstDay] ?? 0) >= enough);
}

const known = new Map<number, readonly number[]>();

/**
 * The days of the month before on which a monthly charge of this day would have come, as day numbers: the
 * same day of that month and, on the last day of a month, its last day. Empty where it has no such day.
 */
function monthBefore(day: number): readonly number[] {
  const found = known.get(day) ?? find(day);
  known.set(day, found);
  return found;
}

function find(day: number): readonly number[] {
  const date = toDate(day);
  const month = addMonths(monthOf(date), -1);
  const last = addDays(`${monthOf(date)}-01`, -1);
  const same = `${month}${date.slice(7)}`;
  const isLast = monthOf(addDays(date, 1)) !== monthOf(date);
  return [...new Set([...(same <= last ? [same] : []), ...(isLast ? [last] : [])])].map(dayNumber);
}
