import { monthlyLumps } from './monthly-lumps.ts';
import { weekdayFactors, weekdayOf } from './weekday-factors.ts';
import { withoutSpikes } from './without-spikes.ts';

/** Older days say nothing more about the next month. */
const memoryDays = 90;
/** No weekday's share of the level is taken as less, or a cheap day would make an endless level. */
const leastFactor = 0.05;

/** Where a series stands after its last day, taken apart into what repeats and what is left. */
export interface Standing {
  /** Day number of the first value that is remembered. */
  readonly start: number;
  /** The remembered days without what every month charges on one day of it. */
  readonly steady: readonly number[];
  /** The same without spikes. */
  readonly clean: readonly number[];
  /** The same without the shape of the week. */
  readonly level: readonly number[];
  /** How much more or less than the week around it the weekday of a day number costs. */
  readonly factorOn: (day: number) => number;
  /** What every month charges on that day of it, by day number. */
  readonly lumpOn: (day: number) => number;
}

/** Takes the last ninety days of consecutive `values` apart; `firstDay` is the day number of the first. */
export function standingOf(values: readonly number[], firstDay: number): Standing {
  const plain = values.slice(-memoryDays);
  const start = firstDay + values.length - plain.length;
  const lumpOn = monthlyLumps(plain, start);
  const steady = plain.map((value, index) => value - lumpOn(start + index));
  const clean = withoutSpikes(steady);
  const factors = weekdayFactors(clean, start);
  const factorOn = (day: number) => factors[weekdayOf(day)] ?? 1;
  const level = clean.map((value, index) => value / Math.max(factorOn(start + index), leastFactor));
  return { start, steady, clean, level, factorOn, lumpOn };
}
