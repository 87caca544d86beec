import {
  type CloudWatchClient,
  type MetricDataQuery,
  paginateGetMetricData,
} from '@aws-sdk/client-cloudwatch';
import type { Period } from '../../../domain/scorecard/period.ts';
import { allOf, Unseen } from './probe.ts';

/** All values of the one query whose data is returned; throws an Unseen when they are not complete. */
export async function metricValues(
  client: CloudWatchClient,
  region: string,
  queries: MetricDataQuery[],
  { from, to }: Period,
): Promise<number[]> {
  const results = await allOf(
    { action: 'cloudwatch:GetMetricData', region },
    paginateGetMetricData(
      { client },
      { MetricDataQueries: queries, StartTime: new Date(from), EndTime: new Date(to) },
    ),
    (page) => page.MetricDataResults,
  );
  const failed = results.find(
    ({ StatusCode }) => StatusCode === 'InternalError' || StatusCode === 'Forbidden',
  );
  if (failed !== undefined) {
    const said = (failed.Messages ?? []).map(({ Value }) => Value).join(', ');
    throw new Unseen(`CloudWatch answers ${failed.StatusCode}${said === '' ? '' : `: ${said}`}`);
  }
  return results.flatMap(({ Values }) => Values ?? []);
}

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
