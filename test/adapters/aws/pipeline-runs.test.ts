import {
  CodePipelineClient,
  GetPipelineExecutionCommand,
  ListActionExecutionsCommand,
  PipelineNotFoundException,
} from '@aws-sdk/client-codepipeline';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { pipelineRuns } from '../../../lib/adapters/aws/pipeline-runs.ts';

const codePipeline = mockClient(CodePipelineClient);
const sha = '0123456789abcdef0123456789abcdef01234567';
const at = '2026-11-03T14:12:09Z';

const runs = pipelineRuns({
  clientOf: (region) => new CodePipelineClient({ region }),
  regions: ['eu-central-1', 'us-east-1'],
  pipelines: ['network', 'infra'],
});

const deployed = { engine: 'cloudformation', unit: 'Shop', at, region: 'eu-central-1' };

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
    expect(await runs.revisionsOf(deployed)).toEqual([
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
    expect(await runs.revisionsOf(deployed)).toHaveLength(3);
  });

  it.each([
    ['another stack', [other]],
    ['another time', [before]],
    ['another kind of action', [{ ...shop, input: { configuration: { StackName: 'Shop' } } }]],
    ['no action at all', []],
  ])('finds none for %s', async (_, actionExecutionDetails) => {
    codePipeline.on(ListActionExecutionsCommand).resolves({ actionExecutionDetails });
    expect(await runs.revisionsOf(deployed)).toEqual([]);
  });

  it('does not read on where everything is long over', async () => {
    const old = action('run-0', 'Shop', '2026-10-01T09:00:00Z', '2026-10-01T09:05:00Z');
    codePipeline
      .on(ListActionExecutionsCommand)
      .resolves({ actionExecutionDetails: [old], nextToken: 'n' });
    expect(await runs.revisionsOf(deployed)).toEqual([]);
    expect(codePipeline.commandCalls(ListActionExecutionsCommand)).toHaveLength(4);
  });

  const missing = new PipelineNotFoundException({ message: 'no', $metadata: {} });

  it('finds a pipeline in whatever region that is looked into, that of the stack first', async () => {
    const asked: string[] = [];
    codePipeline.on(ListActionExecutionsCommand).callsFake(async (_, getClient) => {
      const region = await getClient().config.region();
      asked.push(region);
      if (region !== 'us-east-1') throw missing;
      return { actionExecutionDetails: [shop] };
    });
    const elsewhere = { ...deployed, region: 'ap-south-1' };
    expect(await runs.revisionsOf(elsewhere)).toHaveLength(3);
    expect(asked).toEqual(['ap-south-1', 'eu-central-1', 'us-east-1']);
  });

  it('says so when there is no such pipeline anywhere', async () => {
    codePipeline.on(ListActionExecutionsCommand).rejects(missing);
    await expect(runs.revisionsOf(deployed)).rejects.toThrow('there is no pipeline network in');
  });

  it('asks after stacks alone', async () => {
    expect(await runs.revisionsOf({ ...deployed, engine: 'terraform' })).toEqual([]);
    expect(codePipeline.commandCalls(ListActionExecutionsCommand)).toHaveLength(0);
  });

  it('names the right that is missing', async () => {
    const denied = Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    codePipeline.on(ListActionExecutionsCommand).rejects(denied);
    await expect(runs.revisionsOf(deployed)).rejects.toThrow(
      'allow codepipeline:ListActionExecutions for this role',
    );
  });
});
