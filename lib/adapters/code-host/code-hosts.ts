import type { Repository } from '../../domain/change/review.ts';
import type { ReviewSource } from '../../ports/review-source.ts';
import { once } from './once.ts';

/** One source of reviews for all repositories: each is asked where it is kept, and each thing once. */
export function codeHosts(hosts: Readonly<Record<Repository['host'], ReviewSource>>): ReviewSource {
  const proposals = once(
    ({ repository, sha }: { readonly repository: Repository; readonly sha: string }) =>
      hosts[repository.host].proposals(repository, sha),
    ({ repository, sha }) => JSON.stringify([placeOf(repository), sha]),
  );
  const commitsBetween = once(
    ({ repository, from, to }: Between) =>
      hosts[repository.host].commitsBetween(repository, from, to),
    ({ repository, from, to }) => JSON.stringify([placeOf(repository), from, to]),
  );
  return {
    proposals: (repository, sha) => proposals({ repository, sha }),
    commitsBetween: (repository, from, to) => commitsBetween({ repository, from, to }),
  };
}

interface Between {
  readonly repository: Repository;
  readonly from: string;
  readonly to: string;
}

const placeOf = ({ host, site, path }: Repository): string => `${host} ${site} ${path}`;
