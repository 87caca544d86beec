import { Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { Settings } from '../config/settings.ts';
import { liveReads } from './live-reads.ts';

interface WayBackParts {
  readonly table: Table;
  readonly sweepChanges: IFunction;
  readonly notify: IFunction;
}

/** What it takes to see how changes ended, how resources differ now, and who reviewed a deployment. */
export function grantWayBack(parts: WayBackParts & Construct, settings: Settings): void {
  const { table, sweepChanges, notify } = parts;
  // To know which violations are open.
  table.grant(sweepChanges, 'dynamodb:Query');
  if (settings.differences) {
    for (const reader of [sweepChanges, notify]) grantLiveReads(reader);
  }
  if (settings.review.policy.repositories.length === 0) return;
  sweepChanges.addToRolePolicy(
    new PolicyStatement({
      actions: ['cloudformation:DescribeStacks'],
      // Which stacks are deployed is what is asked.
      resources: ['*'],
    }),
  );
  const { githubTokenSecret, gitlabTokenSecret, pipelines, buildProjects } = settings.review;
  // They may be in another region than what they deploy.
  const anywhere = (service: string, resource: string, resourceName?: string) =>
    Stack.of(parts).formatArn({
      ...{ service, region: '*', resource },
      ...(resourceName !== undefined && { resourceName }),
    });
  if (pipelines.length > 0) {
    sweepChanges.addToRolePolicy(
      new PolicyStatement({
        actions: ['codepipeline:ListActionExecutions', 'codepipeline:GetPipelineExecution'],
        resources: pipelines.map((pipeline) => anywhere('codepipeline', pipeline)),
      }),
    );
  }
  if (buildProjects.length > 0) {
    sweepChanges.addToRolePolicy(
      new PolicyStatement({
        actions: ['codebuild:BatchGetBuilds'],
        resources: buildProjects.map((project) => anywhere('codebuild', 'project', project)),
      }),
    );
  }
  const secrets = { GithubToken: githubTokenSecret, GitlabToken: gitlabTokenSecret };
  for (const [id, name] of Object.entries(secrets)) {
    if (name !== undefined) Secret.fromSecretNameV2(parts, id, name).grantRead(sweepChanges);
  }
}

function grantLiveReads(reader: IFunction): void {
  // Any resource may have been changed.
  reader.addToRolePolicy(new PolicyStatement({ actions: [...liveReads], resources: ['*'] }));
}
