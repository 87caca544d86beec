import type { CostReading, CostRecord } from '../../lib/domain/cost/cost-record.ts';
import { account } from './callers.ts';
import type { Random } from './random.ts';

/** Where the calls and the bill come from. */
export const source = 'the made-up month';

/** USD a day on a weekday, by service, and how much of it is left on a weekend. */
const services: readonly (readonly [name: string, usd: number, weekend: number])[] = [
  ['Amazon Elastic Compute Cloud - Compute', 62, 0.78],
  ['Amazon Relational Database Service', 41, 1],
  ['EC2 - Other', 18, 0.9],
  ['Amazon Simple Storage Service', 14, 1],
  ['AmazonCloudWatch', 9, 0.95],
  ['AWS Lambda', 6, 0.7],
];

const runawaySince = '2026-10-14';
const runawayUsdPerDay = 136;
/** It was started in the evening. */
const runawayFirstDayShare = 0.25;
const taxRate = 0.02;
/** What Cost Explorer tends to know of yesterday by late morning. */
const yesterdayShare = 0.7;

/** Every day's whole cost, as it will stand once all of it has arrived. */
export function wholeBill(days: readonly string[], random: Random): CostRecord[] {
  return days.flatMap((date) => [
    ...services.map(([service, usd, weekend]) => {
      const factor = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()) ? weekend : 1;
      return usage(date, service, usd * factor * random.between(0.95, 1.05));
    }),
    ...runawayOn(date),
  ]);
}

function usage(date: string, service: string, amount: number): CostRecord {
  const rounded = Math.round(amount * 100) / 100;
  // At a price that never changes: what moves is how much is used.
  return { date, service, account, chargeType: 'usage', amount: rounded, quantity: rounded * 10 };
}

function runawayOn(date: string): CostRecord[] {
  if (date < runawaySince) return [];
  const share = date === runawaySince ? runawayFirstDayShare : 1;
  return [usage(date, 'Amazon Elastic Compute Cloud - Compute', runawayUsdPerDay * share)];
}

/** What the provider would answer on the morning of `today`: yesterday in part, today not at all. */
export function readingOn(today: string, bill: readonly CostRecord[]): CostReading {
  const known = bill.filter(({ date }) => date < today);
  const last = known.at(-1)?.date ?? '';
  const usages = known.map((record) =>
    record.date === last ? { ...record, amount: record.amount * yesterdayShare } : record,
  );
  return {
    source,
    kind: 'cost-explorer',
    currency: 'USD',
    metric: 'UnblendedCost',
    capturedAt: `${today}T11:00:00.000Z`,
    estimatedDays: new Set(
      known.map(({ date }) => date).filter((date) => date.startsWith(today.slice(0, 7))),
    ),
    records: [...usages, ...taxes(usages)],
  };
}

/** Tax stands on the first of the month and grows with the month. */
function taxes(usages: readonly CostRecord[]): CostRecord[] {
  const byMonth = Map.groupBy(usages, ({ date }) => date.slice(0, 7));
  return [...byMonth].map(([month, records]) => ({
    date: `${month}-01`,
    service: 'Tax',
    account,
    chargeType: 'tax',
    amount: Math.round(records.reduce((sum, { amount }) => sum + amount, 0) * taxRate * 100) / 100,
  }));
}
