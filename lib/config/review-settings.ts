import type * as z from 'zod';
import type { ReviewPolicy } from '../domain/change/commit-lead.ts';
import type { Repository } from '../domain/change/review.ts';
import type { Severity } from '../domain/violation/severity.ts';
import type { reviewSchema } from './review-schema.ts';

export interface ReviewSettings {
  readonly policy: ReviewPolicy;
  readonly severity: Severity;
  readonly pipelines: readonly string[];
  readonly buildProjects: readonly string[];
  readonly githubTokenSecret?: string;
  readonly gitlabTokenSecret?: string;
}

/** What the section says, in the domain's types. */
export function toReviewSettings(section: z.output<typeof reviewSchema>): ReviewSettings {
  const { sessionPatterns, commitTags, repositoryTags, severity, pipelines, buildProjects } =
    section;
  const { branches, githubTokenSecret, gitlabTokenSecret } = section;
  const repositories = section.repositories.map(toRepository);
  return {
    policy: { repositories, branches, sessionPatterns, commitTags, repositoryTags },
    severity,
    pipelines,
    buildProjects,
    ...(githubTokenSecret !== undefined && { githubTokenSecret }),
    ...(gitlabTokenSecret !== undefined && { gitlabTokenSecret }),
  };
}

/** `owner/name` is on github.com; a first part with a dot is the host, which may be said to be GitLab's or GitHub's. */
export function toRepository(spelled: string): Repository {
  const [, said, named] = /^(?:(github|gitlab):)?(.*)$/is.exec(spelled) ?? [];
  const [first = '', ...rest] = (named ?? spelled).split('/');
  const kind = said?.toLowerCase();
  if (!first.includes('.') || rest.length < 2) {
    const path = named ?? spelled;
    return kind === 'gitlab'
      ? { host: 'gitlab', site: 'gitlab.com', path }
      : { host: 'github', site: 'github.com', path };
  }
  const isGitlab = kind === undefined ? /gitlab/i.test(first) : kind === 'gitlab';
  const site = first.toLowerCase();
  return { host: isGitlab ? 'gitlab' : 'github', site, path: rest.join('/') };
}
