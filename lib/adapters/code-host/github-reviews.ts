import * as z from 'zod';
import type { ProposedChange, ProposedCommit } from '../../domain/change/proposed-change.ts';
import type { Repository } from '../../domain/change/review.ts';
import type { ReviewSource } from '../../ports/review-source.ts';
import { githubCommits } from './github-commits.ts';
import { type HostOptions, listOf, shownList } from './json-pages.ts';
import { once } from './once.ts';

const login = z.object({ login: z.string(), type: z.string().nullish() }).nullish();

const pullSchema = z.object({
  number: z.int(),
  html_url: z.string(),
  merged_at: z.string().nullish(),
  merge_commit_sha: z.string().nullish(),
  user: login,
  head: z.object({ sha: z.string() }),
  base: z.object({
    ref: z.string(),
    repo: z
      .object({
        full_name: z.string(),
        default_branch: z.string().nullish(),
        private: z.boolean().nullish(),
      })
      .nullish(),
  }),
});

const reviewSchema = z.object({
  user: login,
  state: z.string(),
  commit_id: z.string().nullish(),
  submitted_at: z.string().nullish(),
  author_association: z.string().nullish(),
});

/** Of a commit whose address no account has, GitHub gives null or an empty object. */
const writer = z.object({ login: z.string().optional() }).nullish();

const commitSchema = z.object({
  sha: z.string(),
  author: writer,
  committer: writer,
  parents: z.array(z.unknown()).default([]),
  commit: z
    .object({ verification: z.object({ verified: z.boolean().default(false) }).nullish() })
    .nullish(),
});

type Pull = z.output<typeof pullSchema>;

const states: Readonly<Record<string, ProposedChange['reviews'][number]['state']>> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  DISMISSED: 'dismissed',
};
/** How GitHub calls those who belong to a repository; of members whom the token may not see it says less. */
const members = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);
/** The account under which GitHub itself commits. */
const itself = 'web-flow';
/** GitHub lists no more commits of a request. */
const mostCommits = 250;

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
  const baseOf = (repository: Repository) =>
    `${apiOf(repository.site)}/repos/${pathOf(repository)}`;
  const proposal = once(
    (base: string, pull: Pull) => toProposal(options, base, pull),
    (base, pull) => `${base} ${pull.number}`,
  );
  return {
    commitsBetween: (repository, from, to) => githubCommits(options, baseOf(repository), from, to),

    async proposals(repository, sha) {
      const base = baseOf(repository);
      const list = `${base}/commits/${encodeURIComponent(sha)}/pulls?per_page=100`;
      const found = await listOf(options, list);
      if (found === undefined) return undefined;
      const pulls = z.array(pullSchema).parse(found).filter(isOf(repository));
      const changes: ProposedChange[] = [];
      for (const pull of pulls) changes.push(await proposal(base, pull));
      const defaultBranch = pulls.find(({ base: { repo } }) => repo?.default_branch)?.base.repo;
      return { changes, ...defaultOf(defaultBranch?.default_branch) };
    },
  };
}

/** A site of GitHub's own that keeps data in a region has its API beside it; a server has it below. */
export function githubApi(site: string): string {
  if (site === 'github.com' || site.endsWith('.ghe.com')) return `https://api.${site}`;
  return `https://${site}/api/v3`;
}

const pathOf = ({ path }: Repository): string => path.split('/').map(encodeURIComponent).join('/');

/** Forks share commits, and what somebody merged in a fork of theirs says nothing. */
const isOf =
  ({ path }: Repository) =>
  ({ base }: Pull): boolean =>
    !base.repo || base.repo.full_name.toLowerCase() === path.toLowerCase();

const defaultOf = (defaultBranch: string | null | undefined) =>
  defaultBranch ? { defaultBranch } : {};

async function toProposal(options: HostOptions, base: string, pull: Pull): Promise<ProposedChange> {
  const { number, merged_at: mergedAt, merge_commit_sha: landed } = pull;
  const change = {
    url: pull.html_url,
    author: pull.user?.login ?? 'ghost',
    merged: Boolean(mergedAt),
    ...(mergedAt && { mergedAt }),
    into: pull.base.ref,
    headSha: pull.head.sha,
    landedAs: mergedAt && landed ? [landed] : [],
  };
  if (!change.merged) return { ...change, commits: [], reviews: [] };
  const reviews = await shownList(options, `${base}/pulls/${number}/reviews?per_page=100`);
  const listed = await shownList(options, `${base}/pulls/${number}/commits?per_page=100`);
  const commits = z.array(commitSchema).parse(listed).map(toCommit);
  return {
    ...change,
    commits,
    ...(commits.length >= mostCommits && { hasMoreCommits: true as const }),
    reviews: z.array(reviewSchema).parse(reviews).map(toReview(pull)),
  };
}

function toCommit({ sha, author, committer, parents, commit }: z.output<typeof commitSchema>) {
  const writers = [author?.login, committer?.login].filter(
    (it): it is string => it !== undefined && it !== itself,
  );
  const isUpdate =
    parents.length === 2 && committer?.login === itself && commit?.verification?.verified === true;
  return {
    sha,
    writers: [...new Set(writers)],
    ...(isUpdate && { isUpdate }),
  } satisfies ProposedCommit;
}

const toReview =
  (pull: Pull) =>
  (review: z.output<typeof reviewSchema>): ProposedChange['reviews'][number] => ({
    reviewer: review.user?.login ?? 'ghost',
    state: states[review.state.toUpperCase()] ?? 'commented',
    ...(review.commit_id && { commitSha: review.commit_id }),
    ...(review.submitted_at && { at: review.submitted_at }),
    standing: standingOf(pull, review),
  });

/** Whoever may read a public repository may approve in it. */
function standingOf({ base }: Pull, { user, author_association }: z.output<typeof reviewSchema>) {
  if (user?.type === 'Bot') return 'machine';
  const belongs = base.repo?.private === true || members.has(author_association ?? '');
  return belongs ? 'member' : 'not-told';
}
