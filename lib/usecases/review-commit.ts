import type { Deployed, Repository, Review } from '../domain/change/review.ts';
import { reviewOf } from '../domain/change/review-of.ts';
import type { ReviewSource } from '../ports/review-source.ts';

interface Asked {
  /** In order to be asked. */
  readonly repositories: readonly Repository[];
  /** Patterns of those that a request has to be merged into; the default branch where there are none. */
  readonly branches: readonly string[];
}

/** Whether a commit was reviewed, by the first of the repositories that has it. Never throws. */
export async function reviewCommit(
  source: ReviewSource,
  { repositories, branches }: Asked,
  deployed: Deployed,
): Promise<Review> {
  const { sha } = deployed;
  const faults: string[] = [];
  for (const repository of repositories) {
    try {
      const proposals = await source.proposals(repository, sha);
      if (proposals !== undefined) return reviewOf(deployed, proposals, branches);
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (faults.length > 0) return { kind: 'unknown', reason: faults.join('; ') };
  const names = repositories.map(({ path }) => path).join(', ') || 'no repository';
  return { kind: 'unknown', reason: `${names} shows no commit ${sha.slice(0, 12)}` };
}
