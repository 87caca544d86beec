import type { ProposalReview, ProposedChange } from './proposed-change.ts';
import type { Review } from './review.ts';

/**
 * Whether somebody other than those who wrote it approved the last state of a merged request, before
 * it was merged, and the last word of nobody was a request for changes.
 */
export function judgeApprovals(change: ProposedChange): Review {
  const { url } = change;
  const words = lastWords(change);
  const against = words.find(({ state, standing }) => {
    return state === 'changes-requested' && standing === 'member';
  });
  if (against !== undefined) {
    return { kind: 'unreviewed', reason: `${against.reviewer} asked for changes in ${url}` };
  }
  const approved = words.filter(({ state }) => state === 'approved');
  const byPeople = approved.filter(({ standing }) => standing !== 'machine');
  const current = byPeople.filter(({ commitSha }) => commitSha === change.headSha);
  const counting = current.filter(({ standing }) => standing === 'member');
  if (counting.length > 0) return byOthers(change, names(counting));
  return (
    perhaps(change, byPeople, current) ?? { kind: 'unreviewed', reason: notApproved(change, words) }
  );
}

const names = (reviews: readonly ProposalReview[]): string[] =>
  reviews.map(({ reviewer }) => reviewer);

/** The last word of each but the author, comments apart, of those that were said before the merge. */
function lastWords({ author, mergedAt, reviews }: ProposedChange): ProposalReview[] {
  const last = new Map<string, ProposalReview>();
  for (const review of reviews) {
    const { reviewer, state } = review;
    if (state === 'commented' || isSameAccount(reviewer, author) || isLate(review, mergedAt)) {
      continue;
    }
    last.set(reviewer.toLowerCase(), review);
  }
  return [...last.values()];
}

const isSameAccount = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();

const isLate = ({ at }: ProposalReview, mergedAt: string | undefined): boolean =>
  at !== undefined && mergedAt !== undefined && Date.parse(at) > Date.parse(mergedAt);

/** Of each commit somebody who did not write it has to be among those who approved the whole. */
function byOthers(change: ProposedChange, approvedBy: readonly string[]): Review {
  const { url, commits, hasMoreCommits } = change;
  const own = commits.find(
    ({ writers, isUpdate }) =>
      !isUpdate &&
      approvedBy.every((reviewer) => writers.some((writer) => isSameAccount(writer, reviewer))),
  );
  const [first = ''] = approvedBy;
  const who = approvedBy.length === 1 ? `only ${first}` : approvedBy.join(' and ');
  if (own !== undefined) {
    const reason = `${who} approved ${url}, and commit ${shortSha(own.sha)} of it is their own`;
    return { kind: 'unreviewed', reason };
  }
  if (hasMoreCommits && approvedBy.length === 1) {
    const reason = `${who} approved ${url}, which has more commits than are listed; whether one is their own is not known`;
    return { kind: 'unknown', reason };
  }
  return { kind: 'reviewed', url, approvedBy };
}

/** Approvals that may or may not be such. */
function perhaps(
  change: ProposedChange,
  approved: readonly ProposalReview[],
  current: readonly ProposalReview[],
): Review | undefined {
  const unknown = (reason: string): Review => ({ kind: 'unknown', reason });
  const { url } = change;
  if (current.length > 0) {
    return unknown(
      `${names(current).join(' and ')} approved ${url}, and that they belong to the repository is not told; let the token see its members`,
    );
  }
  const undated = approved.filter(({ commitSha }) => commitSha === undefined);
  if (undated.length > 0) {
    return unknown(`which state of ${url} ${names(undated).join(' and ')} approved is not told`);
  }
  const beforeUpdate = approved.find(({ commitSha }) => onlyUpdatesSince(change, commitSha));
  if (beforeUpdate === undefined) return undefined;
  return unknown(
    `${beforeUpdate.reviewer} approved ${url} before ${change.into} was merged into it, and whether that changed anything is not told`,
  );
}

/** Whether all that came after a commit are merges that the host itself made. */
function onlyUpdatesSince({ commits }: ProposedChange, sha: string | undefined): boolean {
  const at = commits.findIndex((commit) => commit.sha === sha);
  return at >= 0 && commits.slice(at + 1).every(({ isUpdate }) => isUpdate);
}

function notApproved(change: ProposedChange, words: readonly ProposalReview[]): string {
  const { url, headSha, reviews, mergedAt } = change;
  const approved = words.filter(({ state }) => state === 'approved');
  const early = approved.find(({ standing }) => standing !== 'machine');
  if (early !== undefined) {
    return `${url} was approved at ${shortSha(early.commitSha ?? '')} and changed afterwards to ${shortSha(headSha)}`;
  }
  if (approved.length > 0) return `only a machine (${names(approved).join(', ')}) approved ${url}`;
  const late = reviews.find((it) => it.state === 'approved' && isLate(it, mergedAt));
  if (late !== undefined) return `${late.reviewer} approved ${url} only after it was merged`;
  return `nobody but its author approved ${url}`;
}

/** A commit id as people write it. */
export const shortSha = (sha: string): string => sha.slice(0, 12);
