import { addDays, daysIn, monthOf } from '../calendar.ts';
import type { ChargeType } from '../charge-type.ts';
import { completeUntil, dailyCosts, oldestDay } from '../complete-days.ts';
import { type CostReading, type CostRecord, metricText } from '../cost-record.ts';
import { monthStanding } from '../month-standing.ts';
import { mean, sum } from '../statistics.ts';
import { costEffects } from './cost-effects.ts';
import type {
  ComparedPeriod,
  NormalisedReduction,
  Reduction,
  ReductionOutlook,
} from './reduction.ts';

/** Tax follows the rest, and credits and refunds are no saving; an upfront payment has no day it belongs to. */
const comparedTypes: readonly ChargeType[] = [
  'usage',
  'discount',
  'marketplace',
  'recurring-commitment',
];
const leastDays = 3;
const currentDays = 30;

export interface Period {
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly until: string;
}

export interface CompareOptions {
  readonly baseline: Period;
  /** The first day that is not judged, `YYYY-MM-DD`. */
  readonly on: string;
  readonly targetPercent: number;
  /** @default the last thirty complete days after the baseline */
  readonly current?: Period;
  /** What the business did on each day. */
  readonly units?: { readonly name: string; readonly days: ReadonlyMap<string, number> };
}

/**
 * What `records` (some of the reading's) cost now against a frozen period, split into its causes. Throws
 * an Error when the data does not hold three complete days of either, or no cost in the baseline.
 */
export function comparePeriods(
  reading: CostReading,
  records: readonly CostRecord[],
  options: CompareOptions,
): Omit<Reduction, 'advice' | 'taken'> {
  const {
    on,
    targetPercent,
    baseline,
    current = latest(baseline, completeUntil(reading, on)),
  } = options;
  const compared = records.filter(({ chargeType }) => comparedTypes.includes(chargeType));
  const days = dailyCosts(reading, compared, completeUntil(reading, on));
  const held = (period: Period, name: string): ComparedPeriod => {
    const inside = days.filter(({ date }) => period.from <= date && date <= period.until);
    if (inside.length < leastDays) throw new Error(notHeld(reading, name, period, inside.length));
    return { ...period, days: inside.length, amount: sum(inside.map(({ amount }) => amount)) };
  };
  const [before, now] = [held(baseline, 'baseline'), held(current, 'current')];
  if (!(before.amount > 0)) throw new Error(`${reading.source}: the baseline cost nothing`);
  const within = (all: readonly CostRecord[], { from, until }: Period) =>
    all.filter(({ date }) => from <= date && date <= until);
  const scale = now.days / before.days;
  const effects = costEffects(within(compared, baseline), within(compared, current), scale);
  const units = unitsOf(options, before, now);
  const perDay = before.amount / before.days;
  return {
    currency: reading.currency,
    metric: metricText(reading),
    baseline: before,
    current: now,
    normalised: normalisations(before.amount * scale, now.amount, effects, units),
    effects,
    ...(units && { units }),
    months: wholeMonths(days, baseline.until, perDay),
    outlook: outlookOf(reading, compared, on, perDay),
    targetPercent,
    leftOut: amountsByType(
      within(records, current).filter(({ chargeType }) => !comparedTypes.includes(chargeType)),
    ),
  };
}

function latest({ until: end }: Period, first: string): Period {
  const [after, month] = [addDays(end, 1), addDays(first, -currentDays)];
  return { from: month > after ? month : after, until: addDays(first, -1) };
}

const notHeld = (
  { source, records }: CostReading,
  name: string,
  { from, until }: Period,
  days: number,
) =>
  `${source}: ${days} complete days from ${from} to ${until} (${name}); ${leastDays} are needed, and the data begins on ${oldestDay({ records }) ?? 'no day'}`;

type Units = Reduction['units'];

function unitsOf({ units }: CompareOptions, before: Period, now: Period): Units {
  if (units === undefined) return undefined;
  const perDay = ({ from, until }: Period, name: string) => {
    const inside = [...units.days].filter(([date]) => from <= date && date <= until);
    const value = mean(inside.map(([, count]) => count));
    if (inside.length === 0 || !(value > 0))
      throw new Error(`${units.name}: no units above zero from ${from} to ${until} (${name})`);
    return value;
  };
  return {
    name: units.name,
    baseline: perDay(before, 'baseline'),
    current: perDay(now, 'current'),
  };
}

function normalisations(
  baseline: number,
  current: number,
  { usage, unsplit, change }: Reduction['effects'],
  units: Units,
): NormalisedReduction[] {
  const against = (by: NormalisedReduction['by'], amount: number): NormalisedReduction[] =>
    amount > 0 ? [{ by, baseline: amount, share: 1 - current / amount }] : [];
  const quantityKnown = change === 0 || Math.abs(unsplit) < Math.abs(change) / 2;
  return [
    ...against('nothing', baseline),
    ...(quantityKnown ? against('quantity', baseline + usage) : []),
    ...(units ? against('unit', (baseline * units.current) / units.baseline) : []),
  ];
}

function wholeMonths(
  days: readonly { readonly date: string; readonly amount: number }[],
  after: string,
  perDay: number,
) {
  const months = Map.groupBy(
    days.filter(({ date }) => date > after),
    ({ date }) => monthOf(date),
  );
  return [...months]
    .filter(([month, inMonth]) => inMonth.length === daysIn(month))
    .map(([month, inMonth]) => ({
      month,
      share: 1 - mean(inMonth.map(({ amount }) => amount)) / perDay,
    }));
}

function outlookOf(
  reading: CostReading,
  records: readonly CostRecord[],
  on: string,
  perDay: number,
): ReductionOutlook | { readonly unknown: string } {
  const month = monthOf(addDays(on, -1));
  const { projection } = monthStanding(reading, records, on, { month });
  if (projection.kind === 'unknown') return { unknown: projection.reason };
  const share = (total: number) => 1 - total / (perDay * daysIn(month));
  const intervals = (projection.intervals ?? []).map(({ percent, low, high }) => ({
    percent,
    low: share(high),
    high: share(low),
  }));
  return { month, share: share(projection.total), intervals };
}

function amountsByType(records: readonly CostRecord[]): Record<string, number> {
  const amounts: Record<string, number> = {};
  for (const { chargeType, amount } of records)
    amounts[chargeType] = (amounts[chargeType] ?? 0) + amount;
  return amounts;
}
