import type { Report } from '../domain/scorecard/report.ts';
import type { ReportLink } from './report-store.ts';

/** That a report is there, and where. */
export interface ReportNotice {
  readonly report: Report;
  readonly link: ReportLink;
  /** Where the file stays when the link has ended. */
  readonly location: string;
}

/** A way to tell people of a report. */
export interface ReportAnnouncer {
  /** Unique among those configured, e.g. `sns`. */
  readonly name: string;
  /** Throws when the message was not accepted. */
  announce(notice: ReportNotice): Promise<void>;
}
