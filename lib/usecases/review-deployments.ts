import type { ReviewPolicy } from '../domain/change/commit-lead.ts';
import { type Deployment, deploymentOf } from '../domain/change/deployment.ts';
import type { JudgedChange } from '../domain/change/judge.ts';
import type { ChangePolicy } from '../domain/change/policy.ts';
import type { Repository, Review } from '../domain/change/review.ts';
import { fingerprint } from '../domain/violation/fingerprint.ts';
import type { Severity } from '../domain/violation/severity.ts';
import { unreviewedDeployment } from '../domain/violation/unreviewed-deployment.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeploymentLog, ReviewedDeployment } from '../ports/deployment-log.ts';
import type { PipelineRuns } from '../ports/pipeline-runs.ts';
import type { ReviewSource } from '../ports/review-source.ts';
import type { StackTags } from '../ports/stack-tags.ts';
import type { ViolationStore } from '../ports/violation-store.ts';
import { leadToCommit } from './lead-to-commit.ts';
import { type CommitReview, reviewCommit } from './review-commit.ts';

export interface ReviewDeploymentsDeps {
  /** A source for one run: it remembers what it was told. */
  readonly source: () => ReviewSource;
  readonly tags: StackTags;
  /** Asked in turn, until one knows; absent where no pipelines or builds are named. */
  readonly runs?: readonly PipelineRuns[];
  readonly log: DeploymentLog;
  readonly store: Pick<ViolationStore, 'record'>;
  readonly clock: Clock;
  readonly review: ReviewPolicy;
  /** Of a deployment nobody reviewed. */
  readonly severity: Severity;
  readonly policy: Pick<ChangePolicy, 'incidentWindowMinutes'>;
  /** Milliseconds left to work in. */
  readonly remainingTimeMs: () => number;
}

/** How many deployments were looked at now, by what came of it. */
export type DeploymentReviews = Readonly<Record<Review['kind'] | 'known', number>>;

const reserveMs = 30_000;
const lookBackMs = 2 * 86_400_000;

/** The first call of each deployment among judged changes. */
export class Deployments {
  readonly #found = new Map<string, Deployment>();

  add(judged: JudgedChange): void {
    const deployment = deploymentOf(judged);
    if (deployment === undefined) return;
    const known = this.#found.get(deployment.id);
    if (known === undefined || isBefore(deployment, known))
      this.#found.set(deployment.id, deployment);
  }

  /** The earliest first. */
  all(): Deployment[] {
    return [...this.#found.values()].sort((a, b) => (isBefore(a, b) ? -1 : 1));
  }
}

const isBefore = (a: Deployment, b: Deployment): boolean =>
  Date.parse(a.judged.event.at) < Date.parse(b.judged.event.at);

/**
 * Follows each deployment to its commit and the review of that, once; one of which nothing could be
 * said is tried again the next time. A deployment nobody reviewed is a violation. Where all could be
 * asked, the next deployment of the target is looked at from there on; so nothing is left out between two.
 */
export async function reviewDeployments(
  deps: ReviewDeploymentsDeps,
  deployments: readonly Deployment[],
): Promise<DeploymentReviews> {
  const counts = { reviewed: 0, unreviewed: 0, unknown: 0, known: 0 };
  if (deployments.length === 0) return counts;
  const before = await knownBefore(deps);
  const source = deps.source();
  for (const deployment of deployments) {
    const known = before.get(deployment.id);
    if (known !== undefined && known.review.kind !== 'unknown') {
      counts.known += 1;
      continue;
    }
    if (deps.remainingTimeMs() < reserveMs) break;
    const row = toRow(deployment);
    // A session may be seen again by a later call of it.
    const at = known?.at ?? row.at;
    const { review, keys = [], sha } = await reviewBehind(deps, source, deployment, at);
    counts[review.kind] += 1;
    if (review.kind === 'unreviewed') await tell(deps, deployment, review.reason);
    await deps.log.save({ ...row, at, review });
    if (sha !== undefined) await deps.log.mark(keys, { id: row.id, at, sha });
  }
  return counts;
}

async function knownBefore({ log, clock }: ReviewDeploymentsDeps) {
  const now = clock.now().getTime();
  const window = {
    from: new Date(now - lookBackMs).toISOString(),
    to: new Date(now).toISOString(),
  };
  const known = new Map<string, ReviewedDeployment>();
  for await (const row of log.list(window)) known.set(row.id, row);
  return known;
}

async function tell(
  { store, clock, severity, policy }: ReviewDeploymentsDeps,
  deployment: Deployment,
  reason: string,
): Promise<void> {
  const detectedAt = clock.now().toISOString();
  await store.record(unreviewedDeployment({ deployment, reason, severity, detectedAt }, policy));
}

/** The review behind a deployment and, where the next goes on from it, its commit. */
interface Behind {
  readonly review: Review;
  readonly sha?: string;
  readonly keys?: readonly string[];
}

async function reviewBehind(
  deps: ReviewDeploymentsDeps,
  source: ReviewSource,
  deployment: Deployment,
  at: string,
): Promise<Behind> {
  const lead = await leadToCommit(deps, deployment);
  if (lead.kind !== 'found') return { review: lead };
  const { log, review, remainingTimeMs } = deps;
  const { repositories, sha, fromBranch } = lead;
  const asked = {
    repositories,
    branches: review.branches,
    deployedBefore: (repository: Repository) => lastOf(log, keysOf(deployment, repository), at),
    hasTime: () => remainingTimeMs() >= reserveMs,
  };
  const deployed = { sha, at, ...(fromBranch !== undefined && { fromBranch }) };
  const found: CommitReview = await reviewCommit(source, asked, deployed);
  const { repository, isWhole } = found;
  if (repository === undefined || !isWhole) return { review: found.review };
  return { review: found.review, sha, keys: keysOf(deployment, repository) };
}

/** By what the deployment before is found: of the target or, of a new target, of the repository. */
function keysOf({ target, judged }: Deployment, { host, site, path }: Repository): string[] {
  const place = [host, site, path.toLowerCase()];
  return [
    fingerprint('target', target, ...place),
    fingerprint('repository', judged.event.account, ...place),
  ];
}

async function lastOf(log: DeploymentLog, keys: readonly string[], at: string) {
  for (const key of keys) {
    const sha = await log.lastBefore(key, at);
    if (sha !== undefined) return sha;
  }
  return undefined;
}

function toRow({ id, engine, unit, judged }: Deployment): Omit<ReviewedDeployment, 'review'> {
  const { at, account, region } = judged.event;
  return { id, at, account, region, engine, unit };
}
