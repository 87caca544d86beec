import type { ChargeType } from '../../../domain/cost/charge-type.ts';
import type { CostMetric } from '../../../domain/cost/cost-record.ts';
import { text } from './cells.ts';
import { type CsvContext, type CsvFormat, columnFinder, type RowReader } from './csv-format.ts';
import { detailReader } from './detail-columns.ts';
import { tagReader } from './focus-tags.ts';
import { defined, type Fields, readFields } from './row-fields.ts';
import { focusIdentity } from './row-identity.ts';

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
  const { path, metric = 'UnblendedCost' } = context;
  const { find, need } = columnFinder(context);
  const costNames = costColumn[metric];
  if (costNames === undefined)
    throw new Error(
      `${path}: FOCUS has no ${metric}; ask for ${Object.keys(costColumn).join(', ')}`,
    );
  const field = (...names: readonly string[]) => {
    const at = need(...names);
    return { at, name: context.header[at] ?? '' };
  };
  const cost = [{ ...field(...costNames), sign: 1 as const }];
  const fields: Fields = {
    date: field('ChargePeriodStart'),
    cost: () => cost,
    currency: field('BillingCurrency'),
  };
  const category = need(...categoryNames);
  const columns = {
    category,
    charge: find('ChargeClass'),
    frequency: find('ChargeFrequency'),
    commitment: find('CommitmentDiscountId'),
    service: find('ServiceName'),
    provider: find('ProviderName', 'ServiceProviderName', 'Provider'),
    publisher: find('PublisherName', 'HostProviderName', 'Publisher'),
    account: find('SubAccountId', 'BillingAccountId'),
    region: find('RegionId', 'Region'),
    invoice: find('InvoiceId'),
  };
  const take = rowTaker(context, { fields, columns, find });
  return { kind: 'focus', metric, take };
}

interface Columns {
  readonly fields: Fields;
  readonly columns: Readonly<Record<Column, number | undefined>>;
  readonly find: (...names: readonly string[]) => number | undefined;
}

function rowTaker(context: CsvContext, { fields, columns, find }: Columns): RowReader['take'] {
  const { tally } = context;
  const detail = detailReader(context, find, detailNames);
  const tags = tagReader(find('Tags'), context, context.tagKeys);
  const categories = tagReader(find('x_CostCategories'), context, context.categoryKeys);
  const identity = focusIdentity(find, context.header);
  return (row) => {
    const read = readFields(row, fields, context);
    if (read === undefined) return;
    const { date, amount, currency, place } = read;
    const { cells } = row;
    const cell: Cell = (name) => text(cells[columns[name] ?? -1]);
    const chargeType = chargeTypeOf(cell, amount);
    if (chargeType === undefined) {
      const field = context.header[columns.category ?? -1] ?? 'ChargeCategory';
      const value = cell('category') ?? '';
      const message = 'no charge category of FOCUS; counted as an adjustment';
      tally.fault({ place, field, value, code: 'unsupported', message });
    }
    const found = {
      service: cell('service'),
      account: cell('account'),
      region: cell('region'),
      tags: tags(row),
      costCategories: categories(row),
      ...detail(row),
    };
    const record = { date, amount, chargeType: chargeType ?? 'adjustment', ...defined(found) };
    const estimated = cell('invoice') === undefined;
    const currencyField = fields.currency.name;
    tally.add(record, { currency, currencyField, place, estimated, cells, identity });
  };
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
  | 'region'
  | 'invoice';
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
