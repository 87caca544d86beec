import { type Repository, type Review, reviewOf } from '../domain/change/review.ts';
import type { ReviewSource } from '../ports/review-source.ts';

/** Whether a commit was reviewed, by the first of the repositories that has it. Never throws. */
export async function reviewCommit(
  source: ReviewSource,
  repositories: readonly Repository[],
  sha: string,
): Promise<Review> {
  const faults: string[] = [];
  for (const repository of repositories) {
    try {
      const proposals = await source.proposals(repository, sha);
      if (proposals !== undefined) return reviewOf(sha, proposals);
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (faults.length > 0) return { kind: 'unknown', reason: faults.join('; ') };
  const names = repositories.map(({ path }) => path).join(', ') || 'no repository';
  return { kind: 'unknown', reason: `${names} shows no commit ${sha.slice(0, 12)}` };
}
