import { codeHosts } from '../adapters/code-host/code-hosts.ts';
import { githubReviews } from '../adapters/code-host/github-reviews.ts';
import { gitlabReviews } from '../adapters/code-host/gitlab-reviews.ts';
import type { ReviewTokens } from '../config/review-tokens.ts';
import type { ReviewSource } from '../ports/review-source.ts';
import type { Secret } from '../ports/secret.ts';

/** GitHub and GitLab, each with its token where there is one. */
export function reviewSource(tokens: {
  readonly github?: Secret;
  readonly gitlab?: Secret;
}): ReviewSource {
  const { github, gitlab } = tokens;
  return codeHosts({
    github: githubReviews({ ...(github && { token: github }) }),
    gitlab: gitlabReviews({ ...(gitlab && { token: gitlab }) }),
  });
}

/** The same with the tokens of a pipeline. */
export const pipelineReviews = ({ github, gitlab }: ReviewTokens): ReviewSource =>
  reviewSource({
    ...(github && { github: known(github) }),
    ...(gitlab && { gitlab: known(gitlab) }),
  });

const known = (text: string): Secret => ({ read: async () => text });
