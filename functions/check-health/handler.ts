import { MetricUnit } from '@aws-lambda-powertools/metrics';
import * as z from 'zod';
import { readEnvironment } from '../../lib/config/environment.ts';
import { watchHealth } from '../../lib/usecases/check-health.ts';
import { runChecks } from '../../lib/usecases/health/run-checks.ts';
import { wireCheckHealth } from '../../lib/wiring/check-health.ts';
import { accountOf } from '../account-of.ts';
import { watchdogFunction } from '../middleware.ts';

const { checksOf, ...deps } = wireCheckHealth(readEnvironment());

export const handler = watchdogFunction({
  name: 'check-health',
  // Neither a schedule's event nor the one of a finished deployment says anything that is used.
  schema: z.unknown(),
  async run(_, { context, logger, metrics }) {
    const [, partition = 'aws'] = context.invokedFunctionArn.split(':');
    const { checks, runs } = await checksOf(accountOf(context), partition);
    const report = await watchHealth({ ...deps, checks: [...checks, ...runChecks(runs)] });
    for (const finding of report.findings) {
      const log = finding.state === 'ok' ? 'info' : 'warn';
      logger[log](`check ${finding.check}: ${finding.state}`, { finding });
    }
    const problems = report.findings.filter(({ state }) => state === 'problem').length;
    metrics.addMetric('HealthProblems', MetricUnit.Count, problems);
    return report;
  },
});
