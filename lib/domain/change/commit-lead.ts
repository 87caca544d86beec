import type { Deployment } from './deployment.ts';
import type { Repository } from './review.ts';

/** What the user says of their code and how deployments name it. */
export interface ReviewPolicy {
  /** Commits are looked up in these and no others. */
  readonly repositories: readonly Repository[];
  /** Patterns of the branches that requests have to be merged into; the default branch where there are none. */
  readonly branches: readonly string[];
  /** Regular expressions over the session's name, with the groups `sha` and, if they like, `repository`. */
  readonly sessionPatterns: readonly string[];
  /** Keys of tags whose value is the commit. Case does not matter. */
  readonly commitTags: readonly string[];
  /** Keys of tags whose value is the repository. Case does not matter. */
  readonly repositoryTags: readonly string[];
}

/** The commit behind a deployment, as far as it is named. */
export type CommitLead =
  | {
      readonly kind: 'found';
      readonly sha: string;
      /** In order to be asked. */
      readonly repositories: readonly Repository[];
      /** What named it, for people. */
      readonly by: string;
      /** The branch that the verified token says it ran on. Hostile text. */
      readonly fromBranch?: string;
    }
  | { readonly kind: 'unreviewed'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** A revision of code that a run of a pipeline was made of. Hostile text. */
export interface PipelineRevision {
  readonly sha: string;
  readonly repository?: string;
  /** The run, for people. */
  readonly by: string;
}

/** A tag of the stack, as it is now or as the call set it. */
export type Tags = Readonly<Record<string, string>>;

const shaShape = /^[0-9a-f]{7,64}$/i;

/** Follows a deployment to its commit: tags of the stack, the session's name, the pipeline's token or its run. */
export function commitLead(
  deployment: Deployment,
  tags: Tags,
  policy: ReviewPolicy,
  revisions: readonly PipelineRevision[] = [],
): CommitLead {
  const token = tokenOf(deployment);
  if (token?.fromPullRequest) {
    const reason = `${deployment.unit} was deployed from a pull request of ${token.path}, before it was merged`;
    return { kind: 'unreviewed', reason };
  }
  const named = byTags(tags, policy) ?? bySession(deployment, policy) ?? byRun(revisions, policy);
  if (named === undefined) return { kind: 'unknown', reason: noCommit(deployment, token?.path) };
  return place(named, token, policy);
}

interface Named {
  readonly sha: string;
  readonly repository?: string;
  readonly by: string;
}

function noCommit({ engine, unit }: Deployment, path: string | undefined): string {
  const from = path === undefined ? '' : `; the pipeline of ${path} ran it`;
  const how =
    engine === 'cloudformation' ? 'tag the stack with the commit' : 'name the session after it';
  return `nothing names the commit behind ${engine} ${unit}${from}; ${how} (review in bandog.yaml)`;
}

function byTags(tags: Tags, { commitTags, repositoryTags }: ReviewPolicy): Named | undefined {
  const tagOf = (keys: readonly string[]) => {
    const wanted = new Set(keys.map((key) => key.toLowerCase()));
    return Object.entries(tags).find(([key]) => wanted.has(key.toLowerCase()));
  };
  const [key, sha] = tagOf(commitTags) ?? [];
  if (key === undefined || sha === undefined || !shaShape.test(sha)) return undefined;
  const repository = tagOf(repositoryTags)?.[1];
  return { sha, by: `tag ${key}`, ...(repository !== undefined && { repository }) };
}

/** A session name has at most 64 characters; what is longer was not made by AWS. */
const longestSession = 64;

function bySession({ judged }: Deployment, { sessionPatterns }: ReviewPolicy): Named | undefined {
  const session = (judged.event.actor.session ?? '').slice(0, longestSession);
  for (const pattern of sessionPatterns) {
    const { sha, repository } = new RegExp(pattern).exec(session)?.groups ?? {};
    if (sha === undefined || !shaShape.test(sha)) continue;
    return { sha, by: `session ${session}`, ...(repository !== undefined && { repository }) };
  }
  return undefined;
}

/** A run may have several sources; what is no commit is none of code, and one of ours counts first. */
function byRun(revisions: readonly PipelineRevision[], policy: ReviewPolicy): Named | undefined {
  const commits = revisions.filter(({ sha }) => shaShape.test(sha));
  const ours = commits.find(({ repository = '' }) =>
    policy.repositories.some(({ path }) => plainPath(path) === plainPath(repository)),
  );
  return ours ?? commits[0];
}

/** Session names cannot hold a slash, so a repository in one may be written with another sign. */
const plainPath = (path: string): string => path.toLowerCase().replace(/[^a-z0-9]+/g, '/');

function place(
  { sha, repository, by }: Named,
  token: Token | undefined,
  policy: ReviewPolicy,
): CommitLead {
  const wanted = token?.path ?? repository;
  if (wanted === undefined) return { kind: 'found', sha, repositories: policy.repositories, by };
  const name = plainPath(
    wanted.replace(/^(?:https:\/\/)?[^/]*\.[^/]*\//, '').replace(/\.git$/, ''),
  );
  const repositories = policy.repositories.filter(({ path }) =>
    token === undefined
      ? plainPath(path) === name
      : path.toLowerCase() === token.path.toLowerCase(),
  );
  const fromBranch = token?.branch;
  if (repositories.length > 0)
    return { kind: 'found', sha, repositories, by, ...(fromBranch && { fromBranch }) };
  return { kind: 'unknown', reason: `${wanted} is not among review.repositories in bandog.yaml` };
}

interface Token {
  readonly path: string;
  readonly fromPullRequest: boolean;
  readonly branch?: string;
}

/** Of GitHub `ref:refs/heads/NAME`, of GitLab `ref_type:branch:ref:NAME`. */
const branchIn = /^(?:ref:refs\/heads\/|ref_type:branch:ref:)(.+)$/;

/** Subjects of tokens that the provider verified: GitHub Actions and GitLab. */
const subjects: readonly RegExp[] = [
  /(?:^|:)repo:(?<path>[^:]+):(?<rest>.*)$/,
  /(?:^|:)project_path:(?<path>[^:]+):(?<rest>.*)$/,
];

function tokenOf({ judged }: Deployment): Token | undefined {
  const { behind } = judged.event.actor;
  if (behind?.kind !== 'federated') return undefined;
  for (const subject of subjects) {
    const { path, rest } =
      (subject.exec(behind.name) ?? subject.exec(behind.principal))?.groups ?? {};
    if (path === undefined) continue;
    const branch = branchIn.exec(rest ?? '')?.[1];
    const fromPullRequest = /^pull_request(?:$|:)/.test(rest ?? '');
    return { path, fromPullRequest, ...(branch !== undefined && { branch }) };
  }
  return undefined;
}
