import type { ProposalReview } from '../../domain/change/proposed-change.ts';

/** Somebody's approval, as GitLab tells it. */
export interface Approval {
  readonly username: string;
  readonly name: string;
  /** ISO 8601; absent before GitLab 17. */
  readonly at?: string;
}

/** A state that a request was in; requests of one patch id make the same changes. */
interface Version {
  readonly head_commit_sha: string;
  readonly created_at: string;
  readonly patch_id_sha?: string | null | undefined;
}

interface Given {
  readonly approvals: readonly Approval[];
  readonly versions: readonly Version[];
  readonly headSha: string;
  /** The project takes approvals back on every push. */
  readonly isReset: boolean;
}

/** Accounts of projects, groups and services are no persons. */
const machine = /^(?:(?:project|group)_\d+_bot|service_account_)/;

/** Approvals with the state that was there to be approved, as far as that follows. */
export function approvalReviews({
  approvals,
  versions,
  headSha,
  isReset,
}: Given): ProposalReview[] {
  const [only, ...others] = versions;
  const sole = only !== undefined && others.length === 0 ? only : undefined;
  const end = versions.find((version) => version.head_commit_sha === headSha);
  return approvals.map(({ username, at }) => {
    const seen = sole ?? (at === undefined ? undefined : lastBefore(versions, at));
    const isSame = seen?.patch_id_sha != null && seen.patch_id_sha === end?.patch_id_sha;
    const commitSha =
      isSame || (seen === undefined && isReset && at === undefined)
        ? headSha
        : seen?.head_commit_sha;
    return {
      reviewer: username,
      state: 'approved' as const,
      ...(commitSha !== undefined && { commitSha }),
      ...(at !== undefined && { at }),
      standing: machine.test(username) ? ('machine' as const) : ('member' as const),
    };
  });
}

/** The last state of the request at a moment. */
function lastBefore(versions: readonly Version[], at: string): Version | undefined {
  const pushed = (version: Version) => Date.parse(version.created_at);
  return versions
    .filter((version) => pushed(version) <= Date.parse(at))
    .sort((a, b) => pushed(b) - pushed(a))[0];
}
