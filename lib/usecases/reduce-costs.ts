import { completeUntil, judgingDay } from '../domain/cost/complete-days.ts';
import type { CostReading, CostRecord } from '../domain/cost/cost-record.ts';
import { comparePeriods, type Period } from '../domain/cost/reduction/compare-periods.ts';
import type { Reduction } from '../domain/cost/reduction/reduction.ts';
import { takenSavings } from '../domain/cost/reduction/savings.ts';
import { scopeRecords } from '../domain/cost/scope-records.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';
import type { CostSource } from '../ports/cost-source.ts';
import type { SavingsSource } from '../ports/savings-source.ts';
import { chosenSeries } from './chosen-series.ts';

interface ReduceCostsDeps {
  readonly source: CostSource;
  /** A plain file of what the business did each day: requests, orders, users. */
  readonly units?: CostSource;
  /** @default the column that stands for the whole, else the first */
  readonly unitsColumn?: string;
  /** What is recommended now, and what was when the baseline was taken. */
  readonly advice?: SavingsSource;
  readonly adviceBefore?: SavingsSource;
}

export interface ReduceCostsOptions {
  readonly baseline: Period;
  readonly current?: Period;
  readonly targetPercent: number;
  readonly series?: string;
}

/**
 * What costs came down to since a baseline, why, and what more could. Throws when costs, units or advice
 * cannot be read, or do not hold the periods.
 */
export async function reduceCosts(
  deps: ReduceCostsDeps,
  { series, ...options }: ReduceCostsOptions,
): Promise<{ readonly reduction: Reduction; readonly faults: readonly ReadFault[] }> {
  const { reading, faults } = await deps.source.read({ quantities: true });
  const on = judgingDay(reading);
  if (on === undefined) throw new Error(`${reading.source}: no day of costs`);
  const records = recordsOf(reading, series);
  const units = await unitsOf(deps);
  const compared = comparePeriods(reading, records, { ...options, on, ...(units && { units }) });
  const advice = await deps.advice?.read();
  const before = await deps.adviceBefore?.read();
  for (const found of [advice, before])
    if (
      found &&
      reading.currency !== 'unknown' &&
      found.currency !== 'unknown' &&
      found.currency !== reading.currency
    )
      throw new Error(`${found.source}: is in ${found.currency}, the costs in ${reading.currency}`);
  const within = ({ from, until, days }: Period & { readonly days: number }) => ({
    days,
    records: records.filter(
      ({ date }) => from <= date && date <= until && date < completeUntil(reading, on),
    ),
  });
  const taken =
    before && advice
      ? takenSavings(before, advice, within(compared.baseline), within(compared.current))
      : undefined;
  return {
    reduction: { ...compared, ...(advice && { advice }), ...(taken && { taken }) },
    faults,
  };
}

function recordsOf(reading: CostReading, series: string | undefined): readonly CostRecord[] {
  if (series !== undefined) return [...chosenSeries(reading, series).values()].flat();
  const whole = scopeRecords(reading, {});
  if (whole.kind === 'unknown')
    throw new Error(`${reading.source}: no column stands for the whole; name one with --series`);
  return whole.records;
}

async function unitsOf({ units: source, unitsColumn }: ReduceCostsDeps) {
  if (source === undefined) return undefined;
  const { reading, faults } = await source.read({});
  const [first] = faults;
  if (first !== undefined) throw new Error(`${first.source}, ${first.place}: ${first.message}`);
  const name = unitsColumn ?? reading.mainSeries ?? reading.records[0]?.series ?? 'units';
  const own = reading.records.filter((record) => record.series === name);
  if (own.length === 0) throw new Error(`${reading.source}: no column ${name}`);
  return { name, days: new Map(own.map(({ date, amount }) => [date, amount])) };
}
