import {
  type GateAnswer,
  type GateId,
  gateIds,
  type Metric,
  type MetricId,
  metricIds,
  type Scorecard,
  type Trend,
} from './scorecard.ts';

/** What is kept of one week: enough for a trend. */
export interface ScorecardWeek {
  /** Its Monday, `YYYY-MM-DD`, UTC. */
  readonly week: string;
  /** ISO 8601 UTC. */
  readonly gradedAt: string;
  readonly metrics: Readonly<Record<MetricId, number | 'unknown'>>;
  readonly gates: Readonly<Record<GateId, GateAnswer>>;
  readonly lastManualAt?: string;
}

const dayMs = 86_400_000;

/** Monday of the week of an ISO 8601 UTC time, `YYYY-MM-DD`. */
export function weekOf(at: string): string {
  const day = Math.floor(Date.parse(at) / dayMs);
  // 1970-01-01 was a Thursday.
  const monday = day - ((day + 3) % 7);
  return new Date(monday * dayMs).toISOString().slice(0, 10);
}

/** The row of a scorecard's week. */
export function toWeek({ gradedAt, metrics, gates, lastManualAt }: Scorecard): ScorecardWeek {
  const figureOf = (id: MetricId) => metrics.find((it) => it.id === id)?.value ?? 'unknown';
  const answerOf = (id: GateId) => gates.find((it) => it.id === id)?.answer ?? 'unknown';
  return {
    week: weekOf(gradedAt),
    gradedAt,
    metrics: Object.fromEntries(
      metricIds.map((id) => [id, figureOf(id)]),
    ) as ScorecardWeek['metrics'],
    gates: Object.fromEntries(gateIds.map((id) => [id, answerOf(id)])) as ScorecardWeek['gates'],
    ...(lastManualAt !== undefined && { lastManualAt }),
  };
}

/** A metric with how it moved since earlier weeks; `before` is older than the metric, oldest first. */
export function withTrend(metric: Metric, before: readonly ScorecardWeek[]): Metric {
  return { ...metric, trend: trendOf(metric, before) };
}

function trendOf({ id, value, comparison }: Metric, before: readonly ScorecardWeek[]): Trend {
  if (value === 'unknown') return { kind: 'unknown', reason: 'there is no value now' };
  const points = before.flatMap(({ week, metrics }) => {
    const then = metrics[id];
    return then === 'unknown' ? [] : [{ week, value: then }];
  });
  const last = points.at(-1);
  if (last === undefined)
    return { kind: 'unknown', reason: 'no earlier week with a value is kept yet' };
  const change = value - last.value;
  const gain = comparison === 'at-least' ? change : -change;
  const direction = gain === 0 ? 'same' : gain > 0 ? 'better' : 'worse';
  return { kind: 'known', direction, change, points };
}
