import type { ChargeType } from '../../../domain/cost/charge-type.ts';
import { text } from './cells.ts';
import { type CsvContext, type CsvFormat, columnFinder, type RowReader } from './csv-format.ts';
import type { CsvRow } from './csv-rows.ts';
import { curCost } from './cur-cost.ts';
import { detailReader } from './detail-columns.ts';
import { tagReader, wanted } from './focus-tags.ts';
import { defined, type Fields, readFields } from './row-fields.ts';
import { curIdentity } from './row-identity.ts';

/** `lineItem/UsageStartDate` of a legacy CUR is `line_item_usage_start_date` in CUR 2.0 and in Parquet. */
const bothNames = (name: string): readonly string[] => [
  name,
  name
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .replace('ReservationARN', 'reservation_a_r_n')
    .replace('/', '_')
    .toLowerCase(),
];

/** docs.aws.amazon.com/cur, "Line item details": lineItem/LineItemType. */
const chargeTypeOf: Readonly<Record<string, ChargeType>> = {
  Usage: 'usage',
  DiscountedUsage: 'usage',
  SavingsPlanCoveredUsage: 'usage',
  SavingsPlanNegation: 'discount',
  SavingsPlanRecurringFee: 'recurring-commitment',
  SavingsPlanUpfrontFee: 'upfront',
  RIFee: 'recurring-commitment',
  Fee: 'fee',
  Tax: 'tax',
  Credit: 'credit',
  Refund: 'refund',
  Support: 'support',
  Discount: 'discount',
  BundledDiscount: 'discount',
  EdpDiscount: 'discount',
  PrivateRateDiscount: 'discount',
  RiVolumeDiscount: 'discount',
  DistributorDiscount: 'discount',
  SppDiscount: 'discount',
};

const detailNames = {
  usageType: ['lineItem/UsageType'],
  resource: ['lineItem/ResourceId'],
  quantity: ['lineItem/UsageAmount'],
};

/** A Cost and Usage Report, legacy or 2.0: one line an hour, day or month. */
export const curCsv: CsvFormat = {
  matches: (header) => header.some((name) => /^(lineItem\/|line_item_)/.test(name)),
  open: openCur,
};

function openCur(context: CsvContext): RowReader {
  const { metric = 'UnblendedCost' } = context;
  const finder = curColumns(context);
  const { find, need, field } = finder;
  const columns = {
    type: need('lineItem/LineItemType'),
    account: find('lineItem/UsageAccountId', 'bill/PayerAccountId'),
    product: find('product/ProductName'),
    code: find('lineItem/ProductCode'),
    region: find('product/regionCode', 'product/region'),
    entity: find('bill/BillingEntity'),
    reservation: find('reservation/ReservationARN'),
    invoice: find('bill/InvoiceId'),
  };
  const costOf = curCost(metric, finder.optional, need);
  const fields: Fields = {
    date: field('lineItem/UsageStartDate'),
    cost: ({ cells }) =>
      costOf({
        type: text(cells[columns.type]),
        isOfReservation: text(cells[columns.reservation ?? -1]) !== undefined,
      }),
    currency: field('lineItem/CurrencyCode'),
  };
  return { kind: 'cur', metric, take: rowTaker(context, { fields, columns, finder }) };
}

interface Columns {
  readonly fields: Fields;
  readonly columns: Readonly<Record<Column, number | undefined>>;
  readonly finder: ReturnType<typeof curColumns>;
}

function rowTaker(context: CsvContext, { fields, columns, finder }: Columns): RowReader['take'] {
  const { tally } = context;
  const { find, nameAt } = finder;
  const detail = detailReader(context, find, detailNames);
  const tags = keyedColumns(context, 'tags');
  const categories = keyedColumns(context, 'categories');
  const product = tagReader(find('product'), context, ['product_name', 'region_code']);
  const identity = curIdentity(find);
  return (row) => {
    const read = readFields(row, fields, context);
    if (read === undefined) return;
    const { date, amount, currency, place } = read;
    const { cells } = row;
    const cell: Cell = (name) => text(cells[columns[name] ?? -1]);
    const type = lineType(cell);
    if (type === undefined) {
      const field = nameAt(columns.type ?? -1);
      const message = 'no line item type Bandog knows; counted as an adjustment';
      tally.fault({ place, field, value: cell('type') ?? '', code: 'unsupported', message });
    }
    const products = product(row);
    const found = {
      service: cell('product') ?? products?.['product_name'] ?? cell('code'),
      account: cell('account'),
      region: cell('region') ?? products?.['region_code'],
      tags: tags(row),
      costCategories: categories(row),
      ...detail(row),
    };
    const record = { date, amount, chargeType: type ?? 'adjustment', ...defined(found) };
    const estimated = cell('invoice') === undefined;
    const currencyField = fields.currency.name;
    tally.add(record, { currency, currencyField, place, estimated, cells, identity });
  };
}

/** Finds columns by their legacy names, whichever way the header spells them. */
function curColumns(context: CsvContext) {
  const finder = columnFinder(context);
  const need = (name: string) => finder.need(...bothNames(name));
  const find = (...names: readonly string[]) => finder.find(...names.flatMap(bothNames));
  const nameAt = (at: number) => context.header[at] ?? '';
  return {
    need,
    nameAt,
    find,
    /** A column that few rows need; at -1 where it is not there. */
    optional: (name: string) => ({ at: find(name) ?? -1, name }),
    field: (name: string) => ({ at: need(name), name: nameAt(need(name)) }),
  };
}

type Column =
  | 'type'
  | 'account'
  | 'product'
  | 'code'
  | 'region'
  | 'entity'
  | 'reservation'
  | 'invoice';
type Cell = (name: Column) => string | undefined;

function lineType(cell: Cell): ChargeType | undefined {
  const type = chargeTypeOf[cell('type') ?? ''];
  if (type !== 'usage' && type !== 'fee') return type;
  if (/^AWS(Premium|Business|Developer|Enterprise)?Support/.test(cell('code') ?? ''))
    return 'support';
  if (cell('entity') === 'AWS Marketplace') return 'marketplace';
  return type === 'fee' && cell('reservation') !== undefined ? 'upfront' : type;
}

const keyed = {
  tags: { map: 'resource_tags', prefixes: ['resourceTags/', 'resource_tags_'] },
  categories: { map: 'cost_category', prefixes: ['costCategory/', 'cost_category_'] },
} as const;

/** Wanted tags or cost categories: a column each in a legacy CUR, one JSON object in CUR 2.0. */
function keyedColumns(
  context: CsvContext,
  what: keyof typeof keyed,
): (row: CsvRow) => Readonly<Record<string, string>> | undefined {
  const { header, tagKeys, categoryKeys, onColumn } = context;
  const { map, prefixes } = keyed[what];
  const keys = what === 'tags' ? tagKeys : categoryKeys;
  const inMap = header.indexOf(map);
  if (keys.length === 0) return () => undefined;
  if (inMap >= 0) {
    onColumn?.(inMap);
    return tagReader(inMap, context, keys);
  }
  const columns = header.flatMap((name, at) => {
    const prefix = prefixes.find((it) => name.startsWith(it));
    if (prefix !== undefined) onColumn?.(at);
    return prefix === undefined ? [] : [[name.slice(prefix.length), at] as const];
  });
  if (columns.length === 0) return () => undefined;
  return ({ cells }) =>
    wanted(
      columns.map(([key, at]) => [key, text(cells[at])]),
      keys,
    );
}
