import type { JudgedChange } from '../domain/change/judge.ts';
import { LaterCalls } from '../domain/change/later-calls.ts';
import {
  type RecheckedViolations,
  type RecheckViolationsDeps,
  recheckViolations,
} from './recheck-violations.ts';
import {
  type DeploymentReviews,
  Deployments,
  type ReviewDeploymentsDeps,
  reviewDeployments,
} from './review-deployments.ts';

interface FollowUpDeps extends Omit<RecheckViolationsDeps, 'laterCalls' | 'remainingTimeMs'> {
  /** How reviews are looked up; absent where none are. */
  readonly reviews?: Omit<ReviewDeploymentsDeps, 'remainingTimeMs'>;
}

interface FollowedUp extends RecheckedViolations {
  /** Absent where no reviews are looked up. */
  readonly deployments?: DeploymentReviews;
  /** More calls came by than are remembered: the end of a violation may have been missed. */
  readonly forgot: boolean;
}

/** What remains to be seen to after a sweep: how violations ended, and which deployments were reviewed. */
export class FollowUp {
  readonly #laterCalls = new LaterCalls();
  readonly #deployments = new Deployments();

  /** Told of every judged event of the sweep. */
  readonly notice = (judged: JudgedChange): void => {
    if (judged.answer.answer === 'not-a-change') return;
    this.#laterCalls.add(judged.event, judged.verdict.origin);
    this.#deployments.add(judged);
  };

  async finish(deps: FollowUpDeps, remainingTimeMs: () => number): Promise<FollowedUp> {
    const laterCalls = this.#laterCalls;
    const rechecked = await recheckViolations({ ...deps, laterCalls, remainingTimeMs });
    const { forgot } = laterCalls;
    if (deps.reviews === undefined) return { ...rechecked, forgot };
    const reviews = { ...deps.reviews, remainingTimeMs };
    return {
      ...rechecked,
      forgot,
      deployments: await reviewDeployments(reviews, this.#deployments.all()),
    };
  }
}
