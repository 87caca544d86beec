import { shortSha } from '../domain/change/approvals.ts';
import { isSameCommit } from '../domain/change/commit-range.ts';
import { type Deployed, notTold, type Repository, type Review } from '../domain/change/review.ts';
import { reviewOf } from '../domain/change/review-of.ts';
import type { ReviewSource } from '../ports/review-source.ts';
import { reviewBrought } from './review-brought.ts';

interface Asked {
  /** In order to be asked. */
  readonly repositories: readonly Repository[];
  /** Patterns of those that a request has to be merged into; the default branch where there are none. */
  readonly branches: readonly string[];
  /** The commit of the repository that was deployed before; undefined where none is known. */
  readonly deployedBefore: (repository: Repository) => Promise<string | undefined>;
  /** Whether there is time for another question. @default always */
  readonly hasTime?: () => boolean;
}

export interface CommitReview {
  readonly review: Review;
  /** Where the commit is kept, once that is found. */
  readonly repository?: Repository;
  /** Nothing is left that could be asked at another time: what comes after it can go on from here. */
  readonly isWhole: boolean;
}

/**
 * Whether a commit, and all that came in since the one that was deployed before it, was reviewed, by the
 * first of the repositories that has it. Never throws.
 */
export async function reviewCommit(
  source: ReviewSource,
  asked: Asked,
  deployed: Deployed,
): Promise<CommitReview> {
  const { repositories, branches } = asked;
  const { sha } = deployed;
  const faults: string[] = [];
  for (const repository of repositories) {
    try {
      const proposals = await source.proposals(repository, sha);
      if (proposals === undefined) continue;
      const review = reviewOf(deployed, proposals, branches);
      return {
        repository,
        ...(await withBrought(source, asked, deployed, { repository, review })),
      };
    } catch (error) {
      faults.push(notTold(error).reason);
    }
  }
  const unknown = (reason: string) => ({ review: { kind: 'unknown', reason } as const });
  if (faults.length > 0) return { ...unknown(faults.join('; ')), isWhole: false };
  const names = repositories.map(({ path }) => path).join(', ') || 'no repository';
  return { ...unknown(`${names} shows no commit ${shortSha(sha)}`), isWhole: false };
}

/** What is known of the commit itself. */
interface Found {
  readonly repository: Repository;
  readonly review: Review;
}

async function withBrought(
  source: ReviewSource,
  { branches, deployedBefore, hasTime = () => true }: Asked,
  deployed: Deployed,
  { repository, review }: Found,
): Promise<CommitReview> {
  try {
    const from = await deployedBefore(repository);
    if (from === undefined) return { review, isWhole: true };
    if (isSameCommit(from, deployed.sha)) {
      return { review: together(review, [], from), isWhole: true };
    }
    const asked = { repository, from, deployed, branches, hasTime };
    const { doubts, isWhole } = await reviewBrought(source, asked);
    return { review: together(review, doubts, from), isWhole };
  } catch (error) {
    return { review: together(review, [notTold(error)]), isWhole: false };
  }
}

const shownReasons = 3;

/** The worst of the commit's own answer and those of what came in with it. */
function together(
  own: Review,
  doubts: readonly Exclude<Review, { kind: 'reviewed' }>[],
  since?: string,
): Review {
  for (const kind of ['unreviewed', 'unknown'] as const) {
    const reasons = doubts.filter((it) => it.kind === kind).map(({ reason }) => reason);
    const brought = reasons.length > 0 ? [whatCameIn(reasons, since)] : [];
    if (own.kind === kind) return { kind, reason: [own.reason, ...brought].join('; ') };
    if (brought.length > 0) return { kind, reason: brought.join('') };
  }
  return own.kind === 'reviewed' && since !== undefined ? { ...own, since } : own;
}

function whatCameIn(reasons: readonly string[], since: string | undefined): string {
  const distinct = [...new Set(reasons)];
  const rest = distinct.length - shownReasons;
  const more = rest > 0 ? [`and ${rest} more`] : [];
  const what =
    since === undefined
      ? 'what came in with it'
      : `what came in since commit ${shortSha(since)} was deployed`;
  return `of ${what}: ${[...distinct.slice(0, shownReasons), ...more].join('; ')}`;
}
