import type { ChargeType } from '../../../domain/cost/charge-type.ts';
import type { FaultDetail } from './cost-tally.ts';
import { type CsvContext, type CsvFormat, columnFinder, type RowReader } from './csv-format.ts';
import { curCost } from './cur-cost.ts';
import { detailColumns } from './detail-columns.ts';
import { type TagReader, tagReader, wanted } from './focus-tags.ts';
import type { Row } from './row.ts';
import { defined } from './row-fields.ts';
import { curIdentity } from './row-identity.ts';
import { type Described, rowTaker } from './row-taker.ts';

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
  const { metric = 'UnblendedCost', header } = context;
  const { find, has, need, field, optional } = curColumns(context);
  const columns = {
    type: need('lineItem/LineItemType'),
    account: find('lineItem/UsageAccountId', 'bill/PayerAccountId'),
    product: find('product/ProductName'),
    code: find('lineItem/ProductCode'),
    region: find('product/regionCode', 'product/region'),
    entity: find('bill/BillingEntity'),
    reservation: find('reservation/ReservationARN'),
  };
  const fields = {
    date: field('lineItem/UsageStartDate'),
    currency: field('lineItem/CurrencyCode'),
  };
  const costOf = curCost(metric, optional, need);
  const { quantity, ...detail } = detailColumns(context, find, detailNames);
  const keyed = {
    tags: keyedColumns(context, 'tags'),
    costCategories: keyedColumns(context, 'categories'),
    product: tagReader(find('product'), header, ['product_name', 'region_code']),
  };
  const take = rowTaker(
    context,
    {
      ...fields,
      invoice: find('bill/InvoiceId'),
      quantity,
      detail,
      identity: curIdentity(find, has),
      described: [...Object.values(columns), ...Object.values(keyed).flatMap((it) => it.columns)],
    },
    (row) => describe(row, { columns, keyed, costOf, header }),
  );
  return { kind: 'cur', metric, take };
}

interface Describing {
  readonly columns: Readonly<Record<Column, number | undefined>>;
  readonly keyed: Readonly<Record<'tags' | 'costCategories' | 'product', TagReader>>;
  readonly costOf: ReturnType<typeof curCost>;
  readonly header: readonly string[];
}

function describe(row: Row, { columns, keyed, costOf, header }: Describing): Described {
  const cell: Cell = (name) => row.text(columns[name] ?? -1);
  const faults: FaultDetail[] = [];
  const onFault = (fault: FaultDetail) => faults.push(fault);
  const type = lineType(cell);
  if (type === undefined) {
    const field = header[columns.type ?? -1] ?? '';
    const message = 'no line item type Bandog knows; counted as an adjustment';
    onFault({ field, value: cell('type') ?? '', code: 'unsupported', message });
  }
  const product = keyed.product.read(row, onFault);
  const dimensions = defined({
    service: cell('product') ?? product?.['product_name'] ?? cell('code'),
    account: cell('account'),
    region: cell('region') ?? product?.['region_code'],
    tags: keyed.tags.read(row, onFault),
    costCategories: keyed.costCategories.read(row, onFault),
  });
  const isOfReservation = cell('reservation') !== undefined;
  const terms = costOf({ type: cell('type'), isOfReservation });
  return { dimensions, chargeType: () => type ?? 'adjustment', terms, faults };
}

/** Finds columns by their legacy names, whichever way the header spells them. */
function curColumns(context: CsvContext) {
  const finder = columnFinder(context);
  const need = (name: string) => finder.need(...bothNames(name));
  const find = (...names: readonly string[]) => finder.find(...names.flatMap(bothNames));
  const nameAt = (at: number) => context.header[at] ?? '';
  const names = new Set(context.header.map((name) => name.trim().toLowerCase()));
  return {
    need,
    has: (name: string) => bothNames(name).some((it) => names.has(it.toLowerCase())),
    find,
    /** A column that few rows need; at -1 where it is not there. */
    optional: (name: string) => ({ at: find(name) ?? -1, name }),
    field: (name: string) => ({ at: need(name), name: nameAt(need(name)) }),
  };
}

type Column = 'type' | 'account' | 'product' | 'code' | 'region' | 'entity' | 'reservation';
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
function keyedColumns(context: CsvContext, what: keyof typeof keyed): TagReader {
  const { header, tagKeys, categoryKeys, onColumn } = context;
  const { map, prefixes } = keyed[what];
  const keys = what === 'tags' ? tagKeys : categoryKeys;
  const inMap = header.indexOf(map);
  if (keys.length === 0) return noTags;
  if (inMap >= 0) {
    onColumn?.(inMap);
    return tagReader(inMap, header, keys);
  }
  const columns = header.flatMap((name, at) => {
    const prefix = prefixes.find((it) => name.startsWith(it));
    if (prefix !== undefined) onColumn?.(at);
    return prefix === undefined ? [] : [[name.slice(prefix.length), at] as const];
  });
  if (columns.length === 0) return noTags;
  return {
    columns: columns.map(([, at]) => at),
    read: (row) =>
      wanted(
        columns.map(([key, at]) => [key, row.text(at)]),
        keys,
      ),
  };
}

const noTags: TagReader = { columns: [], read: () => undefined };
