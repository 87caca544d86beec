import { MetricUnit } from '@aws-lambda-powertools/metrics';
import * as z from 'zod';
import { readEnvironment } from '../../lib/config/environment.ts';
import { figuresOf } from '../../lib/usecases/figures-of.ts';
import { gradeScorecard } from '../../lib/usecases/grade-scorecard.ts';
import { judgedBudgets } from '../../lib/usecases/judged-budgets.ts';
import { loggedReviews } from '../../lib/usecases/logged-reviews.ts';
import { wireGradeScorecard } from '../../lib/wiring/grade-scorecard.ts';
import { watchdogFunction } from '../middleware.ts';

const { probes, exporter, ...deps } = wireGradeScorecard(readEnvironment());
const own = {
  budgets: [judgedBudgets(deps.money, deps.clock)],
  reviews: [loggedReviews(deps)],
};

export const handler = watchdogFunction({
  name: 'grade-scorecard',
  // Neither a schedule's event nor what somebody invokes it with says anything that is used.
  schema: z.unknown(),
  async run(_, { logger, metrics }) {
    const scorecard = await gradeScorecard({ ...deps, probes: { ...probes, ...own } });
    for (const { id, value, standing, unknownBecause } of scorecard.metrics)
      logger.info(`metric ${id}`, { id, value, standing, unknownBecause });
    for (const { id, answer, reason } of scorecard.gates)
      logger.info(`gate ${id}`, { id, answer, reason });
    const failing = scorecard.gates.filter(({ answer }) => answer === 'fail').length;
    const unknown = scorecard.gates.filter(({ answer }) => answer === 'unknown').length;
    metrics.addMetric('GatesFailing', MetricUnit.Count, failing);
    metrics.addMetric('GatesUnknown', MetricUnit.Count, unknown);
    await exporter
      ?.export(figuresOf(scorecard))
      .catch((error) => logger.error('the collector did not take the figures', { error }));
    return scorecard;
  },
});
