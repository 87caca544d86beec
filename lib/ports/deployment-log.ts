import type { Review } from '../domain/change/review.ts';
import type { TimeWindow } from './change-source.ts';

/** A deployment and what is known of the review behind it. */
export interface ReviewedDeployment {
  /** The deployment's id. */
  readonly id: string;
  /** Its first call: ISO 8601 UTC. */
  readonly at: string;
  readonly account: string;
  readonly region: string;
  readonly engine: string;
  /** Hostile text. */
  readonly unit: string;
  readonly review: Review;
}

/** A commit that was deployed, where the next one goes on from. */
export interface DeployedCommit {
  /** The deployment's id. */
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** As the deployment named it. */
  readonly sha: string;
}

/** Remembers which deployments were looked at, so that each is told and asked after once. */
export interface DeploymentLog {
  /** Puts it in place of what was known before. */
  save(deployment: ReviewedDeployment): Promise<void>;
  /** By time of the deployment, all pages. */
  list(window: Required<TimeWindow>): AsyncIterable<ReviewedDeployment>;
  /** Remembers a commit under each of the keys. */
  mark(keys: readonly string[], commit: DeployedCommit): Promise<void>;
  /** The last commit under a key that was deployed before `at`, which is ISO 8601 UTC. */
  lastBefore(key: string, at: string): Promise<string | undefined>;
}
