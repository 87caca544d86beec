import { dailyChargeTypes } from './charge-type.ts';
import type { CostReading } from './cost-record.ts';

/** One fetch, as short as it can be kept: what each day had come to by then. */
export interface CostSnapshot {
  readonly source: string;
  /** ISO 8601 UTC. */
  readonly capturedAt: string;
  readonly currency: string;
  readonly metric: string;
  /** `YYYY-MM-DD` to what follows consumption, and to the other charges (tax, credits, fees, …). */
  readonly days: Readonly<Record<string, readonly [daily: number, other: number]>>;
}

/** The days of a reading; of a plain file only the column that stands for the whole. */
export function snapshotOf(reading: CostReading, capturedAt: string): CostSnapshot {
  const { source, currency, metric, mainSeries, kind, records } = reading;
  const days: Record<string, [number, number]> = {};
  for (const { date, amount, chargeType, series } of records) {
    if (kind === 'plain-csv' && series !== mainSeries) continue;
    days[date] ??= [0, 0];
    days[date][dailyChargeTypes.includes(chargeType) ? 0 : 1] += amount;
  }
  const rounded = Object.entries(days).map(([date, [daily, other]]) => [
    date,
    [toMicro(daily), toMicro(other)] as const,
  ]);
  return { source, capturedAt, currency, metric, days: Object.fromEntries(rounded) };
}

const toMicro = (amount: number): number => Math.round(amount * 1e6) / 1e6;

/** True when two fetches say the same of every day. */
export function saysTheSame(a: CostSnapshot, b: CostSnapshot): boolean {
  return (
    JSON.stringify(Object.entries(a.days).sort()) === JSON.stringify(Object.entries(b.days).sort())
  );
}
