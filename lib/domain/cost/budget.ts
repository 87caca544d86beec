import type { Severity } from '../violation/severity.ts';
import type { ChargeType } from './charge-type.ts';
import type { CostMetric } from './cost-record.ts';
import type { CostScope } from './cost-scope.ts';
import type { Overrun } from './overrun.ts';
import type { Projection } from './projection.ts';

export interface BudgetThreshold {
  /** `actual`: spend to date. `projected`: the month-end projection. */
  readonly on: 'actual' | 'projected';
  /** Per cent of the budget's amount for the month, e.g. 80. */
  readonly percent: number;
  readonly severity: Severity;
}

/** An amount that grows by the same share every month. */
export interface GrowthPath {
  /** Amount of the month `from`. */
  readonly start: number;
  /** `YYYY-MM`; there is no budget before it. */
  readonly from: string;
  readonly monthlyGrowthPercent: number;
}

export interface Budget {
  readonly name: string;
  /** In `currency`: one amount for every month, one for each `YYYY-MM`, or a path. */
  readonly monthlyAmount: number | Readonly<Record<string, number>> | GrowthPath;
  readonly currency: string;
  readonly metric: CostMetric;
  readonly scope: CostScope;
  readonly thresholds: readonly BudgetThreshold[];
  readonly source: 'bandog.yaml' | 'aws-budgets';
}

/** True for what only carries a projection, since nobody set a budget. */
export const isStandIn = ({ monthlyAmount, thresholds }: Budget): boolean =>
  thresholds.length === 0 &&
  typeof monthlyAmount === 'object' &&
  Object.keys(monthlyAmount).length === 0;

/** A threshold that has been passed. */
export interface ThresholdCrossing {
  readonly threshold: BudgetThreshold;
  /** The amount the threshold stands for, in the budget's currency. */
  readonly limitAmount: number;
  /** The actual or projected amount that passed it. */
  readonly amount: number;
}

/** What a budget allowed in one month, and what was spent. Amounts are in the budget's currency. */
export interface BudgetMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly amount: number | 'unknown';
  readonly spent: number;
  /** False where days of the month are not known, or still to come. */
  readonly whole: boolean;
}

/** Where one budget stands in one month. All amounts are in `currency`. */
export interface BudgetState {
  readonly budget: Budget;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly currency: string;
  readonly metric: CostMetric;
  /** The budget's amount for the month; `unknown` when there is none or it cannot be compared. */
  readonly amount: number | 'unknown';
  /** Set when the budget could not be held against the data: why, and what to do about it. */
  readonly unknownBecause?: string;
  /** Last complete day that was judged, `YYYY-MM-DD`; absent when there is none. */
  readonly asOf?: string;
  readonly actualToDate: number;
  /** Complete days of the month so far, in the budget's scope, oldest first; they add up to `actualToDate`. */
  readonly days?: readonly { readonly date: string; readonly amount: number }[];
  /** What the budget expected to be spent by `asOf`; `unknown` without an amount. */
  readonly expectedToDate: number | 'unknown';
  /** What the budget expected to be spent by the end of each day of the month; absent without an amount. */
  readonly course?: readonly number[];
  /** The months the data holds, at most thirteen and oldest first, up to this one. */
  readonly months?: readonly BudgetMonth[];
  readonly projection: Projection;
  /** Whether the month ends above the amount, if nothing changes; absent where that is not known. */
  readonly overrun?: Overrun;
  /** Spend to date by charge type; adds up to `actualToDate`. */
  readonly byChargeType: Readonly<Partial<Record<ChargeType, number>>>;
  readonly crossings: readonly ThresholdCrossing[];
}
