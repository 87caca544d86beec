import { gapsOf, type Look, someOf, valuesOf } from '../look.ts';
import { type MetricFrame, measured, unmeasured } from '../metric.ts';
import { nearestRank } from '../quantiles.ts';
import type { Metric, MetricDetail } from '../scorecard.ts';

interface DetectionInput {
  /** Seconds from each violation to its being noticed. */
  readonly violationSeconds: readonly number[];
  /** What is missing of them, in sentences. */
  readonly violationGaps: readonly string[];
  /** Seconds from trouble to each alarm, one look a region. */
  readonly alarms: readonly Look<readonly number[]>[];
  /** The 95th percentile must stay below. */
  readonly targetSeconds: number;
}

const how =
  'p95 of the time from a change to its being noticed, and of the time from the first data point an alarm judged to the alarm; the slower of the two';

/** How long trouble goes unnoticed. Not a metric of DORA's: noticed at, less happened at. */
export function incidentDetectionTime(input: DetectionInput): Metric {
  const frame: MetricFrame = {
    id: 'incident-detection-time',
    unit: 'seconds',
    comparison: 'below',
    target: input.targetSeconds,
    samplesOf: 'incidents',
  };
  const groups = [
    { of: 'violations', seconds: input.violationSeconds },
    { of: 'alarms', seconds: valuesOf(input.alarms).flat() },
  ]
    .map(({ of, seconds }) => ({ of, seconds: seconds.map((it) => Math.max(0, it)) }))
    .filter(({ seconds }) => seconds.length > 0);
  const gaps = [...input.violationGaps, ...gapsOf(input.alarms)];
  if (groups.length === 0) {
    const reason = ['nothing was there to be noticed in this period', ...gaps];
    return unmeasured(frame, someOf(reason), { how });
  }
  return measured(frame, {
    value: Math.max(...groups.map(({ seconds }) => nearestRank(seconds, 0.95))),
    how: gaps.length === 0 ? how : `${how}; without ${someOf(gaps)}`,
    samples: groups.reduce((sum, { seconds }) => sum + seconds.length, 0),
    details: groups.flatMap(({ of, seconds }) => quantileDetails(of, seconds)),
  });
}

const quantileDetails = (of: string, seconds: readonly number[]): MetricDetail[] => [
  { label: `p50 of ${of}`, value: nearestRank(seconds, 0.5), unit: 'seconds' },
  { label: `p95 of ${of}`, value: nearestRank(seconds, 0.95), unit: 'seconds' },
  { label: of, value: seconds.length, unit: 'count' },
];
