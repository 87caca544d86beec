import { MetricUnit } from '@aws-lambda-powertools/metrics';
import * as z from 'zod';
import { readEnvironment } from '../../lib/config/environment.ts';
import { refreshOwners } from '../../lib/usecases/refresh-owners.ts';
import { wireRefreshOwners } from '../../lib/wiring/refresh-owners.ts';
import { watchdogFunction } from '../middleware.ts';

const deps = wireRefreshOwners(readEnvironment());

export const handler = watchdogFunction({
  name: 'refresh-owners',
  // A schedule's event and a bucket's both only say that it is time.
  schema: z.unknown(),
  async run(_, { logger, metrics }) {
    const { resources, unplaced, faults } = await refreshOwners(deps);
    const log = faults.length === 0 ? 'info' : 'warn';
    logger[log]('owners refreshed', { resources, unplaced, faults: faults.slice(0, 20) });
    metrics.addMetric('OwnedResources', MetricUnit.Count, resources);
    metrics.addMetric('OwnerFaults', MetricUnit.Count, faults.length);
  },
});
