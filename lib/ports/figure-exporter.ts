import type { Gauge } from '../domain/scorecard/gauges.ts';

/** Hands figures to a system that keeps them. */
export interface FigureExporter {
  /** `counts` are what happened since the last time; `gauges` are what is. Throws when they were not accepted. */
  export(figures: {
    readonly gauges: readonly Gauge[];
    readonly counts: readonly Gauge[];
  }): Promise<void>;
}
