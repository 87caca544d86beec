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
  approved_by: z.array(z.object({ user: z.object({ username: z.string() }) })).default([]),
});

type GitlabOptions = Omit<HostOptions, 'header'> & {
  /** Where the API of a site is. @default as GitLab says */
  readonly apiOf?: (site: string) => string;
};

/**
 * Merge requests of GitLab. It does not tell which commit an approval was given at; projects that reset
 * approvals on every push are judged exactly.
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
        proposals.push(toProposal(request, approvalsSchema.parse(found)));
      }
      return proposals;
    },
  };
}

const gitlabApi = (site: string): string => `https://${site}/api/v4`;

function toProposal(
  request: z.output<typeof requestSchema>,
  { approved_by: approvals }: z.output<typeof approvalsSchema>,
): ProposedChange {
  return {
    url: request.web_url,
    author: request.author?.username ?? 'ghost',
    merged: request.state === 'merged',
    headSha: request.sha ?? '',
    reviews: approvals.map(({ user }) => ({ reviewer: user.username, state: 'approved' as const })),
  };
}
