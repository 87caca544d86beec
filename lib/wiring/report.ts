import { S3Client } from '@aws-sdk/client-s3';
import { healthTable } from '../adapters/aws/health-table.ts';
import { moneyLedger } from '../adapters/aws/money-table.ts';
import { reportBucket } from '../adapters/aws/report-bucket.ts';
import { resolutionTable } from '../adapters/aws/resolution-table.ts';
import { scorecardTable } from '../adapters/aws/scorecard-table.ts';
import { sweepLedger } from '../adapters/aws/sweep-table.ts';
import { violationStore } from '../adapters/aws/violation-table.ts';
import { readBundledSettings } from '../config/bundled-settings.ts';
import type { Environment } from '../config/environment.ts';
import type { ChangePolicy } from '../domain/change/policy.ts';
import type { Report } from '../domain/scorecard/report.ts';

import type { Clock } from '../ports/clock.ts';
import type { HealthLedger } from '../ports/health-ledger.ts';
import type { MoneyLedger } from '../ports/money-ledger.ts';
import type { ReportAnnouncer } from '../ports/report-announcer.ts';
import type { ReportStore } from '../ports/report-store.ts';
import type { ResolutionLog } from '../ports/resolution-log.ts';
import type { ScorecardHistory } from '../ports/scorecard-history.ts';
import type { SweepLedger } from '../ports/sweep-ledger.ts';
import type { ViolationStore } from '../ports/violation-store.ts';
import { renderCsv } from '../render/csv.ts';
import { renderHtml } from '../render/html/page.ts';
import { renderJson } from '../render/json.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { wireAnnouncers } from './announcers.ts';
import { systemClock } from './system-clock.ts';
import { tableClient } from './table-client.ts';

interface ReportParts {
  readonly store: ViolationStore;
  readonly ledger: SweepLedger;
  readonly money: MoneyLedger;
  readonly scorecards: ScorecardHistory;
  readonly health: HealthLedger;
  readonly reports: ReportStore;
  readonly resolutions: ResolutionLog;
  readonly clock: Clock;
  readonly policy: ChangePolicy;
  readonly regions: readonly string[];
  /** Who is told of the weekly report. */
  readonly announcers: readonly ReportAnnouncer[];
  readonly render: Readonly<
    Record<'json' | 'html' | 'markdown' | 'csv', (report: Report) => string>
  >;
}

export function wireReport(environment: Environment): ReportParts {
  const { settingsFile, tableName, bucketName, regions, topicArn } = environment;
  const { policy, deployment, alerts } = readBundledSettings(settingsFile);
  const client = tableClient();
  const table = { tableName, keepDays: deployment.keepDays };
  return {
    store: violationStore(client, table),
    ledger: sweepLedger(client, table),
    money: moneyLedger(client, table),
    scorecards: scorecardTable(client, table),
    health: healthTable(client, table),
    reports: reportBucket(new S3Client({ maxAttempts: 5 }), { bucketName, clock: systemClock }),
    resolutions: resolutionTable(client, table),
    clock: systemClock,
    policy,
    regions,
    announcers: wireAnnouncers(alerts, topicArn),
    render: { json: renderJson, html: renderHtml, markdown: renderMarkdown, csv: renderCsv },
  };
}
