/** A pull or merge request that holds a commit. All text is hostile. */
export interface ProposedChange {
  readonly url: string;
  readonly author: string;
  readonly merged: boolean;
  /** ISO 8601; absent where the host does not tell. */
  readonly mergedAt?: string;
  /** The branch it was to go into. */
  readonly into: string;
  /** The commit it ended at. */
  readonly headSha: string;
  /** The commits the host says it became on that branch: a merge, a squashed one, the last rebased one. */
  readonly landedAs: readonly string[];
  /** Those it was made of, oldest first, as far as the host lists them. */
  readonly commits: readonly ProposedCommit[];
  /** The host lists no more of them than it did. */
  readonly hasMoreCommits?: true;
  /** Every review, oldest first. */
  readonly reviews: readonly ProposalReview[];
}

/** One commit of a request. */
export interface ProposedCommit {
  readonly sha: string;
  /** Accounts that wrote or rewrote it, as far as the host knows them. */
  readonly writers: readonly string[];
  /** The host itself made it, to bring the other branch in. */
  readonly isUpdate?: true;
}

/** What somebody said of a request. */
export interface ProposalReview {
  readonly reviewer: string;
  readonly state: 'approved' | 'changes-requested' | 'dismissed' | 'commented';
  /** The commit that was looked at, or one with the same changes; absent where that is not told. */
  readonly commitSha?: string;
  /** ISO 8601; absent where the host does not tell. */
  readonly at?: string;
  /** Whose word it is: somebody of the repository, a machine, or perhaps anybody who may read it. */
  readonly standing: 'member' | 'machine' | 'not-told';
}

/** The requests that hold a commit. */
export interface Proposals {
  /** The branch that counts where no branches are named; absent where nothing tells. */
  readonly defaultBranch?: string;
  readonly changes: readonly ProposedChange[];
}
