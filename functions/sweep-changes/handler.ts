import { MetricUnit } from '@aws-lambda-powertools/metrics';
import * as z from 'zod';
import { readEnvironment } from '../../lib/config/environment.ts';
import { FollowUp } from '../../lib/usecases/follow-up.ts';
import { sweepChanges, sweepError } from '../../lib/usecases/sweep-changes.ts';
import { wireSweepChanges } from '../../lib/wiring/sweep-changes.ts';
import { watchdogFunction } from '../middleware.ts';

const { followUp: parts, ...deps } = wireSweepChanges(readEnvironment());

export const handler = watchdogFunction({
  name: 'sweep-changes',
  // A schedule's event says nothing that is used.
  schema: z.unknown(),
  async run(_, { context, logger, metrics }) {
    const remainingTimeMs = () => context.getRemainingTimeInMillis();
    const followUp = new FollowUp();
    const { notice } = followUp;
    const sweeps = await sweepChanges({ ...deps, remainingTimeMs, notice });
    for (const { region, state, closed, tally, detectionSeconds, faults } of sweeps) {
      const { seen, violations, unreadable, duplicates } = tally;
      const counts = { seen, violations, new: detectionSeconds.length, unreadable, duplicates };
      const log = state === 'complete' && unreadable === 0 ? 'info' : 'warn';
      logger[log](`sweep of ${region}: ${state}`, { region, state, closed, ...counts, faults });
      metrics.addMetric('EventsRead', MetricUnit.Count, seen);
      metrics.addMetric('Unreadable', MetricUnit.Count, unreadable);
      metrics.addMetric('Violations', MetricUnit.Count, detectionSeconds.length);
      for (const seconds of detectionSeconds) {
        metrics.addMetric('DetectionSeconds', MetricUnit.Seconds, seconds);
      }
    }
    const followed = await followUp.finish(parts, remainingTimeMs);
    const { deployments } = followed;
    logger[followed.faults.length === 0 ? 'info' : 'error']('follow-up', { ...followed });
    if (deployments) metrics.addMetric('ReviewsUnknown', MetricUnit.Count, deployments.unknown);
    const error = sweepError(sweeps);
    if (error) throw error;
  },
});
