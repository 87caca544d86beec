import { describe, expect, it } from 'vitest';
import { reviewSchema } from '../../lib/config/review-schema.ts';
import { toRepository } from '../../lib/config/review-settings.ts';
import { readReviewTokens } from '../../lib/config/review-tokens.ts';

describe('repositories', () => {
  it.each([
    ['acme/infra', 'github', 'github.com', 'acme/infra'],
    ['github.com/acme/infra', 'github', 'github.com', 'acme/infra'],
    ['git.example.com/acme/infra', 'github', 'git.example.com', 'acme/infra'],
    ['gitlab.com/group/sub/project', 'gitlab', 'gitlab.com', 'group/sub/project'],
    ['GitLab.example.com/group/project', 'gitlab', 'gitlab.example.com', 'group/project'],
    ['gitlab:git.example.com/group/project', 'gitlab', 'git.example.com', 'group/project'],
    ['github:gitlab.example.com/acme/infra', 'github', 'gitlab.example.com', 'acme/infra'],
    ['gitlab:group/project', 'gitlab', 'gitlab.com', 'group/project'],
    ['acme.inc/infra', 'github', 'github.com', 'acme.inc/infra'],
  ])('%s', (spelled, host, site, path) => {
    expect(reviewSchema.parse({ repositories: [spelled] }).repositories).toEqual([spelled]);
    expect(toRepository(spelled)).toEqual({ host, site, path });
  });

  it.each(['infra', 'https://github.com/acme/infra', 'acme/infra?x', '../x y', 'acme//infra'])(
    '%j is none',
    (spelled) => expect(reviewSchema.safeParse({ repositories: [spelled] }).success).toBe(false),
  );
});

it.each([
  ['infra-apply', true],
  ['a_b', true],
  ['x', false],
  ['arn:aws:codebuild:eu-central-1:111122223333:project/infra', false],
])('a project of CodeBuild is named, not addressed: %s', (name, isTaken) => {
  expect(reviewSchema.safeParse({ buildProjects: [name] }).success).toBe(isTaken);
});

it('pipelines are named, not addressed', () => {
  const isTaken = (name: string) => reviewSchema.safeParse({ pipelines: [name] }).success;
  expect(isTaken('infra-main')).toBe(true);
  expect(isTaken('arn:aws:codepipeline:eu-central-1:111122223333:infra')).toBe(false);
  expect(isTaken('*')).toBe(false);
});

describe('session patterns', () => {
  it('need a group named sha, and to be regular expressions', () => {
    const ok = (pattern: string) => reviewSchema.safeParse({ sessionPatterns: [pattern] }).success;
    expect(ok('^deploy-(?<sha>[0-9a-f]{40})$')).toBe(true);
    expect(ok('^deploy-([0-9a-f]{40})$')).toBe(false);
    expect(ok('(?<sha>[')).toBe(false);
  });
});

it('tokens of a pipeline are read where there are any', () => {
  expect(readReviewTokens({ GITHUB_TOKEN: 'a', GITLAB_TOKEN: '' })).toEqual({ github: 'a' });
});
