import * as z from 'zod';
import type { ProposedChange } from '../../domain/change/review.ts';
import type { ReviewSource } from '../../ports/review-source.ts';
import { type HostOptions, listOf, objectOf } from './json-pages.ts';

const requestSchema = z.object({
  iid: z.int(),
  web_url: z.string(),
  state: z.string(),
  sha: z.string().nullish(),
  author: z.object({ username: z.string() }).nullish(),
});

const approvalsSchema = z.object({
  approved_by: z
    .array(
      z.object({
        user: z.object({ username: z.string() }),
        // Since GitLab 17.
        approved_at: z.string().nullish(),
      }),
    )
    .default([]),
});

const versionSchema = z.object({ head_commit_sha: z.string(), created_at: z.string() });
type Version = z.output<typeof versionSchema>;

type GitlabOptions = Omit<HostOptions, 'header'> & {
  /** Where the API of a site is. @default as GitLab says */
  readonly apiOf?: (site: string) => string;
};

/**
 * Merge requests of GitLab. It tells when an approval was given, from which follows what was there to be
 * approved; one that is too old to tell is taken for the last state, which projects that reset approvals
 * on every push see to.
 */
export function gitlabReviews({ apiOf = gitlabApi, ...rest }: GitlabOptions): ReviewSource {
  const options: HostOptions = { ...rest, header: (token) => ({ 'private-token': token }) };
  return {
    async proposals({ site, path }, sha) {
      const base = `${apiOf(site)}/projects/${encodeURIComponent(path)}`;
      const commit = encodeURIComponent(sha);
      const list = `${base}/repository/commits/${commit}/merge_requests?per_page=100`;
      const requests = await listOf(options, list);
      if (requests === undefined) return undefined;
      const proposals: ProposedChange[] = [];
      for (const request of z.array(requestSchema).parse(requests)) {
        const found = await objectOf(options, `${base}/merge_requests/${request.iid}/approvals`);
        if (found === undefined) throw new Error(`${request.web_url} does not show its approvals`);
        const approvals = approvalsSchema.parse(found);
        const isDated = approvals.approved_by.some((it) => it.approved_at);
        const versions = isDated
          ? await listOf(options, `${base}/merge_requests/${request.iid}/versions?per_page=100`)
          : undefined;
        proposals.push(
          toProposal(request, approvals, z.array(versionSchema).parse(versions ?? [])),
        );
      }
      return proposals;
    },
  };
}

const gitlabApi = (site: string): string => `https://${site}/api/v4`;

function toProposal(
  request: z.output<typeof requestSchema>,
  { approved_by: approvals }: z.output<typeof approvalsSchema>,
  versions: readonly Version[],
): ProposedChange {
  return {
    url: request.web_url,
    author: request.author?.username ?? 'ghost',
    merged: request.state === 'merged',
    headSha: request.sha ?? '',
    reviews: approvals.map(({ user, approved_at: at }) => {
      const commitSha = headAt(versions, at ?? undefined);
      return {
        reviewer: user.username,
        state: 'approved' as const,
        ...(commitSha !== undefined && { commitSha }),
      };
    }),
  };
}

/** The last commit of the request at a moment. */
function headAt(versions: readonly Version[], at: string | undefined): string | undefined {
  if (at === undefined) return undefined;
  const pushed = (version: Version) => Date.parse(version.created_at);
  return versions
    .filter((version) => pushed(version) <= Date.parse(at))
    .sort((a, b) => pushed(b) - pushed(a))[0]?.head_commit_sha;
}
