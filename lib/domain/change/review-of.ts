import { judgeApprovals, shortSha } from './approvals.ts';
import { isEndOf } from './commit-range.ts';
import type { Proposals, ProposedChange } from './proposed-change.ts';
import type { Deployed, Review } from './review.ts';
import { fitsWildcard } from './wildcard.ts';

/**
 * Reviewed is a commit that is the end of an approved request, before or after its merge into a
 * reviewed branch, and was deployed after that. `branches` are patterns with `*` and `?`; where there
 * are none, the repository's default branch is the one.
 */
export function reviewOf(
  deployed: Deployed,
  { defaultBranch, changes }: Proposals,
  branches: readonly string[],
): Review {
  const wanted =
    branches.length > 0 ? branches : defaultBranch === undefined ? [] : [defaultBranch];
  const round = wanted.length === 0 ? undefined : outside(deployed, wanted);
  if (round !== undefined) return { kind: 'unreviewed', reason: round };
  const merged = changes.filter((change) => change.merged);
  if (merged.length === 0) {
    const open = changes.length === 0 ? 'no pull request' : 'no pull request that was merged';
    return { kind: 'unreviewed', reason: `${open} brought commit ${shortSha(deployed.sha)} in` };
  }
  if (wanted.length === 0) {
    const reason = `which branch ${merged[0]?.url} had to be merged into is not told; name it under review.branches`;
    return { kind: 'unknown', reason };
  }
  const judged = merged.map((change) => judge(deployed, change, wanted));
  const best = (['reviewed', 'unknown'] as const)
    .map((kind) => judged.find((review) => review.kind === kind))
    .find((review) => review !== undefined);
  const nearest = judged[merged.findIndex(({ into }) => isReviewed(into, wanted))] ?? judged[0];
  return best ?? nearest ?? { kind: 'unknown', reason: 'no request was judged' };
}

/** A merge queue tries what it is about to put on a branch on one of its own. */
const queued = /^gh-readonly-queue\/(.+)\/pr-\d+-[0-9a-f]+$/;

const isReviewed = (branch: string, wanted: readonly string[]): boolean =>
  wanted.some((pattern) => fitsWildcard(pattern, queued.exec(branch)?.[1] ?? branch));

function outside({ fromBranch }: Deployed, wanted: readonly string[]): string | undefined {
  if (fromBranch === undefined || isReviewed(fromBranch, wanted)) return undefined;
  return `it was deployed from branch ${fromBranch}, which is no reviewed one (${wanted.join(', ')})`;
}

function judge(deployed: Deployed, change: ProposedChange, wanted: readonly string[]): Review {
  const { url, into, headSha, mergedAt } = change;
  const unreviewed = (reason: string): Review => ({ kind: 'unreviewed', reason });
  if (!isReviewed(into, wanted)) {
    return unreviewed(
      `${url} was merged into ${into}, which is no reviewed branch (${wanted.join(', ')})`,
    );
  }
  const { sha } = deployed;
  if (!isEndOf(sha, change)) {
    return unreviewed(
      `commit ${shortSha(sha)} is a step of ${url}, which was looked at as it ended, at ${shortSha(headSha)}`,
    );
  }
  if (isBefore(deployed.at, mergedAt)) {
    return unreviewed(`${url} was merged after commit ${shortSha(sha)} was deployed`);
  }
  return judgeApprovals(change);
}

const isBefore = (at: string | undefined, mergedAt: string | undefined): boolean =>
  at !== undefined && mergedAt !== undefined && Date.parse(at) < Date.parse(mergedAt);
