import {
  CodePipelineClient,
  GetPipelineExecutionCommand,
  ListActionExecutionsCommand,
} from '@aws-sdk/client-codepipeline';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { pipelineRuns } from '../../../lib/adapters/aws/pipeline-runs.ts';

const codePipeline = mockClient(CodePipelineClient);
const sha = '0123456789abcdef0123456789abcdef01234567';
const at = '2026-11-03T14:12:09Z';

const runs = pipelineRuns({
  client: new CodePipelineClient({ region: 'eu-central-1' }),
  pipelines: ['network', 'infra'],
});

const action = (pipelineExecutionId: string, StackName: string, from: string, to: string) => ({
  pipelineExecutionId,
  status: 'Succeeded' as const,
  startTime: new Date(from),
  lastUpdateTime: new Date(to),
  input: {
    actionTypeId: {
      category: 'Deploy' as const,
      owner: 'AWS' as const,
      provider: 'CloudFormation',
      version: '1',
    },
    configuration: { ActionMode: 'CREATE_UPDATE', StackName },
  },
});
const shop = action('run-2', 'Shop', '2026-11-03T14:12:00Z', '2026-11-03T14:15:00Z');
const before = action('run-1', 'Shop', '2026-11-03T09:00:00Z', '2026-11-03T09:05:00Z');
const other = action('run-2', 'Other', '2026-11-03T14:12:00Z', '2026-11-03T14:15:00Z');

beforeEach(() => {
  codePipeline.reset();
  codePipeline.on(ListActionExecutionsCommand).resolves({ actionExecutionDetails: [] });
  codePipeline.on(GetPipelineExecutionCommand).resolves({
    pipelineExecution: {
      artifactRevisions: [
        {
          revisionId: sha,
          revisionUrl: `https://eu-central-1.console.aws.amazon.com/codesuite/settings/connections/redirect?referenceType=COMMIT&FullRepositoryId=acme/infra&Commit=${sha}`,
        },
        { revisionId: sha, revisionUrl: `https://github.com/acme/web/commit/${sha}` },
        { revisionId: 'version-of-an-object' },
        {},
      ],
    },
  });
});

describe('runs of pipelines', () => {
  it('finds the run that deployed the stack at that moment, on whatever page', async () => {
    codePipeline
      .on(ListActionExecutionsCommand, { pipelineName: 'infra' })
      .resolvesOnce({ actionExecutionDetails: [other], nextToken: 'n' })
      .resolvesOnce({ actionExecutionDetails: [shop, before] });
    const by = 'run run-2 of pipeline infra';
    expect(await runs.revisionsOf('Shop', at)).toEqual([
      { sha, repository: 'acme/infra', by },
      { sha, repository: 'acme/web', by },
      { sha: 'version-of-an-object', by },
    ]);
    expect(codePipeline.commandCalls(GetPipelineExecutionCommand)[0]?.args[0].input).toEqual({
      pipelineName: 'infra',
      pipelineExecutionId: 'run-2',
    });
  });

  it('one that is still under way deploys until it ends', async () => {
    const running = { ...before, status: 'InProgress' as const };
    codePipeline
      .on(ListActionExecutionsCommand, { pipelineName: 'network' })
      .resolves({ actionExecutionDetails: [running] });
    expect(await runs.revisionsOf('Shop', at)).toHaveLength(3);
  });

  it.each([
    ['another stack', [other]],
    ['another time', [before]],
    ['another kind of action', [{ ...shop, input: { configuration: { StackName: 'Shop' } } }]],
    ['no action at all', []],
  ])('finds none for %s', async (_, actionExecutionDetails) => {
    codePipeline.on(ListActionExecutionsCommand).resolves({ actionExecutionDetails });
    expect(await runs.revisionsOf('Shop', at)).toEqual([]);
  });

  it('does not read on where everything is long over', async () => {
    const old = action('run-0', 'Shop', '2026-10-01T09:00:00Z', '2026-10-01T09:05:00Z');
    codePipeline
      .on(ListActionExecutionsCommand)
      .resolves({ actionExecutionDetails: [old], nextToken: 'n' });
    expect(await runs.revisionsOf('Shop', at)).toEqual([]);
    expect(codePipeline.commandCalls(ListActionExecutionsCommand)).toHaveLength(2);
  });

  it('names the right that is missing', async () => {
    const denied = Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    codePipeline.on(ListActionExecutionsCommand).rejects(denied);
    await expect(runs.revisionsOf('Shop', at)).rejects.toThrow(
      'allow codepipeline:ListActionExecutions for this role',
    );
  });
});
