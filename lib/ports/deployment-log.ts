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

/** Remembers which deployments were looked at, so that each is told and asked after once. */
export interface DeploymentLog {
  /** Puts it in place of what was known before. */
  save(deployment: ReviewedDeployment): Promise<void>;
  /** By time of the deployment, all pages. */
  list(window: Required<TimeWindow>): AsyncIterable<ReviewedDeployment>;
}
