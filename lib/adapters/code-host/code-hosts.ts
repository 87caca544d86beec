import type { Repository } from '../../domain/change/review.ts';
import type { ReviewSource } from '../../ports/review-source.ts';

/** One source of reviews for all repositories: each is asked where it is kept. */
export function codeHosts(hosts: Readonly<Record<Repository['host'], ReviewSource>>): ReviewSource {
  return {
    async proposals(repository, sha) {
      return hosts[repository.host].proposals(repository, sha);
    },
  };
}
