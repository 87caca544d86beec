import type { CostMetric } from '../../../domain/cost/cost-record.ts';
import type { Term } from './row-fields.ts';

interface Line {
  /** `lineItem/LineItemType`. */
  readonly type: string | undefined;
  /** True when the line is of a reservation. */
  readonly isOfReservation: boolean;
}

/** Finds a column by its legacy name; one that is not there is found at -1. */
type FieldOf = (name: string) => Omit<Term, 'sign'>;

const columnOf: Partial<Record<CostMetric, string>> = {
  UnblendedCost: 'lineItem/UnblendedCost',
  BlendedCost: 'lineItem/BlendedCost',
  NetUnblendedCost: 'lineItem/NetUnblendedCost',
  AmortizedCost: 'lineItem/UnblendedCost',
  NetAmortizedCost: 'lineItem/NetUnblendedCost',
};

type Parts = Readonly<Record<string, readonly (readonly [sign: 1 | -1, column: string])[]>>;

/**
 * Lines whose amortized cost is not what they were charged: what a commitment covers carries its share of
 * the commitment, the commitment's own lines carry what was not used, and upfront payments nothing.
 * docs.aws.amazon.com/cur, "Understanding your amortized reservation data" and "… Savings Plans data".
 */
const amortized: Parts = {
  DiscountedUsage: [[1, 'reservation/EffectiveCost']],
  RIFee: [
    [1, 'reservation/UnusedAmortizedUpfrontFeeForBillingPeriod'],
    [1, 'reservation/UnusedRecurringFee'],
  ],
  SavingsPlanCoveredUsage: [[1, 'savingsPlan/SavingsPlanEffectiveCost']],
  SavingsPlanRecurringFee: [
    [1, 'savingsPlan/TotalCommitmentToDate'],
    [-1, 'savingsPlan/UsedCommitment'],
  ],
  SavingsPlanNegation: [],
  SavingsPlanUpfrontFee: [],
};

const netAmortized: Parts = {
  ...amortized,
  DiscountedUsage: [[1, 'reservation/NetEffectiveCost']],
  RIFee: [
    [1, 'reservation/NetUnusedAmortizedUpfrontFeeForBillingPeriod'],
    [1, 'reservation/NetUnusedRecurringFee'],
  ],
  SavingsPlanCoveredUsage: [[1, 'savingsPlan/NetSavingsPlanEffectiveCost']],
};

const partsOf: Partial<Record<CostMetric, Parts>> = {
  AmortizedCost: amortized,
  NetAmortizedCost: netAmortized,
};

/** The columns whose sum is the cost of a line under a metric. */
export function curCost(
  metric: CostMetric,
  fieldOf: FieldOf,
  need: (name: string) => unknown,
): (line: Line) => readonly Term[] {
  const column = columnOf[metric] ?? 'lineItem/UnblendedCost';
  need(column);
  const charged: readonly Term[] = [{ ...fieldOf(column), sign: 1 }];
  const byType = new Map(
    Object.entries(partsOf[metric] ?? {}).map(([type, parts]) => [
      type,
      parts.map(([sign, name]): Term => ({ ...fieldOf(name), sign })),
    ]),
  );
  if (byType.size === 0) return () => charged;
  return ({ type = '', isOfReservation }) =>
    byType.get(type) ?? (type === 'Fee' && isOfReservation ? [] : charged);
}
