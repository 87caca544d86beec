import { addDays, monthOf } from './calendar.ts';
import { type ChargeType, dailyChargeTypes } from './charge-type.ts';
import { completeUntil, dailyCosts, oldestDay } from './complete-days.ts';
import type { CostReading, CostRecord } from './cost-record.ts';
import type { DayCost } from './day-cost.ts';
import { lumpsToCome } from './expected-lumps.ts';
import { projectMonth } from './project-month.ts';
import type { Interval, Projection } from './projection.ts';
import { sum } from './statistics.ts';

/** Where some costs stand in one month. Only complete days count. */
export interface MonthStanding {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Last complete day of the month, `YYYY-MM-DD`; absent when there is none yet. */
  readonly asOf?: string;
  /** Complete days of the month, all charge types, oldest first. */
  readonly days: readonly DayCost[];
  readonly actualToDate: number;
  /** Adds up to `actualToDate`. */
  readonly byChargeType: Readonly<Partial<Record<ChargeType, number>>>;
  readonly projection: Projection;
}

/** Which month, and what is known of it beforehand. */
export interface MonthOptions<Planned> {
  /** `YYYY-MM`. @default the month of the day it is judged on */
  readonly month?: string;
  /** Costs known before they show. @default none */
  readonly planned?: Planned | undefined;
}

/**
 * Where `records` (some of the reading's) stand in a month, judged on the day `on`. Daily charges are
 * projected from their past; lumps (tax, fees, credits, …) are carried as they came, plus what last
 * month lets expect of the rest, and what is `planned` on the days to come.
 */
export function monthStanding(
  reading: CostReading,
  records: readonly CostRecord[],
  on: string,
  { month = monthOf(on), planned = () => 0 }: MonthOptions<(date: string) => number> = {},
): MonthStanding {
  const until = completeUntil(reading, on);
  const complete = records.filter(({ date }) => date < until);
  const inMonth = complete.filter(({ date }) => monthOf(date) === month);
  const days = dailyCosts(reading, complete, until).filter(({ date }) => monthOf(date) === month);
  const asOf = days.at(-1)?.date;
  return {
    month,
    ...(asOf !== undefined && { asOf }),
    days,
    actualToDate: sum(days.map(({ amount }) => amount)),
    byChargeType: amountsByType(inMonth),
    projection: projectAll(reading, complete, { until, month, on, planned }),
  };
}

interface Frame {
  readonly until: string;
  readonly month: string;
  readonly on: string;
  readonly planned: (date: string) => number;
}

function projectAll(
  reading: CostReading,
  complete: readonly CostRecord[],
  { until, month, on, planned }: Frame,
): Projection {
  const daily = complete.filter(isDaily);
  const ofDaily = projectMonth(dailyCosts(reading, daily, until), on, month, planned);
  if (ofDaily.kind === 'unknown') return ofDaily;
  const lumps = sum(
    complete.filter((it) => !isDaily(it) && monthOf(it.date) === month).map(({ amount }) => amount),
  );
  const toCome = lumpsToCome(complete, month, oldestDay(reading) ?? addDays(until, -1));
  return withLumps(ofDaily, lumps, toCome);
}

/** Lumps have no day of their own: what is expected of them goes with the days that are left. */
function withLumps(
  daily: Extract<Projection, { kind: 'projected' }>,
  lumps: number,
  toCome: (dailyTotal: number) => number,
): Projection {
  const { total, low80, high80, intervals = [], path = [], fan = [] } = daily;
  const whole = (amount: number) => amount + lumps + toCome(amount);
  const wholeOf = ({ percent, low, high }: Interval): Interval => ({
    percent,
    low: whole(low),
    high: whole(high),
  });
  const upTo = (amount: number, end: number, share: number) => amount + lumps + toCome(end) * share;
  return {
    ...daily,
    total: whole(total),
    low80: whole(low80),
    high80: whole(high80),
    intervals: intervals.map(wholeOf),
    path: path.map(({ date, amount }) => ({ date, amount: amount + toCome(total) / path.length })),
    fan: fan.map((day, index) => {
      const share = (index + 1) / fan.length;
      return {
        date: day.date,
        expected: upTo(day.expected, total, share),
        intervals: day.intervals.map(({ percent, low, high }, of) => ({
          percent,
          low: upTo(low, intervals[of]?.low ?? low, share),
          high: upTo(high, intervals[of]?.high ?? high, share),
        })),
      };
    }),
  };
}

const isDaily = ({ chargeType }: CostRecord): boolean => dailyChargeTypes.includes(chargeType);

function amountsByType(records: readonly CostRecord[]): Partial<Record<ChargeType, number>> {
  const amounts: Partial<Record<ChargeType, number>> = {};
  for (const { chargeType, amount } of records)
    amounts[chargeType] = (amounts[chargeType] ?? 0) + amount;
  return amounts;
}
