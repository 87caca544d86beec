/** Kinds of charges, kept apart because they behave differently over a month. */
export const chargeTypes = [
  'usage',
  'tax',
  'credit',
  'refund',
  'fee',
  'upfront',
  'recurring-commitment',
  'support',
  'marketplace',
  'discount',
  'adjustment',
] as const;

/**
 * - `usage`: what was consumed, covered by a commitment or not
 * - `upfront`: a one-time commitment payment (all or partial upfront)
 * - `recurring-commitment`: the monthly fee of a reservation or savings plan
 * - `discount`: negotiated, bundled or commitment discounts shown as lines of their own
 */
export type ChargeType = (typeof chargeTypes)[number];

/** Charges that follow consumption day by day; the rest come as lumps and are not projected from a rate. */
export const dailyChargeTypes: readonly ChargeType[] = ['usage', 'discount', 'marketplace'];
