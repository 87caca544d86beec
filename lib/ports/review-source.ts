import type { ProposedChange, Repository } from '../domain/change/review.ts';

/** A place where code is kept and reviewed. */
export interface ReviewSource {
  /**
   * The pull or merge requests that brought a commit in, with their reviews, all pages; undefined when
   * the repository has no such commit. Throws an Error with a sentence when it could not be asked.
   */
  proposals(repository: Repository, sha: string): Promise<readonly ProposedChange[] | undefined>;
}
