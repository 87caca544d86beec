import type { ProposedChange } from './proposed-change.ts';

/** A commit in a list of them. Full ids. */
export interface ListedCommit {
  readonly sha: string;
  /** The first is what it was put on top of. */
  readonly parents: readonly string[];
}

/** The commits that can be reached from one commit and not from another. */
export interface CommitRange {
  /** Newest first. */
  readonly commits: readonly ListedCommit[];
  /** There are older ones that were not read. */
  readonly hasMore?: true;
}

/** The parents of each commit of a range. */
export type Parents = ReadonlyMap<string, readonly string[]>;

/** Whether one is the other, as far as both are spelled out. */
export const isSameCommit = (one: string, other: string): boolean => {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a.startsWith(b) || b.startsWith(a);
};

/** Whether a commit is the end of a request, before or after its merge. */
export const isEndOf = (sha: string, { headSha, landedAs }: ProposedChange): boolean =>
  [headSha, ...landedAs].some((end) => end.toLowerCase().startsWith(sha.toLowerCase()));

/**
 * Where the commits of a request stand if it was rebased: its end on the branch and as many below it as
 * the request has. Hosts list them as they were before.
 */
export function rebasedFrom(
  end: string,
  { commits }: ProposedChange,
  parentsOf: Parents,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at: string | undefined = end; at !== undefined && found.size < commits.length; ) {
    const parents: readonly string[] = parentsOf.get(at) ?? [];
    if (parents.length !== 1) break;
    found.add(at);
    at = parents[0];
  }
  return found;
}

/**
 * What the merge of a request brought in: all that can be reached from the end of the request and not
 * from what it was merged upon. Empty where the request did not land by such a merge.
 */
export function mergedBy(
  end: string,
  { headSha }: ProposedChange,
  parentsOf: Parents,
): ReadonlySet<string> {
  const [upon, ...merged] = parentsOf.get(end) ?? [];
  if (upon === undefined || !merged.includes(headSha)) return new Set();
  return reach(headSha, parentsOf).difference(reach(upon, parentsOf));
}

function reach(from: string, parentsOf: Parents): Set<string> {
  const found = new Set([from]);
  for (const sha of found) for (const parent of parentsOf.get(sha) ?? []) found.add(parent);
  return found;
}
