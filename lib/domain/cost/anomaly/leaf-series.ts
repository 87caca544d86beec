import { dayNumber } from '../calendar.ts';
import { type ChargeType, dailyChargeTypes } from '../charge-type.ts';
import type { CostsAbout } from '../cost-record.ts';
import type { CostTable } from '../cost-table.ts';
import type { CostLeaf } from './cost-leaf.ts';

/** What a leaf cost on consecutive days. */
export interface LeafSeries {
  readonly leaf: CostLeaf;
  /** Day number of the first value. */
  readonly firstDay: number;
  readonly values: Float64Array;
}

/**
 * What each leaf cost on the days before `until`, at most the last `mostDays` of them. Only charges that
 * follow consumption count: tax, credits, refunds, fees and upfront payments are no anomaly of a day. A
 * day without a record costs nothing; in a plain file it is a missing row and repeats the day before.
 */
export function leafSeries(
  { kind }: Pick<CostsAbout, 'kind'>,
  costs: CostTable,
  { until, mostDays }: { readonly until: string; readonly mostDays: number },
): LeafSeries[] {
  const [oldest] = costs.dates().toSorted();
  if (oldest === undefined || oldest >= until) return [];
  const end = dayNumber(until);
  const firstDay = Math.max(dayNumber(oldest), end - mostDays);
  const days = end - firstDay;
  const missing = kind === 'plain-csv' ? Number.NaN : 0;
  const indexOf = dayIndex(firstDay);
  const leaves = new LeafTable(() => new Float64Array(days).fill(missing));
  costs.each((date, amount, { chargeType, account, service, series }) => {
    const day = indexOf(date);
    if (day < 0 || day >= days || !daily.has(chargeType)) return;
    const values = leaves.at(account, service, series);
    values[day] = (Number.isNaN(values[day]) ? 0 : (values[day] ?? 0)) + amount;
  });
  return leaves.all().map(({ leaf, values }) => ({ leaf, firstDay, values: filled(values) }));
}

const daily: ReadonlySet<ChargeType> = new Set(dailyChargeTypes);

/** The index of a date from a first day on. Dates repeat thousands of times: each is read once. */
export function dayIndex(firstDay: number): (date: string) => number {
  const known = new Map<string, number>();
  return (date) => {
    const index = known.get(date) ?? dayNumber(date) - firstDay;
    known.set(date, index);
    return index;
  };
}

function filled(values: Float64Array): Float64Array {
  for (let day = 0; day < values.length; day += 1)
    if (Number.isNaN(values[day])) values[day] = day === 0 ? 0 : (values[day - 1] ?? 0);
  return values;
}

interface LeafValues {
  readonly leaf: CostLeaf;
  readonly values: Float64Array;
}

/** Leaves by account, service and column, without a key to build for each of millions of records. */
class LeafTable {
  readonly #make: () => Float64Array;
  readonly #rows = new Map<string, Map<string, Map<string, LeafValues>>>();

  constructor(make: () => Float64Array) {
    this.#make = make;
  }

  at(account = '', service = '', series = ''): Float64Array {
    const services = within(this.#rows, account, () => new Map());
    const columns = within(services, service, () => new Map());
    return within(
      columns,
      series,
      (): LeafValues => ({
        leaf: {
          ...(account !== '' && { account }),
          ...(service !== '' && { service }),
          ...(series !== '' && { series }),
        },
        values: this.#make(),
      }),
    ).values;
  }

  all(): LeafValues[] {
    return [...this.#rows.values()].flatMap((services) =>
      [...services.values()].flatMap((columns) => [...columns.values()]),
    );
  }
}

function within<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
