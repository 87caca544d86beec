import { toDate } from '../calendar.ts';
import { median } from '../statistics.ts';

/** Days either side that say what is usual. */
const reach = 8;
/** How many robust standard deviations above the usual a lump stands. */
const apart = 5;
/** A robust deviation is never taken as smaller than this share of the usual. */
const leastDeviation = 0.08;
/** The smaller of two charges must be at least this share of the larger to be the same one. */
const alike = 0.5;

const none = () => 0;

/**
 * What a month charges on one day of it (a licence on the 1st, a run on the last day), as found in
 * consecutive `values` from the day number `firstDay` on: what stands above the days around it and above
 * its weekday, on the same day of two months in a row, counted from their beginning or from their end.
 * The answer is the amount for a day number, past or to come; 0 where there is none.
 */
export function monthlyLumps(values: readonly number[], firstDay: number): (day: number) => number {
  const lumps = values.flatMap((_, index) => {
    const amount = aboveUsual(values, index);
    return amount > 0 ? [{ ...placeOf(firstDay + index), day: firstDay + index, amount }] : [];
  });
  const amounts = new Map(
    lumps.flatMap(({ month, places, amount }) =>
      places.map((place) => [keyOf(month, place), amount] as const),
    ),
  );
  const at = (month: number, place: number) => amounts.get(keyOf(month, place));
  const repeated = lumps.filter(({ month, places, amount }) =>
    places.some((place) =>
      [at(month - 1, place), at(month + 1, place)].some((other) => areAlike(amount, other)),
    ),
  );
  if (repeated.length === 0) return none;
  const past = new Map(repeated.map(({ day, amount }) => [day, amount]));
  const end = firstDay + values.length;
  return (day) => {
    if (day < end) return past.get(day) ?? 0;
    const { month, places } = placeOf(day);
    const last = places.flatMap((place) => {
      const [newer, older] = [at(month - 1, place), at(month - 2, place)];
      return newer !== undefined && areAlike(newer, older) ? [newer] : [];
    });
    return last[0] ?? 0;
  };
}

function areAlike(one: number, other: number | undefined): boolean {
  return other !== undefined && Math.min(one, other) >= alike * Math.max(one, other);
}

/** What a day costs above the days around it and its weekday; 0 when that is not out of the usual. */
function aboveUsual(values: readonly number[], index: number): number {
  const value = values[index] ?? 0;
  if (!standsAbove(values, index)) return 0;
  const around = values
    .slice(Math.max(0, index - reach), index + reach + 1)
    .toSpliced(Math.min(index, reach), 1);
  const usual = median(around);
  const deviation = 1.4826 * median(around.map((other) => Math.abs(other - usual)));
  const weekday = [index - 14, index - 7, index + 7, index + 14].flatMap((it) => values[it] ?? []);
  const above = value - Math.max(usual, median(weekday));
  return above > apart * Math.max(deviation, leastDeviation * Math.abs(usual)) ? above : 0;
}

/** Whether a day costs clearly more than half of the days around it do: few days need a closer look. */
function standsAbove(values: readonly number[], index: number): boolean {
  const value = values[index] ?? 0;
  const limit = value / (1 + apart * leastDeviation);
  let [below, all] = [0, 0];
  for (let other = Math.max(0, index - reach); other <= index + reach; other += 1) {
    const amount = values[other];
    if (amount === undefined || other === index) continue;
    all += 1;
    if (amount < limit) below += 1;
  }
  return value > 0 && all >= reach && below * 2 >= all;
}

interface Place {
  /** Months since year 0. */
  readonly month: number;
  /** The day of the month, counted from its beginning and, below zero, from its end. */
  readonly places: readonly [number, number];
}

const keyOf = (month: number, place: number): number => month * 64 + place + 32;

const known = new Map<number, Place>();

/** Dates repeat for each origin of a backtest: each is read once. */
function placeOf(day: number): Place {
  const found = known.get(day) ?? place(day);
  known.set(day, found);
  return found;
}

function place(day: number): Place {
  const [year = 0, month = 1, ofMonth = 1] = toDate(day).split('-').map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { month: year * 12 + month, places: [ofMonth, ofMonth - days - 1] };
}
