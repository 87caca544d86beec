import type { CommitRange } from '../domain/change/commit-range.ts';
import type { Proposals } from '../domain/change/proposed-change.ts';
import type { Repository } from '../domain/change/review.ts';

/**
 * A place where code is kept and reviewed. It remembers what it was told, so each is made for one run:
 * commits never change, but what is known of them does.
 */
export interface ReviewSource {
  /**
   * The pull or merge requests of the repository itself that hold a commit, all pages, those that were
   * merged with their commits and reviews; undefined when the repository has no such commit. Throws an Error with a sentence when it could not be asked.
   */
  proposals(repository: Repository, sha: string): Promise<Proposals | undefined>;

  /**
   * What came in with `to` that was not there at `from`, each a full commit id or its first digits;
   * undefined when the repository does not show both of them, or no way from one to the other. Throws as above.
   */
  commitsBetween(
    repository: Repository,
    from: string,
    to: string,
  ): Promise<CommitRange | undefined>;
}
