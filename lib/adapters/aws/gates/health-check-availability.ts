import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { GetHealthCheckCommand, type Route53Client } from '@aws-sdk/client-route-53';
import type { Attainment } from '../../../domain/scorecard/metrics/availability.ts';
import type { Period } from '../../../domain/scorecard/period.ts';
import type { Probe } from '../../../ports/probe.ts';
import { meanOf, metricValues } from './metric-values.ts';
import { answerOf, probe } from './probe.ts';

/** Where Route 53's metrics are, wherever what it checks is. */
const region = 'us-east-1';

/** The share of minutes in which each health check was healthy. `metrics` is a client of us-east-1. */
export function healthCheckAvailability(
  route53: Route53Client,
  metrics: CloudWatchClient,
  ids: readonly string[],
): Probe<readonly Attainment[]> {
  return probe('Route 53 health checks', async (period) => {
    const attained: Attainment[] = [];
    for (const id of ids) attained.push(await attainmentOf(route53, metrics, id, period));
    return attained;
  });
}

async function attainmentOf(
  route53: Route53Client,
  metrics: CloudWatchClient,
  id: string,
  period: Period,
): Promise<Attainment> {
  const { HealthCheck } = await answerOf(
    {
      action: 'route53:GetHealthCheck',
      region: id,
      notEnabled: ({ name }) =>
        name === 'NoSuchHealthCheck' ? `there is no health check ${id}` : undefined,
    },
    route53.send(new GetHealthCheckCommand({ HealthCheckId: id })),
  );
  const config = HealthCheck?.HealthCheckConfig;
  const name = config?.FullyQualifiedDomainName ?? id;
  // Route 53 calls a disabled health check healthy without looking.
  if (config?.Disabled)
    return { name, percent: 'unknown', unknownBecause: 'the health check is disabled' };
  const Metric = {
    Namespace: 'AWS/Route53',
    MetricName: 'HealthCheckStatus',
    Dimensions: [{ Name: 'HealthCheckId', Value: id }],
  };
  const query = { Id: 'healthy', MetricStat: { Metric, Period: 60, Stat: 'Minimum' } };
  const values = await metricValues(metrics, region, [query], period);
  return values.length === 0
    ? { name, percent: 'unknown', unknownBecause: 'it has no data points in this period' }
    : { name, percent: meanOf(values) * 100 };
}
