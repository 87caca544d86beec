import type { ChargeType } from '../../../domain/cost/charge-type.ts';

/**
 * Cost Explorer's RECORD_TYPE values, without spaces and case. The console and the API spell some of
 * them differently ("Discounted usage", "DiscountedUsage").
 */
const chargeTypeOf: Readonly<Record<string, ChargeType>> = {
  usage: 'usage',
  discountedusage: 'usage',
  savingsplancoveredusage: 'usage',
  savingsplannegation: 'discount',
  savingsplanrecurringfee: 'recurring-commitment',
  savingsplanupfrontfee: 'upfront',
  recurring: 'recurring-commitment',
  rifee: 'recurring-commitment',
  recurringreservationfee: 'recurring-commitment',
  upfront: 'upfront',
  upfrontreservationfee: 'upfront',
  fee: 'fee',
  othermonthlyfees: 'fee',
  otheroutofcyclecharges: 'fee',
  tax: 'tax',
  credit: 'credit',
  refund: 'refund',
  support: 'support',
  supportfee: 'support',
};

/** Undefined for a value that is not known. */
export function chargeTypeOfRecord(recordType: string): ChargeType | undefined {
  const name = recordType.toLowerCase().replaceAll(/[\s_-]/g, '');
  return chargeTypeOf[name] ?? (/discount|privaterate/.test(name) ? 'discount' : undefined);
}

/** RECORD_TYPE values of what is consumed day by day; everything else is asked for apart. */
export const usageRecordTypes = ['Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage'] as const;

/** Names under which Cost Explorer lists charges that are no service. */
const pseudoServices: readonly (readonly [RegExp, ChargeType])[] = [
  [/^tax$/i, 'tax'],
  [/^refund$/i, 'refund'],
  [/^credits?$/i, 'credit'],
  [/^aws (premium |business |developer |enterprise )*support\b/i, 'support'],
  [/^savings plans for /i, 'recurring-commitment'],
];

/** What a cost grouped by service alone is, as far as the service's name tells. */
export function chargeTypeOfService(service: string): ChargeType {
  return pseudoServices.find(([name]) => name.test(service))?.[1] ?? 'usage';
}
