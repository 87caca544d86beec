import * as z from 'zod';
import { severities } from '../domain/violation/severity.ts';
import { isBoundedPattern } from './bounded-pattern.ts';

const text = z.string().trim().min(1);

const repository = z
  .string()
  .trim()
  .regex(
    /^((github|gitlab):)?([a-z0-9-]+(\.[a-z0-9-]+)+\/)?[\w.-]+(\/[\w.-]+)+$/i,
    'write owner/name for GitHub, or with the host before it, e.g. gitlab.com/group/project, or gitlab:git.example.com/group/project where the host does not say what it is',
  );

const pattern = text
  .refine(
    isPatternWithSha,
    'write a regular expression with a group named sha, e.g. ^deploy-(?<sha>[0-9a-f]{40})$',
  )
  .refine(
    isBoundedPattern,
    'simplify it: this pattern could take forever on a session name that somebody makes up; repeat no group that repeats or chooses inside, refer back to none, and use at most 4 of + and *',
  );

function isPatternWithSha(value: string): boolean {
  try {
    new RegExp(value);
    return value.includes('(?<sha>');
  } catch {
    return false;
  }
}

/** How deployments lead back to reviewed commits; nothing is looked up without `repositories`. */
export const reviewSchema = z.strictObject({
  repositories: z
    .array(repository)
    .default([])
    .describe('Where deployed code is kept: owner/name on GitHub, or with the host before it'),
  branches: z
    .array(text)
    .max(50)
    .default([])
    .describe(
      'Branches that requests have to be merged into; * and ? are wildcards (default: the default branch of each repository)',
    ),
  sessionPatterns: z
    .array(pattern)
    .default([])
    .describe('Regular expressions over role session names, with a group named sha'),
  commitTags: z
    .array(text)
    .default(['commit', 'git-commit', 'git:commit', 'CommitSha'])
    .describe('Keys of stack tags that hold the commit'),
  repositoryTags: z
    .array(text)
    .default(['repository', 'git-repository', 'git:repository'])
    .describe('Keys of stack tags that hold the repository'),
  pipelines: z
    .array(
      z
        .string()
        .regex(
          /^[A-Za-z0-9.@_-]{1,100}$/,
          'write the name of a pipeline of CodePipeline, e.g. infra',
        ),
    )
    .default([])
    .describe('Names of CodePipeline pipelines that deploy stacks; their runs tell the commit'),
  buildProjects: z
    .array(
      z
        .string()
        .regex(
          /^[A-Za-z0-9][A-Za-z0-9_-]{1,254}$/,
          'write the name of a project of CodeBuild, e.g. infra-apply',
        ),
    )
    .max(100)
    .default([])
    .describe('Names of CodeBuild projects that run IaC tools; their builds tell the commit'),
  githubTokenSecret: text
    .optional()
    .describe('Name of the Secrets Manager secret that holds a token which may read pull requests'),
  gitlabTokenSecret: text
    .optional()
    .describe('Name of the Secrets Manager secret that holds a token with the scope read_api'),
  severity: z
    .enum(severities)
    .default('medium')
    .describe('Severity of a deployment nobody reviewed'),
});

/** Whether a repository is spelled as the settings take it. */
export const isRepository = (spelled: string): boolean => repository.safeParse(spelled).success;
