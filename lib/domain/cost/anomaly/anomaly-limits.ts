import type { CostScope } from '../cost-scope.ts';

/** What the user wants told about anomalies. Amounts are in the currency of the bill. */
export interface AnomalyLimits {
  /** What moved together is told once it came to this. */
  readonly minimumImpact: number;
  /** From here on, at the pace of a month, an increase is of high severity. */
  readonly highImpact: number;
  /** Requests a run may make to look for causes; Cost Explorer takes 0.01 USD for each. */
  readonly maxRequests: number;
  /** Which costs are looked at. @default all */
  readonly scope?: CostScope;
}
