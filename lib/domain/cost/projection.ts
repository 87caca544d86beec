import type { DayCost } from './day-cost.ts';

/** Where the total should end that many times of a hundred, e.g. `percent: 80`. */
export interface Interval {
  readonly percent: number;
  readonly low: number;
  readonly high: number;
}

/** What should be spent by the end of one day that is left, counted from the first of the month. */
export interface FanDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly expected: number;
  /** Of the spend by then; the same percentages on each day, narrowest first. */
  readonly intervals: readonly Interval[];
}

/** A month-end projection, or why there is none. Amounts are in the series' currency. */
export type Projection =
  | {
      readonly kind: 'projected';
      /** Expected total of the whole month: spend to date plus what is left. */
      readonly total: number;
      /** Four times of five the total should end between these. */
      readonly low80: number;
      readonly high80: number;
      /** 50, 80 and 95 %, narrowest first; each holds the one before it. */
      readonly intervals?: readonly Interval[];
      /** Expected cost of each day that is left, oldest first; adds up to `total` less what is spent. */
      readonly path?: readonly DayCost[];
      /** The spend by the end of each day that is left, oldest first; the last day ends on `total` and `intervals`. */
      readonly fan?: readonly FanDay[];
      /** Complete days of history the projection was made from. */
      readonly historyDays: number;
    }
  | { readonly kind: 'unknown'; readonly reason: string };
