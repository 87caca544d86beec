import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CodeBuildClient } from '@aws-sdk/client-codebuild';
import { CodePipelineClient } from '@aws-sdk/client-codepipeline';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { buildRuns } from '../adapters/aws/build-runs.ts';
import { deploymentTable } from '../adapters/aws/deployment-table.ts';
import { pipelineRuns } from '../adapters/aws/pipeline-runs.ts';
import { resolutionTable } from '../adapters/aws/resolution-table.ts';
import { awsSecret } from '../adapters/aws/secrets.ts';
import { stackTags } from '../adapters/aws/stack-tags.ts';
import type { ViolationTableOptions } from '../adapters/aws/violation-table.ts';
import type { ReviewSettings } from '../config/review-settings.ts';
import type { Settings } from '../config/settings.ts';
import type { ReviewPolicy } from '../domain/change/commit-lead.ts';
import type { ChangePolicy } from '../domain/change/policy.ts';
import type { Severity } from '../domain/violation/severity.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeploymentLog } from '../ports/deployment-log.ts';
import type { DriftReader } from '../ports/drift-reader.ts';
import type { PipelineRuns } from '../ports/pipeline-runs.ts';
import type { ResolutionLog } from '../ports/resolution-log.ts';
import type { ReviewSource } from '../ports/review-source.ts';
import type { Secret } from '../ports/secret.ts';
import type { StackTags } from '../ports/stack-tags.ts';
import type { ViolationStore } from '../ports/violation-store.ts';
import { wireDrift } from './drift.ts';
import { reviewSource } from './review-source.ts';
import { systemClock } from './system-clock.ts';

interface FollowUpParts {
  readonly store: ViolationStore;
  readonly resolutions: ResolutionLog;
  readonly clock: Clock;
  readonly drift?: DriftReader;
  readonly reviews?: ReviewParts;
}

interface ReviewParts {
  readonly source: () => ReviewSource;
  readonly tags: StackTags;
  readonly runs?: readonly PipelineRuns[];
  readonly log: DeploymentLog;
  readonly store: ViolationStore;
  readonly clock: Clock;
  readonly review: ReviewPolicy;
  readonly severity: Severity;
  readonly policy: ChangePolicy;
}

interface FollowUpGiven {
  readonly settings: Settings;
  readonly store: ViolationStore;
  readonly client: DynamoDBDocumentClient;
  readonly table: ViolationTableOptions;
  readonly regions: readonly string[];
}

/** What a sweep does after it has read: see how violations ended, and who reviewed deployments. */
export function wireFollowUp({
  settings,
  store,
  client,
  table,
  regions,
}: FollowUpGiven): FollowUpParts {
  const { review, policy } = settings;
  const parts = {
    store,
    resolutions: resolutionTable(client, table),
    clock: systemClock,
    ...wireDrift(settings, regions),
  };
  if (review.policy.repositories.length === 0) return parts;
  const tokens = tokensOf(review);
  const reviews = {
    source: () => reviewSource(tokens),
    tags: stackTags((region) => new CloudFormationClient({ region, maxAttempts: 5 })),
    ...runsOf(review, regions),
    log: deploymentTable(client, table),
    store,
    clock: systemClock,
    review: review.policy,
    severity: review.severity,
    policy,
  };
  return { ...parts, reviews };
}

/** Each is asked where something was deployed, and in every region that is watched. */
function runsOf(
  { pipelines, buildProjects: projects }: ReviewSettings,
  regions: readonly string[],
): { readonly runs?: readonly PipelineRuns[] } {
  const all: PipelineRuns[] = [];
  if (pipelines.length > 0) {
    const clientOf = (region: string) => new CodePipelineClient({ region, maxAttempts: 5 });
    all.push(pipelineRuns({ clientOf, regions, pipelines }));
  }
  if (projects.length > 0) {
    const clientOf = (region: string) => new CodeBuildClient({ region, maxAttempts: 5 });
    all.push(buildRuns({ clientOf, regions, projects }));
  }
  return all.length > 0 ? { runs: all } : {};
}

function tokensOf({ githubTokenSecret, gitlabTokenSecret }: ReviewSettings) {
  const client = new SecretsManagerClient({ maxAttempts: 5 });
  const secret = (secretId: string): Secret => awsSecret(client, { secretId, clock: systemClock });
  return {
    ...(githubTokenSecret !== undefined && { github: secret(githubTokenSecret) }),
    ...(gitlabTokenSecret !== undefined && { gitlab: secret(gitlabTokenSecret) }),
  };
}
