import type { Repository } from '../../domain/change/review.ts';
import type { ReviewSource } from '../../ports/review-source.ts';
import { once } from './once.ts';

/** One source of reviews for all repositories: each is asked where it is kept, and each thing once. */
export function codeHosts(hosts: Readonly<Record<Repository['host'], ReviewSource>>): ReviewSource {
  const idOf = ({ host, site, path }: Repository, ...shas: readonly string[]) =>
    [host, site, path, ...shas].join(' ');
  return {
    proposals: once((repository: Repository, sha: string) => {
      return hosts[repository.host].proposals(repository, sha);
    }, idOf),
    commitsBetween: once((repository: Repository, from: string, to: string) => {
      return hosts[repository.host].commitsBetween(repository, from, to);
    }, idOf),
  };
}
