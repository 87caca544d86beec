import type { Severity } from '../violation/severity.ts';
import type { ChargeType } from './charge-type.ts';
import type { CostMetric } from './cost-record.ts';
import type { Projection } from './projection.ts';

/** Which costs a budget looks at; an absent field means all. Values match exactly, without regard to case. */
export interface CostScope {
  readonly accounts?: readonly string[];
  readonly services?: readonly string[];
  readonly regions?: readonly string[];
  /** Tag key to allowed values. */
  readonly tags?: Readonly<Record<string, readonly string[]>>;
  readonly chargeTypes?: readonly ChargeType[];
  /** Column of a plain CSV. */
  readonly series?: readonly string[];
}

export interface BudgetThreshold {
  /** `actual`: spend to date. `projected`: the month-end projection. */
  readonly on: 'actual' | 'projected';
  /** Per cent of the budget's amount for the month, e.g. 80. */
  readonly percent: number;
  readonly severity: Severity;
}

export interface Budget {
  readonly name: string;
  /** In `currency`: one amount for every month, or one for each `YYYY-MM`. */
  readonly monthlyAmount: number | Readonly<Record<string, number>>;
  readonly currency: string;
  readonly metric: CostMetric;
  readonly scope: CostScope;
  readonly thresholds: readonly BudgetThreshold[];
  readonly source: 'bandog.yaml' | 'aws-budgets';
}

/** A threshold that has been passed. */
export interface ThresholdCrossing {
  readonly threshold: BudgetThreshold;
  /** The amount the threshold stands for, in the budget's currency. */
  readonly limitAmount: number;
  /** The actual or projected amount that passed it. */
  readonly amount: number;
}

/** Where one budget stands in one month. All amounts are in `currency`. */
export interface BudgetState {
  readonly budget: Budget;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly currency: string;
  readonly metric: CostMetric;
  /** The budget's amount for the month; `unknown` when the table has no entry for it. */
  readonly amount: number | 'unknown';
  /** Last complete day that was judged, `YYYY-MM-DD`; absent when there is none. */
  readonly asOf?: string;
  readonly actualToDate: number;
  /** What the budget expected to be spent by `asOf`; `unknown` without an amount. */
  readonly expectedToDate: number | 'unknown';
  readonly projection: Projection;
  /** Spend to date by charge type; adds up to `actualToDate`. */
  readonly byChargeType: Readonly<Partial<Record<ChargeType, number>>>;
  readonly crossings: readonly ThresholdCrossing[];
}
