import {
  type CloudWatchClient,
  type MetricAlarm,
  paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch';
import {
  paginateGetResources,
  type ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import type {
  AlarmState,
  CriticalResource,
  MetricName,
  MonitoredRegion,
} from '../../../domain/scorecard/gates/monitoring-coverage.ts';
import type { Probe } from '../../../ports/probe.ts';
import { watchedBy } from './alarm-metrics.ts';
import { allOf, probe } from './probe.ts';

interface MonitoredRegionOptions {
  readonly region: string;
  /** Tags that make a resource critical, all of them; none: tags are not asked for. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
  /** Critical resources of this region that the settings name. */
  readonly listed: readonly CriticalResource[];
}

/** The critical resources of one region, and all alarms on metrics that there are. */
export function monitoredRegion(
  alarms: CloudWatchClient,
  tagging: ResourceGroupsTaggingAPIClient,
  { region, tags, listed }: MonitoredRegionOptions,
): Probe<MonitoredRegion> {
  return probe(`CloudWatch alarms ${region}`, async () => {
    const TagFilters = Object.entries(tags).map(([Key, Values]) => ({ Key, Values: [...Values] }));
    const tagged =
      TagFilters.length === 0
        ? []
        : await allOf(
            { action: 'tag:GetResources', region },
            paginateGetResources({ client: tagging, pageSize: 100 }, { TagFilters }),
            (page) => page.ResourceTagMappingList,
          );
    const byTag = tagged.flatMap(({ ResourceARN: id }) =>
      id === undefined ? [] : [{ id, watchedBy: watchedBy(id) }],
    );
    // What the settings say about a resource counts more than what its ARN does.
    const critical = new Map([...byTag, ...listed].map((resource) => [resource.id, resource]));
    const found = critical.size === 0 ? [] : await alarmsOf(alarms, region);
    return { critical: [...critical.values()], alarms: found };
  });
}

async function alarmsOf(client: CloudWatchClient, region: string): Promise<AlarmState[]> {
  const alarms = await allOf(
    { action: 'cloudwatch:DescribeAlarms', region },
    paginateDescribeAlarms({ client, pageSize: 100 }, { AlarmTypes: ['MetricAlarm'] }),
    (page) => page.MetricAlarms,
  );
  return alarms.map((alarm) => ({
    name: alarm.AlarmName ?? 'without a name',
    metrics: metricsOf(alarm),
    muted: alarm.ActionsEnabled === false,
  }));
}

type Dimensions = MetricAlarm['Dimensions'];

/** The one metric of a plain alarm, or all that an alarm on metric math reads. */
function metricsOf({ Namespace, Dimensions, Metrics }: MetricAlarm): MetricName[] {
  const plain = Namespace === undefined ? [] : [toName(Namespace, Dimensions)];
  const math = (Metrics ?? []).flatMap(({ MetricStat }) => {
    const metric = MetricStat?.Metric;
    return metric?.Namespace === undefined ? [] : [toName(metric.Namespace, metric.Dimensions)];
  });
  return [...plain, ...math];
}

const toName = (namespace: string, dimensions: Dimensions): MetricName => ({
  namespace,
  dimensions: Object.fromEntries(
    (dimensions ?? []).map(({ Name = '', Value = '' }) => [Name, Value]),
  ),
});
