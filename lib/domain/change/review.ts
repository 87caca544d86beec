/** Where code is kept. */
export interface Repository {
  readonly host: 'github' | 'gitlab';
  /** e.g. `github.com` or `gitlab.example.com`. */
  readonly site: string;
  /** e.g. `acme/infra` or `group/sub/project`. */
  readonly path: string;
}

/** A pull or merge request that brought a commit in. */
export interface ProposedChange {
  readonly url: string;
  readonly author: string;
  readonly merged: boolean;
  /** The commit it ended at. */
  readonly headSha: string;
  /** Every review, oldest first. */
  readonly reviews: readonly {
    readonly reviewer: string;
    readonly state: 'approved' | 'changes-requested' | 'dismissed' | 'commented';
    /** The commit that was looked at; absent where the host does not tell. */
    readonly commitSha?: string;
  }[];
}

/** Whether somebody else looked at what was deployed. */
export type Review =
  | {
      readonly kind: 'reviewed';
      readonly url: string;
      /** Hostile text. */
      readonly approvedBy: readonly string[];
    }
  | { readonly kind: 'unreviewed'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Reviewed is a commit that came in by a merged request of which somebody other than its author
 * approved the last state, where the last word of nobody is a request for changes.
 */
export function reviewOf(sha: string, proposed: readonly ProposedChange[]): Review {
  const merged = proposed.filter((change) => change.merged);
  if (merged.length === 0) {
    const open = proposed.length === 0 ? 'no pull request' : 'no pull request that was merged';
    return { kind: 'unreviewed', reason: `${open} brought commit ${short(sha)} in` };
  }
  const judged = merged.map(judge);
  return judged.find(({ kind }) => kind === 'reviewed') ?? judged[0] ?? unreachable;
}

const unreachable: Review = { kind: 'unknown', reason: 'no request was judged' };

const short = (sha: string): string => sha.slice(0, 12);

function judge({ url, author, headSha, reviews }: ProposedChange): Review {
  const lastWords = new Map<string, (typeof reviews)[number]>();
  for (const review of reviews) {
    if (review.state !== 'commented' && review.reviewer !== author) {
      lastWords.set(review.reviewer, review);
    }
  }
  const words = [...lastWords.values()];
  const against = words.find(({ state }) => state === 'changes-requested');
  if (against !== undefined) {
    return { kind: 'unreviewed', reason: `${against.reviewer} asked for changes in ${url}` };
  }
  const approved = words.filter(({ state }) => state === 'approved');
  const current = approved.filter(({ commitSha = headSha }) => commitSha === headSha);
  if (current.length > 0) {
    return { kind: 'reviewed', url, approvedBy: current.map(({ reviewer }) => reviewer) };
  }
  const [early] = approved;
  const reason =
    early === undefined
      ? `nobody but its author approved ${url}`
      : `${url} was approved at ${short(early.commitSha ?? '')} and changed afterwards to ${short(headSha)}`;
  return { kind: 'unreviewed', reason };
}
