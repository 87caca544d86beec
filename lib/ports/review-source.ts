import type { Proposals } from '../domain/change/proposed-change.ts';
import type { Repository } from '../domain/change/review.ts';

/** A place where code is kept and reviewed. */
export interface ReviewSource {
  /**
   * The pull or merge requests of the repository itself that hold a commit, all pages, those that were
   * merged with their commits and reviews; undefined when the repository has no such commit. Throws an Error with a sentence when it could not be asked.
   */
  proposals(repository: Repository, sha: string): Promise<Proposals | undefined>;
}
