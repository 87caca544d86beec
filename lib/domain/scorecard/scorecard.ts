export const metricIds = [
  'manual-changes',
  'cost-reduction',
  'incident-detection-time',
  'provisioning-time',
  'availability',
] as const;
export type MetricId = (typeof metricIds)[number];

export const gateIds = [
  'code-review',
  'security',
  'cost',
  'monitoring-coverage',
  'disaster-recovery',
] as const;
export type GateId = (typeof gateIds)[number];

export const units = ['count', 'percent', 'seconds', 'days'] as const;
export type Unit = (typeof units)[number];

/** How a value is held against its target. */
export const comparisons = ['at-most', 'below', 'at-least'] as const;
export type Comparison = (typeof comparisons)[number];

export const standings = ['met', 'missed', 'unknown'] as const;
export type Standing = (typeof standings)[number];

export const answers = ['pass', 'fail', 'unknown'] as const;
export type GateAnswer = (typeof answers)[number];

/** `blocking` stops a pipeline when it fails; `conditional` only where the pipeline is strict. */
export const enforcements = ['blocking', 'conditional'] as const;
export type Enforcement = (typeof enforcements)[number];

/** A further figure behind a metric. */
export interface MetricDetail {
  /** What it is, e.g. `p50 of violations`; may hold a name from outside: hostile text. */
  readonly label: string;
  readonly value: number | 'unknown';
  readonly unit: Unit;
}

/** One success metric, and all that is needed to believe it. */
export interface Metric {
  readonly id: MetricId;
  readonly unit: Unit;
  readonly value: number | 'unknown';
  /** Why there is no value, and what to do about it; set when and only when it is `unknown`. */
  readonly unknownBecause?: string;
  /** In `unit`. */
  readonly target: number;
  readonly comparison: Comparison;
  readonly standing: Standing;
  /** What was measured, and where; one sentence without a full stop. */
  readonly how: string;
  /** How many of `samplesOf` the value rests on. */
  readonly samples: number;
  /** Plural, e.g. `changes`. */
  readonly samplesOf: string;
  readonly details: readonly MetricDetail[];
  readonly trend?: Trend;
}

/** How a metric moved, from the weeks that were kept. */
export type Trend =
  | {
      readonly kind: 'known';
      readonly direction: 'better' | 'worse' | 'same';
      /** The value less that of the last week before in which it was known, in the metric's unit. */
      readonly change: number;
      /** Known values of earlier weeks, oldest first. */
      readonly points: readonly { readonly week: string; readonly value: number }[];
    }
  | { readonly kind: 'unknown'; readonly reason: string };

/** One gate: whether it lets through, and why. */
export interface Gate {
  readonly id: GateId;
  readonly enforcement: Enforcement;
  readonly answer: GateAnswer;
  /** One sentence without a full stop. Hostile text. */
  readonly reason: string;
  /** What speaks for the answer, most important first, at most `evidenceKept`. Hostile text. */
  readonly evidence: readonly string[];
}

/** Where things stood when they were last graded. */
export interface Scorecard {
  /** ISO 8601 UTC. */
  readonly gradedAt: string;
  /** What the metrics look at, ISO 8601 UTC. */
  readonly period: { readonly from: string; readonly to: string };
  /** All five, in the order of `metricIds`. */
  readonly metrics: readonly Metric[];
  /** All five, in the order of `gateIds`. */
  readonly gates: readonly Gate[];
  /** Time of the last change by hand that is known of, ISO 8601 UTC; absent when none is. */
  readonly lastManualAt?: string;
}
