import {
  type ActionExecutionDetail,
  type ArtifactRevision,
  type CodePipelineClient,
  GetPipelineExecutionCommand,
  PipelineNotFoundException,
  paginateListActionExecutions,
} from '@aws-sdk/client-codepipeline';
import type { PipelineRevision } from '../../domain/change/commit-lead.ts';
import type { DeployedUnit, PipelineRuns } from '../../ports/pipeline-runs.ts';
import { failedCall } from './failed-call.ts';

interface PipelineRunsOptions {
  readonly clientOf: (region: string) => CodePipelineClient;
  /** Where pipelines may be, besides the region they deployed in. */
  readonly regions: readonly string[];
  /** Names of the pipelines that may have deployed. */
  readonly pipelines: readonly string[];
}

/** Clocks of two services, and a call that goes out before its action is noted. */
const toleranceMs = 60_000;
/** The longest an action of CloudFormation may take; what began earlier is over. */
const longestActionMs = 86_400_000;

/** Runs of CodePipeline: the action that deploys a stack names it, and its run names the commits. */
export function pipelineRuns({ clientOf, regions, pipelines }: PipelineRunsOptions): PipelineRuns {
  return {
    async revisionsOf(deployed) {
      if (deployed.engine !== 'cloudformation') return [];
      for (const pipeline of pipelines) {
        const revisions = await revisionsAnywhere(pipeline, deployed);
        if (revisions.length > 0) return revisions;
      }
      return [];
    },
  };

  async function revisionsAnywhere(pipeline: string, deployed: DeployedUnit) {
    let found: PipelineRevision[] | undefined;
    for (const region of new Set([deployed.region, ...regions])) {
      found = (await revisionsIn(clientOf(region), pipeline, deployed)) ?? found;
      if (found !== undefined && found.length > 0) return found;
    }
    if (found === undefined)
      throw new Error(`there is no pipeline ${pipeline} in ${regions.join(', ')}`);
    return found;
  }
}

/** None when the pipeline did not deploy it; undefined when there is no such pipeline here. */
async function revisionsIn(
  client: CodePipelineClient,
  pipeline: string,
  { unit, at }: DeployedUnit,
): Promise<PipelineRevision[] | undefined> {
  try {
    const run = await runOf(client, pipeline, unit, Date.parse(at));
    return run === undefined ? [] : await revisionsOf(client, pipeline, run);
  } catch (error) {
    if (error instanceof PipelineNotFoundException) return undefined;
    throw failedCall(error, 'codepipeline:ListActionExecutions', `pipeline ${pipeline}`);
  }
}

async function runOf(
  client: CodePipelineClient,
  pipelineName: string,
  stack: string,
  at: number,
): Promise<string | undefined> {
  // The newest come first.
  for await (const page of paginateListActionExecutions({ client }, { pipelineName })) {
    const actions = page.actionExecutionDetails ?? [];
    const found = actions.find((action) => deploys(action, stack) && runsAt(action, at));
    if (found !== undefined) return found.pipelineExecutionId;
    const oldest = actions.at(-1)?.startTime?.getTime();
    if (oldest !== undefined && oldest < at - longestActionMs) return undefined;
  }
  return undefined;
}

const deploys = ({ input }: ActionExecutionDetail, stack: string): boolean =>
  /^CloudFormation/.test(input?.actionTypeId?.provider ?? '') &&
  [input?.configuration, input?.resolvedConfiguration].some((it) => it?.['StackName'] === stack);

function runsAt({ startTime, lastUpdateTime, status }: ActionExecutionDetail, at: number): boolean {
  const from = startTime?.getTime() ?? Number.POSITIVE_INFINITY;
  const isOver = status !== 'InProgress';
  const to = isOver ? (lastUpdateTime?.getTime() ?? from) : Number.POSITIVE_INFINITY;
  return at >= from - toleranceMs && at <= to + toleranceMs;
}

async function revisionsOf(
  client: CodePipelineClient,
  pipelineName: string,
  pipelineExecutionId: string,
): Promise<PipelineRevision[]> {
  const ask = new GetPipelineExecutionCommand({ pipelineName, pipelineExecutionId });
  const { pipelineExecution } = await client.send(ask);
  const by = `run ${pipelineExecutionId} of pipeline ${pipelineName}`;
  return (pipelineExecution?.artifactRevisions ?? []).flatMap((artifact) => {
    if (artifact.revisionId === undefined) return [];
    const repository = repositoryOf(artifact);
    return [{ sha: artifact.revisionId, by, ...(repository !== undefined && { repository }) }];
  });
}

/** A connection names the repository in its link; GitHub's own links lead to the commit. */
function repositoryOf({ revisionUrl }: ArtifactRevision): string | undefined {
  if (revisionUrl === undefined || !URL.canParse(revisionUrl)) return undefined;
  const url = new URL(revisionUrl);
  const connected = url.searchParams.get('FullRepositoryId');
  if (connected !== null) return connected;
  return /^\/(.+?)(?:\/-)?\/commit\/[^/]+$/.exec(url.pathname)?.[1];
}
