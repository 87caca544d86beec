/** Where code is kept. */
export interface Repository {
  readonly host: 'github' | 'gitlab';
  /** e.g. `github.com` or `gitlab.example.com`. */
  readonly site: string;
  /** e.g. `acme/infra` or `group/sub/project`. */
  readonly path: string;
}

/** What was deployed, as far as reviews go. */
export interface Deployed {
  /** Full, or its first 7 digits at least. */
  readonly sha: string;
  /** The branch that the provider says the pipeline ran on; absent where it does not. */
  readonly fromBranch?: string;
  /** ISO 8601; absent for what is not deployed yet. */
  readonly at?: string;
}

/** Whether somebody else looked at what was deployed. */
export type Review =
  | {
      readonly kind: 'reviewed';
      readonly url: string;
      /** Hostile text. */
      readonly approvedBy: readonly string[];
      /**
       * The commit that was deployed before: all that came in since was approved as well. Absent where
       * none is known, and only the commit itself was looked at.
       */
      readonly since?: string;
    }
  | { readonly kind: 'unreviewed'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What is known where it could not be asked. */
export const notTold = (error: unknown) => ({
  kind: 'unknown' as const,
  reason: error instanceof Error ? error.message : String(error),
});
