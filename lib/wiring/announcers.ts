import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import { awsSecret } from '../adapters/aws/secrets.ts';
import { snsAnnouncer } from '../adapters/aws/sns-announcer.ts';
import { slackAnnouncer } from '../adapters/slack/slack-announcer.ts';
import type { AlertSettings } from '../config/alerts-schema.ts';
import type { ReportAnnouncer } from '../ports/report-announcer.ts';
import { emailOf } from '../render/email.ts';
import { slackOf } from '../render/slack.ts';
import { weeklyDigest } from '../render/weekly-digest.ts';
import { systemClock } from './system-clock.ts';

/** Who is told of the weekly report: the topic, so e-mail, and Slack where it is set. */
export function wireAnnouncers(alerts: AlertSettings, topicArn: string): ReportAnnouncer[] {
  const { slackWebhookSecret: secretId } = alerts;
  const sns = snsAnnouncer(new SNSClient({ maxAttempts: 5 }), {
    topicArn,
    render: (notice) => emailOf(weeklyDigest(notice)),
  });
  if (secretId === undefined) return [sns];
  const secrets = new SecretsManagerClient({ maxAttempts: 5 });
  const url = awsSecret(secrets, { secretId, clock: systemClock });
  return [sns, slackAnnouncer({ url, render: (notice) => slackOf(weeklyDigest(notice)) })];
}
