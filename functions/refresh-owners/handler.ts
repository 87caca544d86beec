import { MetricUnit } from '@aws-lambda-powertools/metrics';
import * as z from 'zod';
import { readEnvironment } from '../../lib/config/environment.ts';
import { maybeState } from '../../lib/domain/change/state-file-name.ts';
import { refreshOwners } from '../../lib/usecases/refresh-owners.ts';
import { wireRefreshOwners } from '../../lib/wiring/refresh-owners.ts';
import { watchdogFunction } from '../middleware.ts';

const deps = wireRefreshOwners(readEnvironment());

const bucketEvent = z.object({
  source: z.literal('aws.s3'),
  detail: z.object({ object: z.object({ key: z.string() }) }),
});

/** Locks, histories and copies are written beside every state. */
function isBesideStates(event: unknown): boolean {
  const { success, data } = bucketEvent.safeParse(event);
  return success && !maybeState(data.detail.object.key);
}

export const handler = watchdogFunction({
  name: 'refresh-owners',
  // A schedule's event only says that it is time.
  schema: z.unknown(),
  async run(event, { logger, metrics }) {
    if (isBesideStates(event)) return;
    const { resources, unplaced, faults, copies } = await refreshOwners(deps);
    const log = faults.length === 0 ? 'info' : 'warn';
    logger[log]('owners refreshed', {
      ...{ resources, unplaced },
      ...{ faults: faults.slice(0, 20), copies: copies.slice(0, 20) },
    });
    metrics.addMetric('OwnedResources', MetricUnit.Count, resources);
    metrics.addMetric('OwnerFaults', MetricUnit.Count, faults.length);
  },
});
