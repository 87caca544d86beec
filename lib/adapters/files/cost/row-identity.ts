/** The columns by which a row can be known again. */
export interface RowIdentity {
  readonly columns: readonly number[];
  /** False where two charges may be alike in all of them. */
  readonly isSure: boolean;
}

type Find = (...names: readonly string[]) => number | undefined;

/** What tells two lines of a Cost and Usage Report apart. */
const ofCur = [
  'identity/TimeInterval',
  'bill/InvoiceId',
  'lineItem/UsageAccountId',
  'lineItem/LineItemType',
  'lineItem/UsageStartDate',
  'lineItem/UsageEndDate',
  'lineItem/ProductCode',
  'lineItem/UsageType',
  'lineItem/Operation',
  'lineItem/ResourceId',
  'lineItem/UsageAmount',
  'lineItem/UnblendedCost',
  'lineItem/LineItemDescription',
];

/** Without these a line that has no id may look like another and be none: so do two instances of one type. */
const neededOfCur = [
  'lineItem/LineItemType',
  'lineItem/UsageStartDate',
  'lineItem/UsageEndDate',
  'lineItem/UsageType',
  'lineItem/Operation',
  'lineItem/ResourceId',
  'lineItem/UsageAmount',
  'lineItem/UnblendedCost',
];

/** What else tells lines apart that have no id. */
const furtherOfCur = [
  'bill/BillType',
  'bill/PayerAccountId',
  'lineItem/AvailabilityZone',
  'lineItem/BlendedCost',
  'lineItem/LegalEntity',
  'lineItem/NetUnblendedCost',
  'lineItem/TaxType',
  'lineItem/UnblendedRate',
  'pricing/RateCode',
  'pricing/RateId',
  'product',
  'product/sku',
  'reservation/ReservationARN',
  'savingsPlan/SavingsPlanARN',
  'resource_tags',
  'cost_category',
];

/**
 * How a line of a CUR can be known again: by its id and its interval, with resources or without. The id
 * alone is not enough: it is unique within a part of an export only (docs.aws.amazon.com/cur, "Identity
 * details"). Where a query left it out, all that tells lines apart has to be alike, and of a narrow file
 * that is not sure: a query may leave out the resources of a table that has a line for each of them.
 */
export function curIdentity(find: Find, has: (name: string) => boolean): RowIdentity {
  const id = find('identity/LineItemId');
  if (id !== undefined) return { columns: [id, ...present(find, ofCur)], isSure: true };
  const columns = [...new Set(present(find, [...ofCur, ...furtherOfCur]))];
  return { columns, isSure: neededOfCur.every(has) };
}

/** Without these a row of FOCUS may look like another and be none. */
const needed = [
  ['ChargePeriodStart'],
  ['ChargePeriodEnd'],
  ['BilledCost'],
  ['EffectiveCost', 'AmortizedCost'],
  ['ResourceId'],
  ['SkuPriceId', 'SkuId'],
  ['PricingQuantity'],
];

const further = [
  'Id',
  'AvailabilityZone',
  'BillingAccountId',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'ChargeFrequency',
  'CommitmentDiscountId',
  'CommitmentDiscountStatus',
  'ConsumedQuantity',
  'ContractedCost',
  'InvoiceId',
  'ListCost',
  'RegionId',
  'ServiceName',
  'SkuId',
  'SkuMeter',
  'SubAccountId',
  'Tags',
  'x_CostCategories',
  'x_Operation',
  'x_UsageType',
];

/**
 * Columns by which a row of FOCUS can be known again; it has no id, so undefined for a narrow file, whose
 * rows may be alike and yet two charges.
 */
export function focusIdentity(find: Find, header: readonly string[]): RowIdentity | undefined {
  const names = new Set(header.map((name) => name.trim().toLowerCase()));
  const has = (wanted: readonly string[]) => wanted.some((name) => names.has(name.toLowerCase()));
  if (!needed.every(has)) return undefined;
  const columns = [...needed.flatMap((names) => present(find, names)), ...present(find, further)];
  return { columns: [...new Set(columns)], isSure: true };
}

const present = (find: Find, names: readonly string[]): number[] =>
  names.flatMap((name) => find(name) ?? []);
