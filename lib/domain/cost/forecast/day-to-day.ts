import { mean, sum } from '../statistics.ts';

/** Standard deviation of one day of a series, from differences of neighbours, which a step touches but once. */
export const dayToDay = (values: readonly number[]): number => apart(values, 1);

/** Weeks that tell how far one is from those around it. */
const leastWeeks = 4;
/** A day that is dearer than all but two was so by itself: what is not seen three times is no habit. */
const habit = 3;

/**
 * Standard deviation of the sum of some days of a series, as far as its days are off by chance: by their own
 * scatter, whichever is less of that from day to day and from weekday to weekday, or by that of whole weeks,
 * where days that are off stay so for a while. Weeks are held against the line through those around them.
 */
export function noiseOfSums(values: readonly number[]): (days: number) => number {
  const most = values.toSorted((a, b) => b - a)[habit - 1] ?? Number.POSITIVE_INFINITY;
  const usual = values.map((value) => Math.min(value, most));
  const ofDay = Math.min(
    apart(usual, 1),
    usual.length > 7 ? apart(usual, 7) : Number.POSITIVE_INFINITY,
  );
  const weeks = Array.from({ length: Math.floor(usual.length / 7) }, (_, index) => {
    const end = usual.length - 7 * index;
    return sum(usual.slice(end - 7, end));
  });
  const ofWeek = weeks.length < leastWeeks ? 0 : offLine(weeks);
  return (days) =>
    Math.max(ofDay * Math.sqrt(days), ofWeek * Math.min(days / 7, Math.sqrt(days / 7)));
}

/** Standard deviation of a value, from differences of those so many places apart. */
function apart(values: readonly number[], places: number): number {
  const squares = values.slice(places).map((value, index) => (value - (values[index] ?? 0)) ** 2);
  return Math.sqrt(mean(squares) / 2);
}

/** The same, from how far each is off the middle of its neighbours, which a trend does not touch. */
function offLine(values: readonly number[]): number {
  const squares = values
    .slice(2)
    .map((value, index) => (value - 2 * (values[index + 1] ?? 0) + (values[index] ?? 0)) ** 2);
  return Math.sqrt(mean(squares) / 6);
}
