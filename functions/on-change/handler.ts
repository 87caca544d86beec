import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { readEnvironment } from '../../lib/config/environment.ts';
import { assessChange } from '../../lib/usecases/assess-change.ts';
import { wireOnChange } from '../../lib/wiring/on-change.ts';
import { watchdogFunction } from '../middleware.ts';
import { changeEnvelope } from './change-envelope.ts';

const { readChanges, ...deps } = wireOnChange(readEnvironment());

export const handler = watchdogFunction({
  name: 'on-change',
  schema: changeEnvelope,
  correlationId: ({ id }) => id,
  async run(envelope, { logger, metrics }) {
    const { events, faults } = readChanges(envelope);
    for (const event of events) {
      const { id, at } = event;
      const call = `${event.service}:${event.action}`;
      const { verdict, answer, stored } = await assessChange(deps, event);
      const { origin, rule } = verdict;
      logger.info(answer.answer, { id, call, origin, rule, code: answer.code, stored });
      metrics.addMetric('ChangesSeen', MetricUnit.Count, 1);
      if (stored !== 'new') continue;
      metrics.addMetric('Violations', MetricUnit.Count, 1);
      const seconds = (deps.clock.now().getTime() - Date.parse(at)) / 1000;
      metrics.addMetric('DetectionSeconds', MetricUnit.Seconds, seconds);
    }
    const [fault] = faults;
    if (fault) throw new Error(`the record cannot be read: ${fault.field ?? ''} ${fault.message}`);
  },
});
