import * as z from 'zod';
import { type CommitRange, isSameCommit } from '../../domain/change/commit-range.ts';
import { firstPages, type HostOptions, objectOf } from './json-pages.ts';

const named = z.object({ id: z.string() });
const commitSchema = named.extend({ parent_ids: z.array(z.string()) });

const mostPages = 20;
/** A branch cannot be called like a whole commit id, but like its beginning. */
const wholeId = 40;

/** What `git log FROM..TO` lists in a project, newest first. `base` is the URL of the project. */
export async function gitlabCommits(
  options: HostOptions,
  base: string,
  from: string,
  to: string,
): Promise<CommitRange | undefined> {
  const start = await wholeOf(options, base, from);
  const end = await wholeOf(options, base, to);
  if (start === undefined || end === undefined) return undefined;
  const range = encodeURIComponent(`${start}..${end}`);
  const list = `${base}/repository/commits?ref_name=${range}&per_page=100`;
  const found = await firstPages(options, list, mostPages);
  if (found === undefined) return undefined;
  const commits = z
    .array(commitSchema)
    .parse(found.items)
    .map(({ id, parent_ids: parents }) => ({ sha: id, parents }));
  const isThere =
    commits.length > 0
      ? commits.some(({ sha }) => isSameCommit(sha, end))
      : await isBehind(options, base, start, end);
  if (!isThere) return undefined;
  return { commits, ...(found.hasMore && { hasMore: true as const }) };
}

async function wholeOf(options: HostOptions, base: string, sha: string) {
  if (sha.length >= wholeId) return sha;
  const found = await objectOf(options, `${base}/repository/commits/${encodeURIComponent(sha)}`);
  const id = named.safeParse(found).data?.id;
  return id !== undefined && isSameCommit(id, sha) ? id : undefined;
}

/** An empty list is also what GitLab gives where it knows neither. */
async function isBehind(options: HostOptions, base: string, from: string, to: string) {
  const refs = [from, to].map((sha) => `refs[]=${encodeURIComponent(sha)}`).join('&');
  const found = await objectOf(options, `${base}/repository/merge_base?${refs}`);
  const id = named.safeParse(found).data?.id;
  return id !== undefined && isSameCommit(id, to);
}
