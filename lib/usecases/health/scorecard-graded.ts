import { onTime } from '../../domain/health/on-time.ts';
import type { HealthCheck } from '../../ports/health-check.ts';
import type { ScorecardHistory } from '../../ports/scorecard-history.ts';

interface ScorecardGradedDeps {
  readonly history: Pick<ScorecardHistory, 'latest'>;
  /** Since when Bandog is deployed. */
  readonly since: Date | undefined;
}

/** It is graded once a week. */
const longestMs = 8 * 86_400_000;

/** Whether the weekly scorecard is graded. */
export const scorecardGraded = ({ history, since }: ScorecardGradedDeps): HealthCheck => ({
  name: 'scorecard-graded',
  async look(now) {
    const last = (await history.latest())?.gradedAt;
    const fix = 'see the log of the ScorecardGrade function, and whether its rule is enabled';
    return onTime({ what: 'the weekly scorecard', last, longestMs, since, fix }, now);
  },
});
