import * as z from 'zod';
import { type CommitRange, isSameCommit } from '../../domain/change/commit-range.ts';
import { type HostOptions, objectOf } from './json-pages.ts';

const named = z.object({ sha: z.string() });
const commit = named.extend({ parents: z.array(named) });

const comparisonSchema = z.object({
  total_commits: z.int().min(0),
  base_commit: named,
  merge_base_commit: named,
  commits: z.array(commit),
});

const pageSize = 100;
/** Of them the newest are read. */
const mostPages = 20;

/**
 * What GitHub's comparison of two commits lists, which begins with the oldest. `base` is the URL of the
 * repository. It takes branches too, and those may be called like the beginning of a commit id: what it
 * compared has to be what was asked for.
 */
export async function githubCommits(
  options: HostOptions,
  base: string,
  from: string,
  to: string,
): Promise<CommitRange | undefined> {
  const pair = `${encodeURIComponent(from)}...${encodeURIComponent(to)}`;
  const read = async (page: number) => {
    const url = `${base}/compare/${pair}?per_page=${pageSize}&page=${page}`;
    const found = await objectOf(options, url);
    return found === undefined ? undefined : comparisonSchema.parse(found);
  };
  const first = await read(1);
  if (first === undefined || !isSameCommit(first.base_commit.sha, from)) return undefined;
  const { total_commits: total, merge_base_commit: fork } = first;
  const last = Math.ceil(total / pageSize);
  const listed = last <= mostPages ? [...first.commits] : [];
  for (let page = Math.max(2, last - mostPages + 1); page <= last; page += 1) {
    listed.push(...((await read(page))?.commits ?? []));
  }
  const ends = total === 0 ? [fork] : listed;
  if (!ends.some(({ sha }) => isSameCommit(sha, to))) return undefined;
  const commits = listed
    .reverse()
    .map(({ sha, parents }) => ({ sha, parents: parents.map((parent) => parent.sha) }));
  return { commits, ...(commits.length < total && { hasMore: true as const }) };
}
