import type { Interval } from '../projection.ts';
import type { CostEffects } from './cost-effects.ts';
import type { SavingsAdvice, TakenSavings } from './savings.ts';

/** Days of one comparison, both ends included, and what was spent on them. */
export interface ComparedPeriod {
  /** `YYYY-MM-DD`. */
  readonly from: string;
  readonly until: string;
  /** Complete days with data. */
  readonly days: number;
  readonly amount: number;
}

/** By what share costs went down against what the baseline would have come to; negative when they rose. */
export interface NormalisedReduction {
  readonly by: 'nothing' | 'quantity' | 'unit';
  /** What the baseline comes to in as many days, after the correction. */
  readonly baseline: number;
  readonly share: number;
}

/** The reduction of one month against an average day of the baseline. */
export interface MonthReduction {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly share: number;
}

/** Where the running month is heading, if nothing changes. */
export interface ReductionOutlook extends MonthReduction {
  /** Bounds of the share. */
  readonly intervals: readonly Interval[];
}

export interface Reduction {
  readonly currency: string;
  /** A metric of Cost Explorer, or that the file names none. */
  readonly metric: string;
  readonly baseline: ComparedPeriod;
  readonly current: ComparedPeriod;
  /** Raw first. */
  readonly normalised: readonly NormalisedReduction[];
  readonly effects: CostEffects;
  /** Units of business in each period a day, when a metric was named. */
  readonly units?: { readonly name: string; readonly baseline: number; readonly current: number };
  /** Whole months since the baseline, oldest first; not corrected for growth. */
  readonly months: readonly MonthReduction[];
  readonly outlook: ReductionOutlook | { readonly unknown: string };
  /** Per cent. */
  readonly targetPercent: number;
  /** Charge types that were left out, and what they came to in the current period. */
  readonly leftOut: Readonly<Record<string, number>>;
  readonly advice?: SavingsAdvice;
  readonly taken?: readonly TakenSavings[];
}
