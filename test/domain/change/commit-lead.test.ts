import { describe, expect, it } from 'vitest';
import {
  commitLead,
  type ReviewPolicy,
  type Tags,
} from '../../../lib/domain/change/commit-lead.ts';
import { type Deployment, deploymentOf } from '../../../lib/domain/change/deployment.ts';
import type { JudgedChange } from '../../../lib/domain/change/judge.ts';
import { judged } from '../../helpers/judged.ts';
import { type Raw, record, role } from '../../helpers/record.ts';

const sha = '0123456789abcdef0123456789abcdef01234567';
const infra = { host: 'github', site: 'github.com', path: 'acme/infra' } as const;
const shop = { host: 'gitlab', site: 'gitlab.example.com', path: 'acme/web/shop' } as const;
const policy: ReviewPolicy = {
  repositories: [infra, shop],
  branches: [],
  sessionPatterns: [
    '^gh-(?<repository>.+)-(?<sha>[0-9a-f]{40})$',
    '^deploy@(?<sha>[0-9a-f]{7,40})$',
  ],
  commitTags: ['commit'],
  repositoryTags: ['repository'],
};
const approved = { approvedPrincipals: ['arn:aws:iam::111122223333:role/ci'] };

const execute = (session: string, given: Raw = {}): JudgedChange =>
  judged(
    record({
      userIdentity: role('ci', session),
      eventSource: 'cloudformation.amazonaws.com',
      eventName: 'ExecuteChangeSet',
      requestParameters: {
        stackName: 'arn:aws:cloudformation:eu-central-1:111122223333:stack/Shop/0a1b',
        changeSetName: 'c',
      },
      responseElements: null,
      ...given,
    }),
    approved,
  );

function deployment(change: JudgedChange): Deployment {
  const found = deploymentOf(change);
  if (found === undefined) throw new Error('no deployment');
  return found;
}

function ranBy(name: string, principal = 'token.actions.githubusercontent.com'): JudgedChange {
  const change = execute('GitHubActions');
  const actor = { ...change.event.actor, behind: { kind: 'federated' as const, principal, name } };
  return { ...change, event: { ...change.event, actor } };
}

describe('the commit behind a deployment', () => {
  it.each<[string, JudgedChange, Tags, readonly unknown[]]>([
    ['a tag of the stack', execute('x'), { Commit: sha }, [infra, shop]],
    [
      'tags that name the repository',
      execute('x'),
      { commit: sha, Repository: 'https://github.com/acme/infra.git' },
      [infra],
    ],
    ['a session’s name', execute(`deploy@${sha}`), {}, [infra, shop]],
    ['a session’s name with the repository in it', execute(`gh-acme.web.shop-${sha}`), {}, [shop]],
    [
      'a verified token, and a tag',
      ranBy('repo:acme/infra:ref:refs/heads/main'),
      { commit: sha },
      [infra],
    ],
  ])('is found by %s', (_, change, tags, repositories) => {
    expect(commitLead(deployment(change), tags, policy)).toMatchObject({
      kind: 'found',
      sha,
      repositories,
    });
  });

  it.each<[string, JudgedChange, Tags, string]>([
    ['nothing names it', execute('x'), {}, 'tag the stack with the commit'],
    [
      'the tag is no commit',
      execute('x'),
      { commit: 'main; rm -rf /' },
      'nothing names the commit',
    ],
    [
      'the token says who ran it alone',
      ranBy('repo:acme/infra:ref:refs/heads/main'),
      {},
      'the pipeline of acme/infra ran it',
    ],
    [
      'its repository is not known',
      execute('x'),
      { commit: sha, repository: 'evil/infra' },
      'evil/infra is not among review.repositories',
    ],
    [
      'the token outranks the tag',
      ranBy('repo:evil/x:ref:refs/heads/main'),
      { commit: sha, repository: 'acme/infra' },
      'evil/x is not among',
    ],
  ])('is not known when %s', (_, change, tags, reason) => {
    expect(commitLead(deployment(change), tags, policy)).toEqual({
      kind: 'unknown',
      reason: expect.stringContaining(reason),
    });
  });

  it.each([
    ['repo:acme/infra:ref:refs/heads/feature/x', 'feature/x'],
    ['repo:acme/infra:ref:refs/tags/v1', undefined],
    ['repo:acme/infra:environment:production', undefined],
    ['project_path:acme/web/shop:ref_type:branch:ref:main', 'main'],
    ['project_path:acme/web/shop:ref_type:tag:ref:v1', undefined],
  ])('tells the branch that a verified token names: %s', (subject, fromBranch) => {
    const lead = commitLead(deployment(ranBy(subject)), { commit: sha }, policy);
    expect(lead.kind === 'found' && lead.fromBranch).toBe(fromBranch);
  });

  it('takes no repository for another that is spelled alike', () => {
    const alike = ranBy('repo:acme-web/shop:ref:refs/heads/main');
    expect(commitLead(deployment(alike), { commit: sha }, policy).kind).toBe('unknown');
  });

  it('is not reviewed when the token is that of an open pull request', () => {
    expect(
      commitLead(deployment(ranBy('repo:acme/infra:pull_request')), { commit: sha }, policy).kind,
    ).toBe('unreviewed');
  });
});

describe('what a deployment is', () => {
  const terraform = (session: string, action = 'CreateSecurityGroup') =>
    judged(
      record({
        userIdentity: role('ci', session),
        eventName: action,
        userAgent: 'HashiCorp Terraform/1.9.8 terraform-provider-aws/5.74.0',
      }),
      approved,
    );

  it('the execution of a change set, by the stack’s name', () => {
    expect(deployment(execute('x'))).toMatchObject({ engine: 'cloudformation', unit: 'Shop' });
  });

  it('all calls of one session of a tool', () => {
    expect(deployment(terraform('run-1')).id).toBe(deployment(terraform('run-1', 'CreateVpc')).id);
    expect(deployment(terraform('run-1'))).toMatchObject({ engine: 'terraform', unit: 'run-1' });
  });

  it.each([
    ['a failed call', execute('x', { errorCode: 'ValidationError' })],
    [
      'a nested stack, which CloudFormation makes',
      execute('x', {
        userIdentity: { ...role('ci', 'x'), invokedBy: 'cloudformation.amazonaws.com' },
        sourceIPAddress: 'cloudformation.amazonaws.com',
        userAgent: 'cloudformation.amazonaws.com',
      }),
    ],
    [
      'what policy has told already',
      judged(
        record({
          eventSource: 'cloudformation.amazonaws.com',
          eventName: 'ExecuteChangeSet',
          sessionCredentialFromConsole: 'true',
        }),
      ),
    ],
    ['a call of something else', judged(record({ userIdentity: role('ci', 'x') }), approved)],
  ])('is not %s', (_, change) => {
    expect(deploymentOf(change)).toBeUndefined();
  });
});

describe('the run of a pipeline', () => {
  const by = 'run 1 of pipeline infra';
  const stack = deployment(execute('x'));

  it.each<[string, Parameters<typeof commitLead>[3], object]>([
    [
      'names the commit and its repository',
      [{ sha, repository: 'acme/infra', by }],
      { kind: 'found', sha, repositories: [infra], by },
    ],
    [
      'of several sources, that of ours counts',
      [
        { sha: 'f'.repeat(40), repository: 'other/tools', by },
        { sha, repository: 'acme/web/shop', by },
      ],
      { kind: 'found', sha, repositories: [shop] },
    ],
    [
      'a source that is no commit is none of code',
      [{ sha: 'Zk1.version-of-an-object', by }],
      { kind: 'unknown' },
    ],
    [
      'a repository that is not named in the settings',
      [{ sha, repository: 'other/tools', by }],
      { kind: 'unknown', reason: expect.stringContaining('other/tools is not among') },
    ],
  ])('%s', (_, revisions, expected) => {
    expect(commitLead(stack, {}, policy, revisions)).toMatchObject(expected);
  });

  it('does not outrank a tag', () => {
    const tagged = commitLead(stack, { commit: sha }, policy, [{ sha: 'f'.repeat(40), by }]);
    expect(tagged).toMatchObject({ kind: 'found', sha });
  });

  it('is looked for where the pipeline itself made the call, and not another service', () => {
    const through = (service: string) =>
      deploymentOf(
        execute('x', {
          userIdentity: { ...role('pipeline', 'x'), invokedBy: `${service}.amazonaws.com` },
          sourceIPAddress: `${service}.amazonaws.com`,
          userAgent: `${service}.amazonaws.com`,
        }),
      );
    expect(through('codepipeline')).toMatchObject({ engine: 'cloudformation', unit: 'Shop' });
    expect(through('servicecatalog')).toBeUndefined();
  });
});
