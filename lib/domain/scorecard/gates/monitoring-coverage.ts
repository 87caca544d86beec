import { gate } from '../gate.ts';
import { gapsOf, type Look, valuesOf } from '../look.ts';
import type { Gate } from '../scorecard.ts';

/** One metric as a monitoring system names it. */
export interface MetricName {
  readonly namespace: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Something that must not fail unnoticed. */
export interface CriticalResource {
  /** The provider's identifier, or the name it has in the settings. Hostile text. */
  readonly id: string;
  /** What an alarm on it watches; `unknown` where its kind is not known; `none` where it has no metrics. */
  readonly watchedBy: MetricName | 'unknown' | 'none';
}

export interface AlarmState {
  readonly name: string;
  /** Every metric it judges. */
  readonly metrics: readonly MetricName[];
  /** Somebody switched its actions off. */
  readonly muted: boolean;
}

/** What was found in one region. */
export interface MonitoredRegion {
  readonly critical: readonly CriticalResource[];
  readonly alarms: readonly AlarmState[];
}

/** A service whose indicators are measured. */
export interface ServiceObjectives {
  /** Hostile text. */
  readonly service: string;
  /** How many objectives (SLOs) are set on its indicators (SLIs). */
  readonly objectives: number;
}

/** Passes when each critical resource has an alarm that is on, and each service an objective. */
export function monitoringCoverage(
  regions: readonly Look<MonitoredRegion>[],
  services: readonly Look<readonly ServiceObjectives[]>[],
): Gate {
  const resources = valuesOf(regions).flatMap(({ critical, alarms }) =>
    critical.map(({ id, watchedBy }) => ({ id, watched: howWatched(watchedBy, alarms) })),
  );
  const measured = valuesOf(services).flat();
  const idsOf = (wanted: Watched) =>
    resources.flatMap(({ id, watched }) => (watched === wanted ? [id] : []));
  const bare = [
    ...idsOf('no').map((id) => `${id} has no alarm`),
    ...idsOf('muted').map((id) => `${id} has only alarms whose actions are off`),
    ...measured.flatMap(({ service, objectives }) =>
      objectives === 0 ? [`service ${service} has no SLO`] : [],
    ),
  ];
  const unclear = [
    ...gapsOf([...regions, ...services]),
    ...idsOf('unknown').map((id) => `${id}: ${unknownKind}`),
    ...(idsOf('yes').length === 0 ? [nothingToWatch] : []),
  ];
  if (bare.length > 0)
    return gate('monitoring-coverage', 'fail', missingText(bare), [
      ...(bare.length > 1 ? bare : []),
      ...unclear,
    ]);
  const [first = '', ...others] = unclear;
  if (unclear.length > 0) return gate('monitoring-coverage', 'unknown', first, others);
  const slos =
    measured.length === 0
      ? 'no service reports indicators'
      : `${measured.length} services with an SLO`;
  const reason = `${idsOf('yes').length} critical resources with an alarm; ${slos}`;
  return gate('monitoring-coverage', 'pass', reason);
}

const unknownKind =
  'no rule says what watches it; list its metric under scorecard.criticalPath.resources';
const nothingToWatch =
  'no critical resource with metrics was found: name the critical path under scorecard.criticalPath';

const missingText = (bare: readonly string[]): string =>
  bare.length === 1
    ? (bare[0] ?? '')
    : `${bare.length} critical resources or services go unwatched`;

type Watched = 'yes' | 'no' | 'muted' | 'unknown' | 'none';

function howWatched(
  watchedBy: CriticalResource['watchedBy'],
  alarms: readonly AlarmState[],
): Watched {
  if (typeof watchedBy === 'string') return watchedBy;
  const own = alarms.filter(({ metrics }) => metrics.some((metric) => isOf(metric, watchedBy)));
  if (own.length === 0) return 'no';
  return own.every(({ muted }) => muted) ? 'muted' : 'yes';
}

/** An alarm may watch the resource under further dimensions, such as one operation of it. */
const isOf = (metric: MetricName, wanted: MetricName): boolean =>
  metric.namespace === wanted.namespace &&
  Object.entries(wanted.dimensions).every(([name, value]) => metric.dimensions[name] === value);
