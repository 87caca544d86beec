import { ApplicationSignalsClient } from '@aws-sdk/client-application-signals';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { Route53Client } from '@aws-sdk/client-route-53';
import { alarmDelays } from '../adapters/aws/gates/alarm-delays.ts';
import { healthCheckAvailability } from '../adapters/aws/gates/health-check-availability.ts';
import { metricAvailability } from '../adapters/aws/gates/metric-availability.ts';
import { sloAttainment } from '../adapters/aws/gates/slo-attainment.ts';
import { stackOperations } from '../adapters/aws/gates/stack-operations.ts';
import type { ScorecardSettings } from '../config/scorecard-schema.ts';
import type { Attainment } from '../domain/scorecard/metrics/availability.ts';
import type { StackOperation } from '../domain/scorecard/metrics/provisioning-time.ts';
import type { Probe } from '../ports/probe.ts';

interface MetricProbes {
  readonly alarms: readonly Probe<readonly number[]>[];
  readonly stacks: readonly Probe<readonly StackOperation[]>[];
  readonly availability: readonly Probe<readonly Attainment[]>[];
}

const options = (region: string) => ({
  region,
  retryMode: 'adaptive' as const,
  maxAttempts: 8,
});

/** What the metrics are measured by in the account itself, in each region. */
export function metricProbes(
  { availability }: ScorecardSettings,
  regions: readonly string[],
): MetricProbes {
  return {
    alarms: regions.map((region) => alarmDelays(new CloudWatchClient(options(region)), region)),
    stacks: regions.map((region) =>
      stackOperations(new CloudFormationClient(options(region)), region),
    ),
    availability: availabilityProbes(availability, regions),
  };
}

function availabilityProbes(
  availability: ScorecardSettings['availability'],
  regions: readonly string[],
): Probe<readonly Attainment[]>[] {
  if (availability.source === 'metric') {
    const { region } = availability;
    return [metricAvailability(new CloudWatchClient(options(region)), availability)];
  }
  if (availability.source === 'health-checks') {
    // Route 53 and its metrics are in this region, wherever what it checks is.
    const home = options('us-east-1');
    const metrics = new CloudWatchClient(home);
    return [healthCheckAvailability(new Route53Client(home), metrics, availability.ids)];
  }
  return regions.map((region) =>
    sloAttainment(new ApplicationSignalsClient(options(region)), region, availability.slos),
  );
}
