import * as z from 'zod';
import type { ProposedChange } from '../../domain/change/proposed-change.ts';
import type { Repository } from '../../domain/change/review.ts';
import type { ReviewSource } from '../../ports/review-source.ts';
import { type Approval, approvalReviews } from './gitlab-approvals.ts';
import { gitlabCommits } from './gitlab-commits.ts';
import { type HostOptions, listOf, objectOf, shownList } from './json-pages.ts';
import { once } from './once.ts';

const requestSchema = z.object({
  iid: z.int(),
  web_url: z.string(),
  state: z.string(),
  merged_at: z.string().nullish(),
  target_branch: z.string(),
  target_project_id: z.int().nullish(),
  sha: z.string().nullish(),
  merge_commit_sha: z.string().nullish(),
  squash_commit_sha: z.string().nullish(),
  author: z.object({ username: z.string() }).nullish(),
});
type Request = z.output<typeof requestSchema>;

const approvalsSchema = z.object({
  approved_by: z
    .array(
      z.object({
        user: z.object({ username: z.string(), name: z.string().default('') }),
        // Since GitLab 17.
        approved_at: z.string().nullish(),
      }),
    )
    .default([]),
});

const versionSchema = z.object({
  head_commit_sha: z.string(),
  created_at: z.string(),
  patch_id_sha: z.string().nullish(),
});

const commitSchema = z.object({
  id: z.string(),
  author_name: z.string().nullish(),
  author_email: z.string().nullish(),
  committer_name: z.string().nullish(),
  committer_email: z.string().nullish(),
});

const projectSchema = z.object({ id: z.int(), default_branch: z.string().nullish() });
const rulesSchema = z.object({ reset_approvals_on_push: z.boolean().default(false) });

type GitlabOptions = Omit<HostOptions, 'header'> & {
  /** Where the API of a site is. @default as GitLab says */
  readonly apiOf?: (site: string) => string;
};

/**
 * Merge requests of GitLab. It tells when an approval was given, from which follows what was there to be
 * approved. Of one that is too old to tell that is known where there was one state only, or where the
 * project takes approvals back on every push.
 */
export function gitlabReviews({ apiOf = gitlabApi, ...rest }: GitlabOptions): ReviewSource {
  const options: HostOptions = { ...rest, header: (token) => ({ 'private-token': token }) };
  const baseOf = ({ site, path }: Repository) =>
    `${apiOf(site)}/projects/${encodeURIComponent(path)}`;
  const projectAt = once(
    async (base: string) => projectSchema.parse((await objectOf(options, base)) ?? { id: -1 }),
    (base) => base,
  );
  const proposal = once(
    (base: string, request: Request) => toProposal(options, base, request),
    (base, request) => `${base} ${request.iid}`,
  );
  return {
    commitsBetween: (repository, from, to) => gitlabCommits(options, baseOf(repository), from, to),

    async proposals(repository, sha) {
      const base = baseOf(repository);
      const commit = encodeURIComponent(sha);
      const list = `${base}/repository/commits/${commit}/merge_requests?per_page=100`;
      const found = await listOf(options, list);
      if (found === undefined) return undefined;
      const requests = z.array(requestSchema).parse(found);
      if (requests.length === 0) return { changes: [] };
      const project = await projectAt(base);
      const own = requests.filter(
        ({ target_project_id: id }) => project.id < 0 || !id || id === project.id,
      );
      const changes: ProposedChange[] = [];
      for (const request of own) changes.push(await proposal(base, request));
      const { default_branch: defaultBranch } = project;
      return { changes, ...(defaultBranch && { defaultBranch }) };
    },
  };
}

const gitlabApi = (site: string): string => `https://${site}/api/v4`;

async function toProposal(
  options: HostOptions,
  base: string,
  request: Request,
): Promise<ProposedChange> {
  const landed = [request.merge_commit_sha, request.squash_commit_sha];
  const change = {
    url: request.web_url,
    author: request.author?.username ?? 'ghost',
    merged: request.state === 'merged',
    ...(request.merged_at && { mergedAt: request.merged_at }),
    into: request.target_branch,
    headSha: request.sha ?? '',
    landedAs: landed.filter((sha): sha is string => Boolean(sha)),
  };
  if (!change.merged) return { ...change, commits: [], reviews: [] };
  const at = `${base}/merge_requests/${request.iid}`;
  const listed = z
    .array(commitSchema)
    .parse(await shownList(options, `${at}/commits?per_page=100`))
    // GitLab lists the newest first.
    .reverse();
  const found = await objectOf(options, `${at}/approvals`);
  if (found === undefined) throw new Error(`${request.web_url} does not show its approvals`);
  const approvals = approvalsSchema
    .parse(found)
    .approved_by.map(
      ({ user, approved_at: when }): Approval => ({ ...user, ...(when && { at: when }) }),
    );
  const commits = listed.map((commit) => ({
    sha: commit.id,
    writers: approvals.filter(hasWritten(commit)).map(({ username }) => username),
  }));
  if (approvals.length === 0) return { ...change, commits, reviews: [] };
  const versions = z
    .array(versionSchema)
    .parse(await shownList(options, `${at}/versions?per_page=100`));
  const isReset = approvals.some((it) => it.at === undefined) && (await resets(options, base));
  return {
    ...change,
    commits,
    reviews: approvalReviews({ approvals, versions, headSha: change.headSha, isReset }),
  };
}

/** Whether the project takes approvals back when something is pushed; false where that is not told. */
async function resets(options: HostOptions, base: string): Promise<boolean> {
  const found = await objectOf(options, `${base}/approvals`).catch(() => undefined);
  return rulesSchema.safeParse(found).data?.reset_approvals_on_push ?? false;
}

/** GitLab does not say which accounts wrote a commit: their name or the address it gives them does. */
const hasWritten =
  (commit: z.output<typeof commitSchema>) =>
  ({ username, name }: Approval): boolean => {
    const names = [commit.author_name, commit.committer_name];
    const emails = [commit.author_email, commit.committer_email];
    const isNamed = name !== '' && names.some((it) => it?.toLowerCase() === name.toLowerCase());
    return isNamed || emails.some((it) => accountIn(it ?? '') === username.toLowerCase());
  };

const accountIn = (email: string): string =>
  email.toLowerCase().replace(/@.*$/, '').replace(/^\d+-/, '');
