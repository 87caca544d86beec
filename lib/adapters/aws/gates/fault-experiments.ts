import {
  type ExperimentSummary,
  type FisClient,
  paginateListExperiments,
} from '@aws-sdk/client-fis';
import type { Drill } from '../../../domain/scorecard/gates/disaster-recovery.ts';
import type { Probe } from '../../../ports/probe.ts';
import { allOf, probe } from './probe.ts';

/** One that was stopped met a stop condition, or somebody lost heart: it proved nothing good. */
const outcomes: Readonly<Record<string, Drill['outcome']>> = {
  completed: 'succeeded',
  failed: 'failed',
  stopped: 'failed',
};

/** Experiments of the Fault Injection Service in one region that are over. */
export function faultExperiments(client: FisClient, region: string): Probe<readonly Drill[]> {
  return probe(`Fault Injection Service ${region}`, async () => {
    const experiments = await allOf(
      { action: 'fis:ListExperiments', region },
      paginateListExperiments({ client, pageSize: 100 }, {}),
      (page) => page.experiments,
    );
    return experiments.flatMap(toDrill);
  });
}

function toDrill({
  id,
  experimentTemplateId,
  state,
  creationTime,
  tags,
}: ExperimentSummary): Drill[] {
  const outcome = outcomes[state?.status ?? ''];
  if (outcome === undefined || creationTime === undefined) return [];
  return [
    {
      kind: 'fault injection',
      what: tags?.['Name'] ?? experimentTemplateId ?? 'an experiment',
      at: creationTime.toISOString(),
      outcome,
      evidence: `experiment ${id}`,
    },
  ];
}
