import { commitLead, type ReviewPolicy, type Tags } from '../domain/change/commit-lead.ts';
import { type Deployment, deploymentOf } from '../domain/change/deployment.ts';
import type { JudgedChange } from '../domain/change/judge.ts';
import type { ChangePolicy } from '../domain/change/policy.ts';
import type { Review } from '../domain/change/review.ts';
import type { Severity } from '../domain/violation/severity.ts';
import { unreviewedDeployment } from '../domain/violation/unreviewed-deployment.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeploymentLog, ReviewedDeployment } from '../ports/deployment-log.ts';
import type { PipelineRuns } from '../ports/pipeline-runs.ts';
import type { ReviewSource } from '../ports/review-source.ts';
import type { StackTags } from '../ports/stack-tags.ts';
import type { ViolationStore } from '../ports/violation-store.ts';
import { reviewCommit } from './review-commit.ts';

export interface ReviewDeploymentsDeps {
  readonly source: ReviewSource;
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

  all(): Deployment[] {
    return [...this.#found.values()];
  }
}

const isBefore = (a: Deployment, b: Deployment): boolean =>
  Date.parse(a.judged.event.at) < Date.parse(b.judged.event.at);

/**
 * Follows each deployment to its commit and the review of that, once; one of which nothing could be
 * said is tried again the next time. A deployment nobody reviewed is a violation.
 */
export async function reviewDeployments(
  deps: ReviewDeploymentsDeps,
  deployments: readonly Deployment[],
): Promise<DeploymentReviews> {
  const counts = { reviewed: 0, unreviewed: 0, unknown: 0, known: 0 };
  if (deployments.length === 0) return counts;
  const before = await knownBefore(deps);
  for (const deployment of deployments) {
    const known = before.get(deployment.id);
    if (known !== undefined && known.review.kind !== 'unknown') {
      counts.known += 1;
      continue;
    }
    if (deps.remainingTimeMs() < reserveMs) break;
    const review = await reviewBehind(deps, deployment);
    counts[review.kind] += 1;
    if (review.kind === 'unreviewed') await tell(deps, deployment, review.reason);
    const row = toRow(deployment, review);
    await deps.log.save({ ...row, at: known?.at ?? row.at });
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

async function reviewBehind(
  { source, tags, runs = [], review }: ReviewDeploymentsDeps,
  deployment: Deployment,
): Promise<Review> {
  const { engine, unit, judged } = deployment;
  const own = tagsIn(judged.event.parameters ?? {});
  // What sets tags itself and sets none leaves those of the deployment before.
  const hasTags = engine === 'cloudformation' && judged.event.action === 'ExecuteChangeSet';
  let stackTags: Tags = {};
  try {
    if (hasTags) stackTags = await tags.tagsOf(judged.event.region, unit);
  } catch (error) {
    if (Object.keys(own).length === 0) return notTold(error);
  }
  const all = { ...stackTags, ...own };
  let lead = commitLead(deployment, all, review);
  try {
    const { at, region } = judged.event;
    for (const each of runs) {
      if (lead.kind !== 'unknown') break;
      const revisions = await each.revisionsOf({ engine, unit, at, region });
      lead = commitLead(deployment, all, review, revisions);
    }
  } catch (error) {
    return notTold(error);
  }
  if (lead.kind !== 'found') return lead;
  const { repositories, sha, fromBranch } = lead;
  const asked = { repositories, branches: review.branches };
  const { at } = judged.event;
  return reviewCommit(source, asked, { sha, at, ...(fromBranch !== undefined && { fromBranch }) });
}

const notTold = (error: unknown): Review => ({
  kind: 'unknown',
  reason: error instanceof Error ? error.message : String(error),
});

/** Tags the call itself set: they say what it deployed, whatever was deployed since. */
function tagsIn(parameters: Readonly<Record<string, string>>): Tags {
  const found: Record<string, string> = {};
  for (const [path, key] of Object.entries(parameters)) {
    const [, at] = /^(tags\.\d+)\.key$/i.exec(path) ?? [];
    const value = at === undefined ? undefined : parameters[`${at}.value`];
    if (value !== undefined) found[key] = value;
  }
  return found;
}

function toRow({ id, engine, unit, judged }: Deployment, review: Review): ReviewedDeployment {
  const { at, account, region } = judged.event;
  return { id, at, account, region, engine, unit, review };
}
