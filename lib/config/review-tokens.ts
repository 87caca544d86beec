/** Tokens of a pipeline, where it has any. */
export interface ReviewTokens {
  readonly github?: string;
  readonly gitlab?: string;
}

/** Reads what pipelines usually provide: `GITHUB_TOKEN` and `GITLAB_TOKEN`. */
export function readReviewTokens(env: NodeJS.ProcessEnv = process.env): ReviewTokens {
  const { GITHUB_TOKEN: github, GITLAB_TOKEN: gitlab } = env;
  return { ...(github && { github }), ...(gitlab && { gitlab }) };
}
