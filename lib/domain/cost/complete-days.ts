import { addDays, daysBetween } from './calendar.ts';
import type { CostReading, CostRecord, CostsAbout } from './cost-record.ts';
import type { DayCost } from './day-cost.ts';
import { usualMaturingDays } from './maturity.ts';

/** A reading of which the days matter only. */
interface DatedReading extends CostsAbout, Dated {}
interface Dated {
  readonly records: readonly Pick<CostRecord, 'date'>[];
}

/**
 * The first day before `on` that may still grow, so that only days before it are judged: as far back
 * as earlier fetches of the source tell, else as usual.
 * Where the time of the fetch is not known, the newest days count as maturing if the source marks
 * them as estimates. A plain file marks nothing: all of its days before `on` are taken as complete.
 */
export function completeUntil(reading: DatedReading, on: string): string {
  const newest = newestDay(reading);
  if (reading.kind === 'plain-csv' || newest === undefined) return on;
  const fetched = reading.capturedAt?.slice(0, 10);
  const maturingDays = reading.maturity?.maturingDays ?? usualMaturingDays;
  const from = addDays(fetched ?? newest, 1 - maturingDays);
  const growing = (day: string) => fetched !== undefined || reading.estimatedDays.has(day);
  const immature = daysBetween(from, addDays(newest, 1)).find(growing);
  const limits = [on, addDays(newest, 1), ...(immature === undefined ? [] : [immature])];
  return limits.reduce((least, next) => (next < least ? next : least));
}

/**
 * The day to judge a saved reading on when nobody names one: the day after its last complete day. The
 * last day of a plain file may be half a day, so it is left out; undefined for an empty reading.
 */
export function judgingDay(reading: DatedReading): string | undefined {
  const newest = newestDay(reading);
  if (newest === undefined || reading.kind === 'plain-csv') return newest;
  return completeUntil(reading, addDays(newest, 1));
}

/**
 * What each complete day cost, oldest first, up to and without `until`. Between the first and the
 * last day of the reading a day without a record costs nothing, for providers list only what was
 * charged; in a plain file such a day is a missing row, not known, and left out.
 */
export function dailyCosts(
  reading: CostReading,
  records: readonly CostRecord[],
  until: string,
): DayCost[] {
  const byDay = new Map<string, number>();
  for (const { date, amount } of records) byDay.set(date, (byDay.get(date) ?? 0) + amount);
  const first = oldestDay(reading);
  if (first === undefined) return [];
  const days =
    reading.kind === 'plain-csv'
      ? [...byDay.keys()].filter((date) => date < until).sort()
      : daysBetween(first, until);
  return days.map((date) => ({ date, amount: byDay.get(date) ?? 0 }));
}

export function newestDay({ records }: Dated): string | undefined {
  return records.reduce<string | undefined>(
    (newest, { date }) => (newest === undefined || date > newest ? date : newest),
    undefined,
  );
}

export function oldestDay({ records }: Dated): string | undefined {
  return records.reduce<string | undefined>(
    (oldest, { date }) => (oldest === undefined || date < oldest ? date : oldest),
    undefined,
  );
}
