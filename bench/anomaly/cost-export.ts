import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { dayNumber, toDate } from '../../lib/domain/cost/calendar.ts';
import { type Column, parquetPieces } from '../../test/helpers/parquet-writer.ts';
import { inject, syntheticBackground } from './series.ts';

export interface Estate {
  readonly accounts: number;
  readonly services: number;
  readonly days: number;
}

export type ExportFormat = 'focus' | 'cur' | 'parquet';

const firstDay = dayNumber('2025-10-01');
const noise = 0.15;

/** What each service of each account costs a day, with spikes, steps and ramps in it. */
export function estateSeries({ accounts, services, days }: Estate): Float64Array[] {
  return Array.from({ length: accounts * services }, (_, leaf) => {
    const seed = Math.floor(leaf / services) * 1000 + (leaf % services);
    const background = syntheticBackground(seed, days, noise);
    return Float64Array.from(inject(background, seed, ['spike', 'step', 'ramp']).values);
  });
}

interface Charge {
  readonly day: number;
  readonly account: number;
  readonly service: number;
  readonly amount: number;
}
type Cells = Readonly<Record<string, (charge: Charge) => string>>;

const regionOf = ({ service }: Charge): string =>
  service % 3 === 0 ? 'us-east-1' : 'eu-central-1';
const accountOf = ({ account }: Charge): string => String(111_122_223_333 + account);
const usageTypeOf = ({ service }: Charge): string => `EUC1-BoxUsage:m5.${1 + (service % 12)}xlarge`;
const startOf = ({ day }: Charge): string => `${toDate(firstDay + day)}T00:00:00Z`;

const focus: Cells = {
  BilledCost: ({ amount }) => amount.toFixed(8),
  BillingCurrency: () => 'USD',
  ChargeCategory: () => 'Usage',
  ChargePeriodStart: startOf,
  InvoiceId: () => 'INV-1',
  RegionId: regionOf,
  ServiceName: ({ service }) => `Amazon Service ${service}`,
  SubAccountId: accountOf,
  x_UsageType: usageTypeOf,
};

const cur: Cells = {
  identity_line_item_id: ({ day, account, service }) => `line-${day}-${account}-${service}`,
  identity_time_interval: (charge) =>
    `${startOf(charge)}/${startOf({ ...charge, day: charge.day + 1 })}`,
  bill_invoice_id: () => 'INV-1',
  line_item_usage_account_id: accountOf,
  line_item_line_item_type: () => 'Usage',
  line_item_usage_start_date: startOf,
  line_item_product_code: ({ service }) => `AmazonService${service}`,
  line_item_usage_type: usageTypeOf,
  line_item_currency_code: () => 'USD',
  line_item_unblended_cost: ({ amount }) => amount.toFixed(8),
  product_region_code: regionOf,
};

/** Writes an export with a row for each service of each account and day, day by day. */
export async function writeExport(
  file: string,
  estate: Estate,
  format: ExportFormat,
): Promise<void> {
  const series = estateSeries(estate);
  const pieces =
    format === 'parquet'
      ? parquetPieces(groups(estate, series))
      : lines(estate, series, format === 'focus' ? focus : cur);
  await pipeline(Readable.from(pieces), createWriteStream(file));
}

function* chargesOn(day: number, { services }: Estate, series: readonly Float64Array[]) {
  for (const [leaf, values] of series.entries())
    yield {
      day,
      account: Math.floor(leaf / services),
      service: leaf % services,
      amount: values[day] ?? 0,
    };
}

function* lines(estate: Estate, series: readonly Float64Array[], cells: Cells): Generator<string> {
  yield `${Object.keys(cells).join(',')}\n`;
  const columns = Object.values(cells);
  for (let day = 0; day < estate.days; day += 1) {
    let text = '';
    for (const charge of chargesOn(day, estate, series))
      text += `${columns.map((cell) => cell(charge)).join(',')}\n`;
    yield text;
  }
}

/** Days of a row group: some hundred thousand rows. */
const groupDays = 20;

function* groups(
  estate: Estate,
  series: readonly Float64Array[],
): Generator<Record<string, Column>> {
  for (let first = 0; first < estate.days; first += groupDays) {
    const days = Array.from(
      { length: Math.min(groupDays, estate.days - first) },
      (_, index) => first + index,
    );
    const charges = days.flatMap((day) => [...chargesOn(day, estate, series)]);
    const columns = Object.entries(focus).map(([name, cell]): [string, Column] => [
      name,
      charges.map(cell),
    ]);
    yield { ...Object.fromEntries(columns), BilledCost: charges.map(({ amount }) => amount) };
  }
}
