import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { readEnvironment } from '../../lib/config/environment.ts';
import { publishReport } from '../../lib/usecases/publish-report.ts';
import { wireReport } from '../../lib/wiring/report.ts';
import { accountOf } from '../account-of.ts';
import { watchdogFunction } from '../middleware.ts';
import { reportRequest } from './report-request.ts';

const deps = wireReport(readEnvironment());
/** Lambda answers with at most 6 MB, escapes included. */
const longestBody = 2_500_000;

export const handler = watchdogFunction({
  name: 'report',
  schema: reportRequest,
  async run(request, { context, logger, metrics }) {
    const account = accountOf(context);
    const published = await publishReport({ ...deps, account }, request);
    const { name, contentType, location, body } = published;
    logger.info('report', { name, location, bytes: body.length });
    metrics.addMetric('Reports', MetricUnit.Count, 1);
    const answer = { name, contentType, location };
    return body.length > longestBody ? answer : { ...answer, body };
  },
});
