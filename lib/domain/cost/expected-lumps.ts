import { addMonths, daysIn, monthOf } from './calendar.ts';
import { type ChargeType, dailyChargeTypes } from './charge-type.ts';
import type { CostRecord } from './cost-record.ts';
import { sum } from './statistics.ts';

/**
 * What a lump is expected to come to by the end of the month.
 * - `share`: the same share of daily costs as last month (tax, support)
 * - `again`: the least of the last `months` months, a month of another length in proportion
 */
type Habit = { readonly kind: 'share' } | { readonly kind: 'again'; readonly months: number };

/** Types not named here (credits, refunds, upfront payments, adjustments) are carried as they stand. */
const habits: readonly (readonly [ChargeType, Habit])[] = [
  ['tax', { kind: 'share' }],
  ['support', { kind: 'share' }],
  ['recurring-commitment', { kind: 'again', months: 1 }],
  ['fee', { kind: 'again', months: 2 }],
];

/**
 * How much more is expected this month of charges that come as lumps, when daily costs of the whole
 * month come to `dailyTotal`. Only months the data holds from their first day on count as examples.
 */
export function lumpsToCome(
  records: readonly CostRecord[],
  month: string,
  firstDay: string,
): (dailyTotal: number) => number {
  const amountOf = monthlyAmounts(records);
  const holds = (earlier: string) => firstDay <= `${earlier}-01`;
  const daily = (of: string) => sum(dailyChargeTypes.map((type) => amountOf(type, of)));
  const expected = (type: ChargeType, habit: Habit): ((dailyTotal: number) => number) => {
    if (habit.kind === 'share') {
      const last = addMonths(month, -1);
      if (!holds(last) || daily(last) <= 0) return () => 0;
      const share = amountOf(type, last) / daily(last);
      return (dailyTotal) => share * dailyTotal;
    }
    const earlier = Array.from({ length: habit.months }, (_, back) => addMonths(month, -1 - back));
    if (!earlier.every(holds)) return () => 0;
    const again = Math.min(
      ...earlier.map((of) => (amountOf(type, of) / daysIn(of)) * daysIn(month)),
    );
    return () => again;
  };
  const lumps = habits.map(([type, habit]) => ({
    whole: expected(type, habit),
    soFar: amountOf(type, month),
  }));
  return (dailyTotal) =>
    sum(lumps.map(({ whole, soFar }) => Math.max(0, whole(dailyTotal) - soFar)));
}

function monthlyAmounts(
  records: readonly CostRecord[],
): (type: ChargeType, month: string) => number {
  const amounts = new Map<string, number>();
  for (const { chargeType, date, amount } of records) {
    const key = `${chargeType} ${monthOf(date)}`;
    amounts.set(key, (amounts.get(key) ?? 0) + amount);
  }
  return (type, month) => amounts.get(`${type} ${month}`) ?? 0;
}
