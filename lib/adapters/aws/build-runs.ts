import { BatchGetBuildsCommand, type Build, type CodeBuildClient } from '@aws-sdk/client-codebuild';
import type { PipelineRevision } from '../../domain/change/commit-lead.ts';
import type { PipelineRuns } from '../../ports/pipeline-runs.ts';
import { failedCall } from './failed-call.ts';

interface BuildRunsOptions {
  readonly clientOf: (region: string) => CodeBuildClient;
  /** Where projects may be, besides the region they deployed in. */
  readonly regions: readonly string[];
  /** Names of the projects whose builds may have deployed. */
  readonly projects: readonly string[];
}

/** CodeBuild names the session of a build after the build. */
const sessionOfBuild = /^AWSCodeBuild-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
/** `BatchGetBuilds` takes no more. */
const mostIds = 100;
/** Clocks of two services. */
const toleranceMs = 60_000;

/**
 * Builds of CodeBuild: the session that a tool ran on names the build, which names the commit. The name is
 * a claim, so the build must have been under way at that moment.
 */
export function buildRuns({ clientOf, regions, projects }: BuildRunsOptions): PipelineRuns {
  return {
    async revisionsOf({ unit, at, region }) {
      const build = sessionOfBuild.exec(unit)?.[1];
      if (build === undefined) return [];
      const ids = projects.map((project) => `${project}:${build}`).slice(0, mostIds);
      for (const place of new Set([region, ...regions])) {
        const builds = await buildsOf(clientOf(place), ids);
        const found = builds.find((it) => runsAt(it, Date.parse(at)));
        if (found !== undefined) return revisionOf(found);
      }
      return [];
    },
  };
}

async function buildsOf(client: CodeBuildClient, ids: string[]): Promise<readonly Build[]> {
  try {
    return (await client.send(new BatchGetBuildsCommand({ ids }))).builds ?? [];
  } catch (error) {
    throw failedCall(error, 'codebuild:BatchGetBuilds', ids.join(', '));
  }
}

function runsAt({ startTime, endTime }: Build, at: number): boolean {
  const from = startTime?.getTime() ?? Number.POSITIVE_INFINITY;
  const to = endTime?.getTime() ?? Number.POSITIVE_INFINITY;
  return at >= from - toleranceMs && at <= to + toleranceMs;
}

function revisionOf({ id, resolvedSourceVersion: sha, source }: Build): PipelineRevision[] {
  if (sha === undefined) return [];
  const repository = repositoryOf(source?.location);
  return [{ sha, by: `build ${id}`, ...(repository !== undefined && { repository }) }];
}

/** Of sources on GitHub, GitLab and Bitbucket; S3 and CodePipeline have no address that names one. */
function repositoryOf(location: string | undefined): string | undefined {
  if (location === undefined || !URL.canParse(location)) return undefined;
  return new URL(location).pathname.replace(/^\//, '').replace(/\.git$/, '') || undefined;
}
