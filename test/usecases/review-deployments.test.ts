import { describe, expect, it } from 'vitest';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { memoryDeploymentLog } from '../../lib/adapters/memory/deployment-log.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import type { ProposedChange } from '../../lib/domain/change/proposed-change.ts';
import type { PipelineRuns } from '../../lib/ports/pipeline-runs.ts';
import { Deployments, reviewDeployments } from '../../lib/usecases/review-deployments.ts';
import { collect } from '../builders.ts';
import { judged, policyWith } from '../helpers/judged.ts';
import { type Raw, record, role } from '../helpers/record.ts';

const sha = '0123456789abcdef0123456789abcdef01234567';
const window = { from: '2026-11-03T00:00:00Z', to: '2026-11-04T00:00:00Z' };
const infra = { host: 'github', site: 'github.com', path: 'acme/infra' } as const;
const approvedPull: ProposedChange = {
  url: 'https://github.com/acme/infra/pull/7',
  author: 'dana',
  merged: true,
  mergedAt: '2026-11-03T14:00:00Z',
  into: 'main',
  headSha: sha,
  landedAs: [],
  commits: [{ sha, writers: ['dana'] }],
  reviews: [{ reviewer: 'eli', state: 'approved', commitSha: sha, standing: 'member' }],
};

const deployed = (given: Raw = {}) =>
  judged(
    record({
      userIdentity: role('ci', 'run'),
      eventSource: 'cloudformation.amazonaws.com',
      eventName: 'ExecuteChangeSet',
      requestParameters: { stackName: 'Shop' },
      responseElements: null,
      ...given,
    }),
    { approvedPrincipals: ['arn:aws:iam::111122223333:role/ci'] },
  );

const nothingRan: PipelineRuns = { revisionsOf: async () => [] };

function setup(
  answer: () => readonly ProposedChange[] | undefined,
  tagsOf: () => Record<string, string> = () => ({ commit: sha }),
  runs?: PipelineRuns,
) {
  const store = memoryViolationStore();
  const log = memoryDeploymentLog();
  const asked: string[] = [];
  const deps = {
    source: {
      proposals: async (_: unknown, commit: string) => {
        asked.push(commit);
        const changes = answer();
        return changes && { defaultBranch: 'main', changes };
      },
    },
    tags: { tagsOf: async () => tagsOf() },
    ...(runs && { runs: [nothingRan, runs] }),
    log,
    store,
    clock: memoryClock('2026-11-03T15:00:00Z'),
    review: {
      repositories: [infra],
      branches: [],
      sessionPatterns: [],
      commitTags: ['commit'],
      repositoryTags: [],
    },
    severity: 'medium' as const,
    policy: policyWith(),
    remainingTimeMs: () => 600_000,
  };
  return {
    asked,
    log,
    run(...changes: ReturnType<typeof deployed>[]) {
      const deployments = new Deployments();
      for (const change of changes) deployments.add(change);
      return reviewDeployments(deps, deployments.all());
    },
    violations: () => collect(store.list(window)),
    known: () => collect(log.list(window)),
  };
}

describe('reviews behind deployments', () => {
  it('an approved pull request is no violation, and is asked after once', async () => {
    const { run, violations, known, asked } = setup(() => [approvedPull]);
    expect(await run(deployed())).toEqual({ reviewed: 1, unreviewed: 0, unknown: 0, known: 0 });
    expect(await run(deployed())).toEqual({ reviewed: 0, unreviewed: 0, unknown: 0, known: 1 });
    expect(asked).toEqual([sha]);
    expect(await violations()).toEqual([]);
    expect(await known()).toMatchObject([
      { engine: 'cloudformation', unit: 'Shop', review: { kind: 'reviewed', approvedBy: ['eli'] } },
    ]);
  });

  it.each<[string, Partial<ProposedChange>, string]>([
    ['into another branch', { into: 'develop' }, 'was merged into develop'],
    ['after it was deployed', { mergedAt: '2026-11-03T14:12:10Z' }, 'was merged after'],
  ])('a request that was merged %s is a violation', async (_, given, reason) => {
    const { run, violations } = setup(() => [{ ...approvedPull, ...given }]);
    expect((await run(deployed())).unreviewed).toBe(1);
    expect(await violations()).toMatchObject([{ reason: expect.stringContaining(reason) }]);
  });

  it('none is a violation, told once', async () => {
    const { run, violations } = setup(() => []);
    await run(deployed());
    await run(deployed());
    expect(await violations()).toMatchObject([
      {
        kind: 'unreviewed-deployment',
        severity: 'medium',
        at: '2026-11-03T14:12:09Z',
        reason:
          'cloudformation deployed Shop without a review: no pull request brought commit 0123456789ab in',
      },
    ]);
  });

  it('what could not be told is unknown, counted and asked after again', async () => {
    let fails = true;
    const { run, violations, known } = setup(() => {
      if (fails) throw new Error('github.com could not be reached: ENOTFOUND');
      return [approvedPull];
    });
    expect((await run(deployed())).unknown).toBe(1);
    expect(await known()).toMatchObject([
      { review: { kind: 'unknown', reason: 'github.com could not be reached: ENOTFOUND' } },
    ]);
    fails = false;
    expect((await run(deployed())).reviewed).toBe(1);
    expect(await violations()).toEqual([]);
    expect(await known()).toHaveLength(1);
  });

  it.each<[string, () => Record<string, string>, string]>([
    ['nothing names a commit', () => ({}), 'nothing names the commit'],
    [
      'the stack may not be read',
      () => {
        throw new Error('cloudformation:DescribeStacks was denied');
      },
      'was denied',
    ],
  ])('is unknown when %s', async (_, tagsOf, reason) => {
    const { run, known } = setup(() => [approvedPull], tagsOf);
    expect((await run(deployed())).unknown).toBe(1);
    expect(await known()).toMatchObject([
      { review: { kind: 'unknown', reason: expect.stringContaining(reason) } },
    ]);
  });

  it('asks the pipelines where nothing else names a commit', async () => {
    const questions: unknown[] = [];
    const revisionsOf = async (...question: unknown[]) => {
      questions.push(question);
      return [{ sha, repository: 'acme/infra', by: 'run 1 of pipeline infra' }];
    };
    const untagged = setup(
      () => [approvedPull],
      () => ({}),
      { revisionsOf },
    );
    expect((await untagged.run(deployed())).reviewed).toBe(1);
    const question = { engine: 'cloudformation', unit: 'Shop', at: '2026-11-03T14:12:09Z' };
    expect(questions).toEqual([[{ ...question, region: 'eu-central-1' }]]);
    const tagged = setup(() => [approvedPull], undefined, { revisionsOf });
    expect((await tagged.run(deployed())).reviewed).toBe(1);
    expect(questions).toHaveLength(1);
  });

  it('follows a session of Terraform to the build that it was named after', async () => {
    const session = 'AWSCodeBuild-3a5b1c2d-0e4f-4a6b-8c7d-9e0f1a2b3c4d';
    const applied = deployed({
      userIdentity: role('ci', session),
      eventSource: 'ec2.amazonaws.com',
      eventName: 'CreateVpc',
      userAgent: 'APN/1.0 HashiCorp/1.0 Terraform/1.9.8 aws-sdk-go-v2/1.32.2',
      requestParameters: {},
    });
    const revisionsOf: PipelineRuns['revisionsOf'] = async ({ unit }) =>
      unit === session ? [{ sha, repository: 'acme/infra', by: 'build infra:1' }] : [];
    const { run } = setup(
      () => [approvedPull],
      () => ({}),
      { revisionsOf },
    );
    expect((await run(applied)).reviewed).toBe(1);
  });

  it('is unknown where the pipelines cannot be asked', async () => {
    const revisionsOf = () => Promise.reject(new Error('codepipeline was denied'));
    const { run, known } = setup(
      () => [approvedPull],
      () => ({}),
      { revisionsOf },
    );
    expect((await run(deployed())).unknown).toBe(1);
    expect(await known()).toMatchObject([{ review: { reason: 'codepipeline was denied' } }]);
  });

  it('goes by the tags that the call itself set', async () => {
    const other = 'f'.repeat(40);
    const { run, asked } = setup(() => [approvedPull]);
    await run(
      deployed({
        requestParameters: { stackName: 'Shop', tags: [{ key: 'commit', value: other }] },
      }),
    );
    expect(asked).toEqual([other]);
  });

  it('takes no tag for what a call deployed that set none: it is that of the deployment before', async () => {
    const { run, asked } = setup(() => [approvedPull]);
    expect((await run(deployed({ eventName: 'UpdateStack' }))).unknown).toBe(1);
    expect(asked).toEqual([]);
  });

  it('a repository without the commit is no proof of anything', async () => {
    const { run } = setup(() => undefined);
    expect((await run(deployed())).unknown).toBe(1);
  });
});
