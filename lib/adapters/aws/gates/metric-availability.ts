import type { CloudWatchClient, MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { Attainment } from '../../../domain/scorecard/metrics/availability.ts';
import type { Probe } from '../../../ports/probe.ts';
import { meanOf, metricValues } from './metric-values.ts';
import { probe, Unseen } from './probe.ts';

interface MetricAvailabilityOptions {
  readonly region: string;
  /** CloudWatch metric math over the names of `metrics` that gives a percentage. */
  readonly expression: string;
  readonly metrics: Readonly<
    Record<
      string,
      {
        readonly namespace: string;
        readonly name: string;
        readonly dimensions: Readonly<Record<string, string>>;
        readonly statistic: string;
      }
    >
  >;
  readonly periodSeconds: number;
}

/** The mean of a metric expression over the period. */
export function metricAvailability(
  client: CloudWatchClient,
  { region, expression, metrics, periodSeconds }: MetricAvailabilityOptions,
): Probe<readonly Attainment[]> {
  const queries: MetricDataQuery[] = [
    { Id: 'bandogAvailability', Expression: expression, Period: periodSeconds },
    ...Object.entries(metrics).map(([Id, { namespace, name, dimensions, statistic }]) => ({
      Id,
      ReturnData: false,
      MetricStat: {
        Metric: {
          Namespace: namespace,
          MetricName: name,
          Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
        },
        Period: periodSeconds,
        Stat: statistic,
      },
    })),
  ];
  return probe(`CloudWatch metrics ${region}`, async (period) => {
    const values = await metricValues(client, region, queries, period);
    if (values.length === 0) throw new Unseen(`${expression} has no data points in this period`);
    const percent = meanOf(values);
    if (percent < 0 || percent > 100)
      throw new Unseen(`${expression} gives ${percent}, which is no percentage`);
    return [{ name: expression, percent }];
  });
}
