import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { ReportAnnouncer, ReportNotice } from '../../ports/report-announcer.ts';
import { failedCall } from './failed-call.ts';

interface SnsAnnouncerOptions {
  readonly topicArn: string;
  readonly render: (notice: ReportNotice) => { readonly subject: string; readonly body: string };
}

/** Tells of reports on the topic of the alerts; programs get the address and no words. */
export function snsAnnouncer(
  client: SNSClient,
  { topicArn, render }: SnsAnnouncerOptions,
): ReportAnnouncer {
  return {
    name: 'sns',
    async announce(notice) {
      const { subject, body } = render(notice);
      const { link, location, report } = notice;
      const document = JSON.stringify({
        schemaVersion: 1,
        kind: 'weekly-report',
        generatedAt: report.generatedAt,
        location,
        link,
      });
      const publish = new PublishCommand({
        TopicArn: topicArn,
        Subject: subject,
        MessageStructure: 'json',
        Message: JSON.stringify({
          default: body,
          email: body,
          sqs: document,
          lambda: document,
          http: document,
          https: document,
        }),
        MessageAttributes: {
          severity: { DataType: 'String', StringValue: 'info' },
          kind: { DataType: 'String', StringValue: 'weekly-report' },
        },
      });
      try {
        await client.send(publish);
      } catch (error) {
        throw failedCall(error, 'sns:Publish', topicArn);
      }
    },
  };
}
