import type { CostScope } from '../cost-scope.ts';

/** What the user wants told about anomalies. Amounts are in the currency of the bill. */
export interface AnomalyLimits {
  /** What the detector is called; absent for the one that is always there. */
  readonly name?: string;
  /** What moved together is told once it came to this. */
  readonly minimumImpact: number;
  /** From here on, at the pace of a month, an increase is of high severity. */
  readonly highImpact: number;
  /** Requests a run may make to look for causes; Cost Explorer takes 0.01 USD for each. */
  readonly maxRequests: number;
  /** Which costs are looked at. @default all */
  readonly scope?: CostScope;
}

/** The detector that is always there, and further ones that take from it what they do not say themselves. */
export interface AnomalySettings extends AnomalyLimits {
  readonly detectors?: readonly (Partial<AnomalyLimits> & {
    readonly name: string;
    readonly scope: CostScope;
  })[];
}

/** All detectors, the one that is always there first. */
export function detectorsOf({ detectors = [], ...usual }: AnomalySettings): AnomalyLimits[] {
  return [usual, ...detectors.map((detector) => ({ ...usual, ...detector }))];
}
