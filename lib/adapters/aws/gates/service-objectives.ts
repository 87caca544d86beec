import {
  type ApplicationSignalsClient,
  paginateListServiceLevelObjectives,
  paginateListServices,
} from '@aws-sdk/client-application-signals';
import type { ServiceObjectives } from '../../../domain/scorecard/gates/monitoring-coverage.ts';
import type { Probe } from '../../../ports/probe.ts';
import { allOf, probe } from './probe.ts';

const dayMs = 86_400_000;

type Attributes = Readonly<Record<string, string>> | undefined;

/** The services that reported to Application Signals in the last day of the period, and their SLOs. */
export function serviceObjectives(
  client: ApplicationSignalsClient,
  region: string,
): Probe<readonly ServiceObjectives[]> {
  const call = (action: string) => ({ action: `application-signals:${action}`, region });
  return probe(`Application Signals ${region}`, async ({ to }) => {
    const EndTime = new Date(to);
    const StartTime = new Date(EndTime.getTime() - dayMs);
    const services = await allOf(
      call('ListServices'),
      paginateListServices({ client, pageSize: 100 }, { StartTime, EndTime }),
      (page) => page.ServiceSummaries,
    );
    const objectives = await allOf(
      call('ListServiceLevelObjectives'),
      paginateListServiceLevelObjectives({ client, pageSize: 50 }, {}),
      (page) => page.SloSummaries,
    );
    const names = objectives.map(({ KeyAttributes }) => nameOf(KeyAttributes));
    return services
      .filter(({ KeyAttributes }) => KeyAttributes?.['Type'] === 'Service')
      .map(({ KeyAttributes }) => nameOf(KeyAttributes))
      .map((service) => ({
        service,
        objectives: names.filter((name) => name === service).length,
      }));
  });
}

const nameOf = (attributes: Attributes): string =>
  `${attributes?.['Name'] ?? 'without a name'} (${attributes?.['Environment'] ?? 'no environment'})`;
