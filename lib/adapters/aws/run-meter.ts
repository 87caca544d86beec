import {
  type CloudWatchClient,
  type MetricDataResult,
  paginateGetMetricData,
} from '@aws-sdk/client-cloudwatch';
import type { Clock } from '../../ports/clock.ts';
import type { MeasuredRuns, RunMeter } from '../../ports/run-meter.ts';
import { failedCall } from './failed-call.ts';

const action = 'cloudwatch:GetMetricData';
const days = 30;
const dayMs = 86_400_000;

/** Runs and durations of Bandog's functions from their own metrics; a few cents a thousand requests. */
export function cloudWatchRuns(
  client: CloudWatchClient,
  { clock, stackName }: { readonly clock: Clock; readonly stackName: string },
): RunMeter {
  const search = (metric: string, statistic: string) =>
    `SEARCH('{AWS/Lambda,FunctionName} MetricName="${metric}" FunctionName:"${stackName}"', '${statistic}', ${(days * dayMs) / 1000})`;
  return {
    async read() {
      const EndTime = new Date(Math.floor(clock.now().getTime() / dayMs) * dayMs);
      const input = {
        StartTime: new Date(EndTime.getTime() - days * dayMs),
        EndTime,
        MetricDataQueries: [
          { Id: 'runs', Expression: search('Invocations', 'Sum') },
          { Id: 'duration', Expression: search('Duration', 'Average') },
        ],
      };
      const results: MetricDataResult[] = [];
      try {
        for await (const page of paginateGetMetricData({ client }, input))
          results.push(...(page.MetricDataResults ?? []));
      } catch (error) {
        throw failedCall(error, action, 'AWS/Lambda');
      }
      return measuredOf(results);
    },
  };
}

/** A series may come in parts, on several pages; a mean of means is near enough for one period. */
function measuredOf(results: readonly MetricDataResult[]): MeasuredRuns[] {
  const byFunction = Map.groupBy(results, ({ Label = '' }) => Label);
  const valuesOf = (parts: readonly MetricDataResult[], id: string) =>
    parts.filter(({ Id }) => Id === id).flatMap(({ Values = [] }) => Values);
  return [...byFunction].map(([functionName, parts]) => {
    const runs = valuesOf(parts, 'runs').reduce((sum, value) => sum + value, 0);
    const means = valuesOf(parts, 'duration');
    const milliseconds = means.reduce((sum, value) => sum + value, 0) / Math.max(1, means.length);
    return { functionName, runs, milliseconds };
  });
}
