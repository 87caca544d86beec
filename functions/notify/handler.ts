import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { readEnvironment } from '../../lib/config/environment.ts';
import { wireNotify } from '../../lib/wiring/notify.ts';
import { watchdogFunction } from '../middleware.ts';
import { streamSchema } from './read-stream.ts';
import { tellBatch } from './tell-batch.ts';

const deps = wireNotify(readEnvironment());

export const handler = watchdogFunction({
  name: 'notify',
  schema: streamSchema,
  async run({ Records }, { logger, metrics }) {
    const { response, delivered, held, leftOut, failures, unreadable } = await tellBatch(
      deps,
      Records,
    );
    for (const { sequenceNumber, error } of unreadable) {
      logger.error('a record of the stream cannot be read', { sequenceNumber, error });
    }
    for (const { error, ...failure } of failures) {
      logger.error('an alert was not delivered', { ...failure, error });
    }
    metrics.addMetric('AlertsDelivered', MetricUnit.Count, delivered);
    if (leftOut > 0) logger.info('news of incidents had no room', { leftOut });
    if (held > 0) logger.info('alerts were put aside for a digest', { held });
    metrics.addMetric('AlertsFailed', MetricUnit.Count, failures.length);
    return response;
  },
});
