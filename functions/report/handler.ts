import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { readEnvironment } from '../../lib/config/environment.ts';
import { announceReport } from '../../lib/usecases/announce-report.ts';
import { publishReport } from '../../lib/usecases/publish-report.ts';
import { wireReport } from '../../lib/wiring/report.ts';
import { accountOf } from '../account-of.ts';
import { watchdogFunction } from '../middleware.ts';
import { reportRequest } from './report-request.ts';

const deps = wireReport(readEnvironment());
/** Lambda answers with at most 6 MB, escapes included; a longer report is answered by a link. */
const longestBody = 2_500_000;

export const handler = watchdogFunction({
  name: 'report',
  schema: reportRequest,
  async run(request, { context, logger, metrics }) {
    const account = accountOf(context);
    const published = await publishReport({ ...deps, account, longestBody }, request);
    const { report, ...answer } = published;
    const { link, location } = answer;
    logger.info('report', { name: answer.name, location, bytes: answer.bytes });
    metrics.addMetric('Reports', MetricUnit.Count, 1);
    if (request.announce && link !== undefined) {
      const { failed } = await announceReport(deps.announcers, { report, link, location });
      for (const { name, error } of failed) logger.error(`${name} was not told`, { error });
      metrics.addMetric('AnnouncementsFailed', MetricUnit.Count, failed.length);
    }
    return answer;
  },
});
