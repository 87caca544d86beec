import type { ReportAnnouncer, ReportNotice } from '../../ports/report-announcer.ts';
import { postToSlack, type SlackPostOptions } from './slack-webhook.ts';

interface SlackAnnouncerOptions extends SlackPostOptions {
  /** The message as Slack takes it, ready for JSON. */
  readonly render: (notice: ReportNotice) => unknown;
}

/** Tells of reports through an incoming webhook. */
export function slackAnnouncer(options: SlackAnnouncerOptions): ReportAnnouncer {
  return {
    name: 'slack',
    announce: (notice) => postToSlack(options.render(notice), options),
  };
}
