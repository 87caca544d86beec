import type { Report } from '../domain/scorecard/report.ts';
import type { ReportFile, ReportLink, ReportStore } from '../ports/report-store.ts';
import { type CompileReportDeps, compileReport } from './compile-report.ts';

export type ReportFormat = 'json' | 'html' | 'markdown' | 'csv';

export interface PublishReportDeps extends CompileReportDeps {
  readonly reports: ReportStore;
  readonly render: Readonly<Record<ReportFormat, (report: Report) => string>>;
  /** A longer body, in bytes, is answered by a link to it. @default no body is too long */
  readonly longestBody?: number;
}

interface ReportRequest {
  readonly format: ReportFormat;
  /** How far back, e.g. `24h`, `7d`, `4w`. */
  readonly since: string;
  /** True for a link in place of the body. */
  readonly link?: boolean;
}

/** A stored report: its body, or a link to it. */
export interface PublishedReport extends Omit<ReportFile, 'body'> {
  readonly location: string;
  readonly bytes: number;
  readonly body?: string;
  readonly link?: ReportLink;
  readonly report: Report;
}

const kinds: Record<ReportFormat, { readonly extension: string; readonly contentType: string }> = {
  json: { extension: 'json', contentType: 'application/json' },
  html: { extension: 'html', contentType: 'text/html; charset=utf-8' },
  markdown: { extension: 'md', contentType: 'text/markdown; charset=utf-8' },
  csv: { extension: 'csv', contentType: 'text/csv; charset=utf-8' },
};

/** Builds a report on the time since `request.since`, stores it and returns it. */
export async function publishReport(
  deps: PublishReportDeps,
  { format, since, link = false }: ReportRequest,
): Promise<PublishedReport> {
  const report = await compileReport(deps, since);
  const { extension, contentType } = kinds[format];
  const name = `${report.generatedAt.slice(0, 19).replaceAll(':', '-')}Z.${extension}`;
  const body = deps.render[format](report);
  const { location } = await deps.reports.put({ name, contentType, body });
  const bytes = Buffer.byteLength(body);
  const published = { name, contentType, location, bytes, report };
  return link || bytes > (deps.longestBody ?? Number.POSITIVE_INFINITY)
    ? { ...published, link: await deps.reports.link(name) }
    : { ...published, body };
}
