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
  answer: (commit: string) => readonly ProposedChange[] | undefined,
  tagsOf: () => Record<string, string> = () => ({ commit: sha }),
  runs?: PipelineRuns,
) {
  const store = memoryViolationStore();
  const log = memoryDeploymentLog();
  const asked: string[] = [];
  const between: [string, string][] = [];
  /** What came in beneath each deployed commit. */
  const line: string[] = [];
  const deps = {
    source: () => ({
      proposals: async (_: unknown, commit: string) => {
        asked.push(commit);
        const changes = answer(commit);
        return changes && { defaultBranch: 'main', changes };
      },
      commitsBetween: async (_: unknown, from: string, to: string) => {
        between.push([from, to]);
        return { commits: [to, ...line].map((it) => ({ sha: it, parents: [] })) };
      },
    }),
    tags: { tagsOf: async () => tagsOf() },
    ...(runs && { runs: [nothingRan, runs] }),
    log,
    store,
    clock: memoryClock('2026-11-03T15:00:00Z'),
    review: {
      repositories: [infra],
      branches: [],
      sessionPatterns: [] as string[],
      commitTags: ['commit'],
      repositoryTags: [],
    },
    severity: 'medium' as const,
    policy: policyWith(),
    remainingTimeMs: () => 600_000,
  };
  return {
    asked,
    between,
    line,
    deps,
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

  describe('go on from the deployment before', () => {
    const older = 'a'.repeat(40);
    const pushed = 'b'.repeat(40);
    const first = { eventID: 'e1', eventTime: '2026-11-03T13:00:00Z' };
    const given = (commit: string, more: Raw = {}) =>
      deployed({
        requestParameters: {
          stackName: 'Shop',
          tags: [{ key: 'commit', value: commit }],
          ...(more['requestParameters'] as object | undefined),
        },
        ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== 'requestParameters')),
      });
    /** The request of each commit is approved, and was merged before; none brought `pushed` in. */
    const approved = (commit: string) =>
      commit === pushed
        ? []
        : [
            {
              ...approvedPull,
              url: `https://github.com/acme/infra/pull/${commit[0]}`,
              mergedAt: '2026-11-03T12:00:00Z',
              headSha: commit,
              commits: [{ sha: commit, writers: ['dana'] }],
              reviews: [
                { reviewer: 'eli', state: 'approved', commitSha: commit, standing: 'member' },
              ],
            } as const,
          ];

    it('yes: nothing else came in, and the answer says since when', async () => {
      const { run, between, known } = setup(approved);
      expect(await run(given(sha), given(older, first))).toMatchObject({ reviewed: 2 });
      expect(between).toEqual([[older, sha]]);
      const [one, two] = (await known()).map(({ review }) => review);
      expect(one).not.toHaveProperty('since');
      expect(two).toMatchObject({ kind: 'reviewed', since: older });
    });

    it('no: a commit was pushed beneath a reviewed one, and is told once', async () => {
      const { run, line, violations } = setup(approved);
      await run(given(older, first));
      line.push(pushed);
      expect(await run(given(sha))).toMatchObject({ unreviewed: 1 });
      line.length = 0;
      const later = { eventID: 'e3', eventTime: '2026-11-03T14:30:00Z' };
      expect(await run(given('c'.repeat(40), later))).toMatchObject({ reviewed: 1 });
      expect(await violations()).toMatchObject([
        {
          reason:
            'cloudformation deployed Shop without a review: of what came in since commit aaaaaaaaaaaa was deployed: no pull request brought commit bbbbbbbbbbbb in',
        },
      ]);
    });

    it('a new stack goes on from what was deployed of its repository, an old one from its own', async () => {
      const { run, between } = setup(approved);
      const other = (name: string) => ({ requestParameters: { stackName: name } });
      const at = (eventID: string, time: string) => ({ eventID, eventTime: `2026-11-03T${time}Z` });
      await run(
        given(older, first),
        given('c'.repeat(40), { ...at('e2', '13:10:00'), ...other('Web') }),
        given(sha, at('e3', '13:20:00')),
      );
      expect(between).toEqual([
        [older, 'c'.repeat(40)],
        [older, sha],
      ]);
    });

    it('nothing is left out where one could not be looked at', async () => {
      let fails = false;
      const { run, between } = setup((commit) => {
        if (fails) throw new Error('github.com is rate limited');
        return approved(commit);
      });
      await run(given(older, first));
      fails = true;
      const second = { eventID: 'e2', eventTime: '2026-11-03T13:30:00Z' };
      expect(await run(given('c'.repeat(40), second))).toMatchObject({ unknown: 1 });
      fails = false;
      await run(given(sha));
      expect(between.at(-1)).toEqual([older, sha]);
    });

    it('a session that is seen again by a later call does not go on from itself', async () => {
      const applied = (minute: string, eventID: string) =>
        deployed({
          userIdentity: role('ci', `deploy-${sha}`),
          eventSource: 'ec2.amazonaws.com',
          eventName: 'CreateVpc',
          eventTime: `2026-11-03T14:${minute}:00Z`,
          userAgent: 'APN/1.0 HashiCorp/1.0 Terraform/1.9.8 aws-sdk-go-v2/1.32.2',
          requestParameters: {},
          eventID,
        });
      const stranger = (commit: string) =>
        approved(commit).map((it) => ({
          ...it,
          reviews: it.reviews.map((review) => ({ ...review, standing: 'not-told' as const })),
        }));
      const { run, between, deps } = setup(stranger);
      deps.review.sessionPatterns.push('^deploy-(?<sha>[0-9a-f]{40})$');
      expect(await run(applied('12', 's1'))).toMatchObject({ unknown: 1 });
      expect(await run(applied('20', 's2'))).toMatchObject({ unknown: 1 });
      expect(between).toEqual([]);
    });
  });
});
