/** What the user set for the scorecard. */
export interface ScorecardPolicy {
  readonly targets: {
    readonly manualChanges: number;
    readonly costReductionPercent: number;
    readonly detectionMinutes: number;
    readonly provisioningMinutes: number;
    readonly availabilityPercent: number;
  };
  /** What costs are compared with; absent: nothing. */
  readonly costBaseline?: CostBaseline;
  /** A drill must have succeeded within so many days. */
  readonly recoveryEveryDays: number;
  /** What availability is measured by; one sentence without a full stop. */
  readonly availabilityHow: string;
}

/** What a month cost before the savings began. */
export interface CostBaseline {
  readonly monthlyAmount: number;
  readonly currency: string;
  /** When that was, in the user's words. */
  readonly period: string;
  /** How much the business grew since, so that growth is not taken for waste. */
  readonly growthPercent?: number | undefined;
}
