import type { ChargeType } from '../../../domain/cost/charge-type.ts';
import type { CostMetric } from '../../../domain/cost/cost-record.ts';
import type { FaultDetail } from './cost-tally.ts';
import { type CsvContext, type CsvFormat, columnFinder, type RowReader } from './csv-format.ts';
import { detailColumns } from './detail-columns.ts';
import { type TagReader, tagReader } from './focus-tags.ts';
import type { Row } from './row.ts';
import { defined } from './row-fields.ts';
import { focusIdentity } from './row-identity.ts';
import { type Described, rowTaker } from './row-taker.ts';

/** In the order of the versions that named them so. */
const categoryNames = ['ChargeCategory', 'ChargeType'];
const marks = ['chargecategory', 'billedcost', 'chargeperiodstart', 'effectivecost'];

/** Billed cost is after all discounts, so it stands for the net metric too. */
const costColumn: Partial<Record<CostMetric, readonly string[]>> = {
  UnblendedCost: ['BilledCost'],
  NetUnblendedCost: ['BilledCost'],
  AmortizedCost: ['EffectiveCost', 'AmortizedCost'],
  NetAmortizedCost: ['EffectiveCost', 'AmortizedCost'],
};

const detailNames = {
  usageType: ['x_UsageType', 'SkuMeter', 'SkuId'],
  resource: ['ResourceId'],
  quantity: ['ConsumedQuantity', 'UsageQuantity', 'PricingQuantity'],
};

/** FOCUS 0.5 to 1.3 (focus.finops.org), from any provider, under the names each version uses. */
export const focusCsv: CsvFormat = {
  matches: (header) => header.filter((name) => marks.includes(name.toLowerCase())).length >= 2,
  open: openFocus,
};

function openFocus(context: CsvContext): RowReader {
  const { path, metric = 'UnblendedCost', header } = context;
  const { find, need } = columnFinder(context);
  const costNames = costColumn[metric];
  if (costNames === undefined)
    throw new Error(
      `${path}: FOCUS has no ${metric}; ask for ${Object.keys(costColumn).join(', ')}`,
    );
  const field = (...names: readonly string[]) => {
    const at = need(...names);
    return { at, name: header[at] ?? '' };
  };
  const cost = { ...field(...costNames), sign: 1 as const };
  const fields = { date: field('ChargePeriodStart'), currency: field('BillingCurrency') };
  const columns = { category: need(...categoryNames), ...describing(find) };
  const { quantity, ...detail } = detailColumns(context, find, detailNames);
  const keyed = {
    tags: tagReader(find('Tags'), header, context.tagKeys),
    costCategories: tagReader(find('x_CostCategories'), header, context.categoryKeys),
  };
  const take = rowTaker(
    context,
    {
      ...fields,
      invoice: find('InvoiceId'),
      quantity,
      detail,
      identity: focusIdentity(find, header),
      described: [...Object.values(columns), ...Object.values(keyed).flatMap((it) => it.columns)],
    },
    (row) => describe(row, { columns, keyed, terms: [cost], header }),
  );
  return { kind: 'focus', metric, take };
}

const describing = (find: (...names: readonly string[]) => number | undefined) => ({
  charge: find('ChargeClass'),
  frequency: find('ChargeFrequency'),
  commitment: find('CommitmentDiscountId'),
  service: find('ServiceName'),
  provider: find('ProviderName', 'ServiceProviderName', 'Provider'),
  publisher: find('PublisherName', 'HostProviderName', 'Publisher'),
  account: find('SubAccountId', 'BillingAccountId'),
  region: find('RegionId', 'Region'),
});

interface Describing extends Pick<Described, 'terms'> {
  readonly columns: Readonly<Record<Column, number | undefined>>;
  readonly keyed: Readonly<Record<'tags' | 'costCategories', TagReader>>;
  readonly header: readonly string[];
}

function describe(row: Row, { columns, keyed, terms, header }: Describing): Described {
  const cell: Cell = (name) => row.text(columns[name] ?? -1);
  const faults: FaultDetail[] = [];
  const onFault = (fault: FaultDetail) => faults.push(fault);
  if (chargeTypeOf(cell, 0) === undefined) {
    const field = header[columns.category ?? -1] ?? 'ChargeCategory';
    const message = 'no charge category of FOCUS; counted as an adjustment';
    onFault({ field, value: cell('category') ?? '', code: 'unsupported', message });
  }
  const dimensions = defined({
    service: cell('service'),
    account: cell('account'),
    region: cell('region'),
    tags: keyed.tags.read(row, onFault),
    costCategories: keyed.costCategories.read(row, onFault),
  });
  const chargeType = (cost: number) => chargeTypeOf(cell, cost) ?? 'adjustment';
  return { dimensions, chargeType, terms, faults };
}

type Column =
  | 'category'
  | 'charge'
  | 'frequency'
  | 'commitment'
  | 'service'
  | 'provider'
  | 'publisher'
  | 'account'
  | 'region';
type Cell = (name: Column) => string | undefined;

function chargeTypeOf(cell: Cell, cost: number): ChargeType | undefined {
  if (cell('charge') === 'Correction') return cost < 0 ? 'refund' : 'adjustment';
  switch (cell('category')) {
    case 'Usage':
      return usageType(cell);
    case 'Purchase':
      return purchaseType(cell);
    case 'Tax':
      return 'tax';
    case 'Credit':
      return 'credit';
    case 'Adjustment':
      return 'adjustment';
    default:
      return undefined;
  }
}

function usageType(cell: Cell): ChargeType {
  if (isSupport(cell)) return 'support';
  const seller = cell('publisher');
  const resold =
    cell('provider') === 'AWS' && seller !== undefined && !/^(amazon|aws)\b/i.test(seller);
  return resold ? 'marketplace' : 'usage';
}

function purchaseType(cell: Cell): ChargeType {
  if (isSupport(cell)) return 'support';
  if (cell('commitment') === undefined) return 'fee';
  return cell('frequency')?.toLowerCase() === 'recurring' ? 'recurring-commitment' : 'upfront';
}

const isSupport = (cell: Cell): boolean => /\bsupport\b/i.test(cell('service') ?? '');
