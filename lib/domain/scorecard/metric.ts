import type { Comparison, Metric, MetricDetail, Standing } from './scorecard.ts';

/** What is fixed about a metric, and the target that was set for it. */
export type MetricFrame = Pick<Metric, 'id' | 'unit' | 'comparison' | 'target' | 'samplesOf'>;

interface Measurement {
  readonly value: number;
  readonly how: string;
  readonly samples: number;
  readonly details?: readonly MetricDetail[];
}

/** A metric that has a value. */
export function measured(frame: MetricFrame, { details = [], ...rest }: Measurement): Metric {
  const standing = reaches(rest.value, frame.comparison, frame.target) ? 'met' : 'missed';
  return { ...frame, ...rest, standing: standing satisfies Standing, details };
}

/** A metric without a value, and why; never a zero. */
export function unmeasured(
  frame: MetricFrame,
  unknownBecause: string,
  { how, samples = 0, details = [] }: Partial<Omit<Measurement, 'value'>> & { how: string },
): Metric {
  return {
    ...frame,
    value: 'unknown',
    unknownBecause,
    standing: 'unknown',
    how,
    samples,
    details,
  };
}

function reaches(value: number, comparison: Comparison, target: number): boolean {
  if (comparison === 'at-most') return value <= target;
  return comparison === 'below' ? value < target : value >= target;
}
