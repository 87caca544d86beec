import { BatchGetBuildsCommand, CodeBuildClient } from '@aws-sdk/client-codebuild';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildRuns } from '../../../lib/adapters/aws/build-runs.ts';

const codeBuild = mockClient(CodeBuildClient);
const sha = '0123456789abcdef0123456789abcdef01234567';
const id = '3a5b1c2d-0e4f-4a6b-8c7d-9e0f1a2b3c4d';
const deployed = {
  engine: 'terraform',
  unit: `AWSCodeBuild-${id}`,
  at: '2026-11-03T14:12:09Z',
  region: 'us-east-1',
};
const build = (given: object = {}) => ({
  id: `infra:${id}`,
  startTime: new Date('2026-11-03T14:10:00Z'),
  endTime: new Date('2026-11-03T14:20:00Z'),
  resolvedSourceVersion: sha,
  source: { type: 'GITHUB' as const, location: 'https://github.com/acme/infra.git' },
  ...given,
});

const runs = buildRuns({
  clientOf: (region) => new CodeBuildClient({ region }),
  regions: ['eu-central-1', 'us-east-1'],
  projects: ['network', 'infra'],
});

beforeEach(() => {
  codeBuild.reset();
  codeBuild.on(BatchGetBuildsCommand).resolves({ builds: [] });
});

describe('builds', () => {
  it('names the commit of the build that the session is named after, in whatever region', async () => {
    const asked: string[] = [];
    codeBuild.on(BatchGetBuildsCommand).callsFake(async (_, getClient) => {
      const region = await getClient().config.region();
      asked.push(region);
      return { builds: region === 'eu-central-1' ? [build()] : [] };
    });
    expect(await runs.revisionsOf(deployed)).toEqual([
      { sha, repository: 'acme/infra', by: `build infra:${id}` },
    ]);
    expect(asked).toEqual(['us-east-1', 'eu-central-1']);
    expect(codeBuild.commandCalls(BatchGetBuildsCommand)[0]?.args[0].input).toEqual({
      ids: [`network:${id}`, `infra:${id}`],
    });
  });

  it('one that is still under way counts, and one of a pipeline names no repository', async () => {
    const { endTime: _, ...underWay } = build({ source: { type: 'CODEPIPELINE' as const } });
    codeBuild.on(BatchGetBuildsCommand).resolves({ builds: [underWay] });
    expect(await runs.revisionsOf(deployed)).toEqual([{ sha, by: `build infra:${id}` }]);
  });

  it.each([
    ['over by then', build({ endTime: new Date('2026-11-03T14:11:00Z') })],
    ['not begun', build({ startTime: new Date('2026-11-03T15:00:00Z') })],
    ['without a commit', build({ resolvedSourceVersion: undefined })],
  ])('tells nothing by a build that is %s', async (_, found) => {
    codeBuild.on(BatchGetBuildsCommand).resolves({ builds: [found] });
    expect(await runs.revisionsOf(deployed)).toEqual([]);
  });

  it.each(['Shop', 'AWSCodeBuild-', `AWSCodeBuild-${id}x`, `x-AWSCodeBuild-${id}`])(
    'does not ask after %s',
    async (unit) => {
      expect(await runs.revisionsOf({ ...deployed, unit })).toEqual([]);
      expect(codeBuild.commandCalls(BatchGetBuildsCommand)).toHaveLength(0);
    },
  );

  it('names the right that is missing', async () => {
    const denied = Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    codeBuild.on(BatchGetBuildsCommand).rejects(denied);
    await expect(runs.revisionsOf(deployed)).rejects.toThrow('allow codebuild:BatchGetBuilds');
  });
});
