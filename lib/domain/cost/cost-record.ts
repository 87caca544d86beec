import type { ChargeType } from './charge-type.ts';

/** Which price a figure states; names after Cost Explorer's metrics. */
export const costMetrics = [
  'UnblendedCost',
  'AmortizedCost',
  'NetUnblendedCost',
  'NetAmortizedCost',
  'BlendedCost',
] as const;
export type CostMetric = (typeof costMetrics)[number];

/** What one day cost, for one combination of dimensions. */
export interface CostRecord {
  /** Day of the charge, `YYYY-MM-DD`, UTC. */
  readonly date: string;
  /** In the reading's currency; negative for credits and refunds. */
  readonly amount: number;
  readonly chargeType: ChargeType;
  readonly account?: string;
  readonly service?: string;
  readonly region?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** The column of a plain CSV with several series; absent elsewhere. */
  readonly series?: string;
}

/** Everything one source said in one fetch. Currencies are never mixed inside one reading. */
export interface CostReading {
  /** File path or API operation. */
  readonly source: string;
  readonly kind: 'cost-explorer' | 'focus' | 'cur' | 'plain-csv';
  /** ISO 4217, e.g. `USD`; `unknown` when a plain file does not say. */
  readonly currency: string;
  readonly metric: CostMetric;
  /** When the data was fetched or the file written, ISO 8601, if known. */
  readonly capturedAt?: string;
  /** Days the source itself marks as estimates that may still grow. */
  readonly estimatedDays: ReadonlySet<string>;
  readonly records: readonly CostRecord[];
}
