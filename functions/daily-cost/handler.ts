import { MetricUnit } from '@aws-lambda-powertools/metrics';
import * as z from 'zod';
import { readEnvironment } from '../../lib/config/environment.ts';
import { assessCost } from '../../lib/usecases/assess-cost.ts';
import { assessDetectors } from '../../lib/usecases/assess-detectors.ts';
import { rememberCosts } from '../../lib/usecases/remember-costs.ts';
import { wireDailyCost } from '../../lib/wiring/daily-cost.ts';
import { accountOf } from '../account-of.ts';
import { watchdogFunction } from '../middleware.ts';

const { costsOf, history, ledger, anomalies, ...deps } = wireDailyCost(readEnvironment());

export const handler = watchdogFunction({
  name: 'daily-cost',
  // A schedule's event says nothing that is used.
  schema: z.unknown(),
  async run(_, { context, logger, metrics }) {
    const costs = costsOf(accountOf(context));
    const source = rememberCosts(costs.source, history, deps.clock);
    const assessed = await assessCost({ ...deps, ...costs, source });
    const odd =
      anomalies && (await assessDetectors({ ...deps, ...anomalies, source }, assessed.reading));
    const { states } = assessed;
    const faults = [...assessed.faults, ...(odd?.faults ?? [])];
    const judgedAt = deps.clock.now().toISOString();
    const money = { ...assessed.money, ...(odd && { anomalies: odd.anomalies }) };
    await ledger.save({ judgedAt, money, faults: faults.slice(0, 20) });
    for (const { budget, month, amount, actualToDate, projection, asOf } of states) {
      const name = budget.name;
      logger.info('budget', { name, month, amount, actualToDate, projection, asOf });
    }
    for (const fault of faults) logger.warn('costs or budgets that cannot be read', { fault });
    const unknown = states.filter(({ amount }) => amount === 'unknown').length;
    const fresh = assessed.fresh.length + (odd?.fresh.length ?? 0);
    metrics.addMetric('Violations', MetricUnit.Count, fresh);
    metrics.addMetric('BudgetsUnknown', MetricUnit.Count, unknown);
    metrics.addMetric('Unreadable', MetricUnit.Count, faults.length);
  },
});
