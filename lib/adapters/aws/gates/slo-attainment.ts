import {
  type ApplicationSignalsClient,
  BatchGetServiceLevelObjectiveBudgetReportCommand,
  paginateListServiceLevelObjectives,
  type ServiceLevelObjectiveBudgetReport,
  type ServiceLevelObjectiveBudgetReportError,
} from '@aws-sdk/client-application-signals';
import type { Attainment } from '../../../domain/scorecard/metrics/availability.ts';
import type { Probe } from '../../../ports/probe.ts';
import { allOf, answerOf, probe } from './probe.ts';

/** As many as one request takes. */
const idsAtOnce = 50;

/**
 * Attainment of the SLOs of one region over their own intervals, as of the end of the period. Without
 * `names`: all but those on latency, which says nothing of availability.
 */
export function sloAttainment(
  client: ApplicationSignalsClient,
  region: string,
  names?: readonly string[],
): Probe<readonly Attainment[]> {
  const call = (action: string) => ({ action: `application-signals:${action}`, region });
  return probe(`Application Signals ${region}`, async ({ to }) => {
    const all = await allOf(
      call('ListServiceLevelObjectives'),
      paginateListServiceLevelObjectives({ client, pageSize: 50 }, {}),
      (page) => page.SloSummaries,
    );
    const wanted = all.filter(({ Name = '' }) => names?.includes(Name) ?? true);
    const attained: Attainment[] = [];
    for (let first = 0; first < wanted.length; first += idsAtOnce) {
      const SloIds = wanted.slice(first, first + idsAtOnce).flatMap(({ Arn }) => Arn ?? []);
      const { Reports = [], Errors = [] } = await answerOf(
        call('BatchGetServiceLevelObjectiveBudgetReport'),
        client.send(
          new BatchGetServiceLevelObjectiveBudgetReportCommand({ Timestamp: new Date(to), SloIds }),
        ),
      );
      const counted = Reports.filter((report) => names !== undefined || !isOnLatency(report));
      attained.push(...counted.map(toAttainment), ...Errors.map(toUnknown));
    }
    return attained;
  });
}

const isOnLatency = ({ Sli, RequestBasedSli }: ServiceLevelObjectiveBudgetReport): boolean =>
  [Sli?.SliMetric?.MetricType, RequestBasedSli?.RequestBasedSliMetric?.MetricType].includes(
    'LATENCY',
  );

function toAttainment(report: ServiceLevelObjectiveBudgetReport): Attainment {
  const { Name: name = 'without a name', Attainment: percent, BudgetStatus } = report;
  return percent === undefined
    ? { name, percent: 'unknown', unknownBecause: `no attainment (${BudgetStatus})` }
    : { name, percent };
}

const toUnknown = (error: ServiceLevelObjectiveBudgetReportError): Attainment => ({
  name: error.Name ?? error.Arn ?? 'without a name',
  percent: 'unknown',
  unknownBecause: `${error.ErrorCode}: ${error.ErrorMessage}`,
});
