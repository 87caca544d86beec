import type { ChargeType } from './charge-type.ts';
import type { CostScope } from './cost-scope.ts';
import type { Maturity } from './maturity.ts';
import type { Restatement } from './restatement.ts';

/** Which price a figure states; names after Cost Explorer's metrics. */
export const costMetrics = [
  'UnblendedCost',
  'AmortizedCost',
  'NetUnblendedCost',
  'NetAmortizedCost',
  'BlendedCost',
] as const;
export type CostMetric = (typeof costMetrics)[number];

/** The metric that the figures of a reading state; a plain file names none. */
export const metricText = ({ kind, metric }: Pick<CostsAbout, 'kind' | 'metric'>): string =>
  kind === 'plain-csv' ? 'metric not named' : metric;

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
  readonly costCategories?: Readonly<Record<string, string>>;
  /** The column of a plain CSV; absent elsewhere. */
  readonly series?: string;
  /** The provider's name of what was metered, e.g. `EUC1-BoxUsage:m5.large`; only where it was asked for. */
  readonly usageType?: string;
  /** How much was used, in the usage type's own unit; only where it was asked for and the source knows. */
  readonly quantity?: number;
  /** What was billed; only where it was asked for and the source knows. Hostile text. */
  readonly resource?: string;
}

/** All that a record says but its day and amounts. */
export type CostDimensions = Omit<CostRecord, 'date' | 'amount' | 'quantity'>;

/** What one source said in one fetch, but for the costs. Currencies are never mixed inside one reading. */
export interface CostsAbout {
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
  /** The column of a plain CSV that stands for the whole; absent when none does, and elsewhere. */
  readonly mainSeries?: string;
  /** Only usage names its service: what else a service was charged or credited must be asked apart. */
  readonly servicesOfUsageOnly?: true;
  /** Set when the source filtered: every record is inside this scope and need not carry its dimensions. */
  readonly scope?: CostScope;
  /** How long the source's days grow, as far as earlier fetches tell. */
  readonly maturity?: Maturity;
  /** Days that cost something else than at the fetch before, the greatest difference first. */
  readonly restated?: readonly Restatement[];
}

/** Everything one source said in one fetch. */
export interface CostReading extends CostsAbout {
  readonly records: readonly CostRecord[];
}
