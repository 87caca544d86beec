import * as z from 'zod';
import type { ProposedChange, Repository } from '../../domain/change/review.ts';
import type { ReviewSource } from '../../ports/review-source.ts';
import { type HostOptions, listOf } from './json-pages.ts';

const login = z.object({ login: z.string() }).nullable();

const pullSchema = z.object({
  number: z.int(),
  html_url: z.string(),
  merged_at: z.string().nullable().default(null),
  user: login,
  head: z.object({ sha: z.string() }),
});

const reviewSchema = z.object({
  user: login,
  state: z.string(),
  commit_id: z.string().nullish(),
});

const states: Readonly<Record<string, ProposedChange['reviews'][number]['state']>> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  DISMISSED: 'dismissed',
};

type GithubOptions = Omit<HostOptions, 'header'> & {
  /** Where the API of a site is. @default as GitHub says */
  readonly apiOf?: (site: string) => string;
};

/** Pull requests of GitHub, its own or an enterprise's. */
export function githubReviews({ apiOf = githubApi, ...rest }: GithubOptions): ReviewSource {
  const options: HostOptions = {
    ...rest,
    header: (token) => ({ authorization: `Bearer ${token}`, 'x-github-api-version': '2022-11-28' }),
  };
  return {
    async proposals(repository, sha) {
      const base = `${apiOf(repository.site)}/repos/${pathOf(repository)}`;
      const list = `${base}/commits/${encodeURIComponent(sha)}/pulls?per_page=100`;
      const pulls = await listOf(options, list);
      if (pulls === undefined) return undefined;
      const proposals: ProposedChange[] = [];
      for (const pull of z.array(pullSchema).parse(pulls)) {
        const reviews = await listOf(options, `${base}/pulls/${pull.number}/reviews?per_page=100`);
        proposals.push(toProposal(pull, z.array(reviewSchema).parse(reviews ?? [])));
      }
      return proposals;
    },
  };
}

const githubApi = (site: string): string =>
  site === 'github.com' ? 'https://api.github.com' : `https://${site}/api/v3`;

const pathOf = ({ path }: Repository): string => path.split('/').map(encodeURIComponent).join('/');

function toProposal(
  pull: z.output<typeof pullSchema>,
  reviews: readonly z.output<typeof reviewSchema>[],
): ProposedChange {
  return {
    url: pull.html_url,
    author: pull.user?.login ?? 'ghost',
    merged: pull.merged_at !== null,
    headSha: pull.head.sha,
    reviews: reviews.map(({ user, state, commit_id: commit }) => ({
      reviewer: user?.login ?? 'ghost',
      state: states[state.toUpperCase()] ?? 'commented',
      ...(commit && { commitSha: commit }),
    })),
  };
}
