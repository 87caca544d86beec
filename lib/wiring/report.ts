import { S3Client } from '@aws-sdk/client-s3';
import { reportBucket } from '../adapters/aws/report-bucket.ts';
import { readBundledSettings } from '../config/bundled-settings.ts';
import type { Environment } from '../config/environment.ts';
import type { Report } from '../domain/scorecard/report.ts';
import type { ReportAnnouncer } from '../ports/report-announcer.ts';
import type { ReportStore } from '../ports/report-store.ts';
import { renderCsv } from '../render/csv.ts';
import { renderHtml } from '../render/html/page.ts';
import { renderJson } from '../render/json.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { wireAnnouncers } from './announcers.ts';
import { type OwnBillParts, ownBillOf } from './reported-bill.ts';
import { storedReport } from './stored-report.ts';
import { systemClock } from './system-clock.ts';

type Format = 'json' | 'html' | 'markdown' | 'csv';

interface ReportParts extends ReturnType<typeof storedReport> {
  readonly reports: ReportStore;
  readonly regions: readonly string[];
  readonly ownBill: OwnBillParts;
  /** Who is told of the weekly report. */
  readonly announcers: readonly ReportAnnouncer[];
  readonly render: Readonly<Record<Format, (report: Report) => string>>;
}

export function wireReport(environment: Environment): ReportParts {
  const { settingsFile, tableName, bucketName, regions, topicArn, stackName } = environment;
  const settings = readBundledSettings(settingsFile);
  const s3 = new S3Client({ maxAttempts: 5 });
  return {
    ...storedReport(tableName, undefined, settings),
    reports: reportBucket(s3, { bucketName, clock: systemClock }),
    regions,
    ownBill: ownBillOf(settings, stackName),
    announcers: wireAnnouncers(settings.alerts, topicArn),
    render: { json: renderJson, html: renderHtml, markdown: renderMarkdown, csv: renderCsv },
  };
}
