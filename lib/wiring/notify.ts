import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import { deliveryLog } from '../adapters/aws/delivery-table.ts';
import { awsSecret } from '../adapters/aws/secrets.ts';
import { snsChannel } from '../adapters/aws/sns-channel.ts';
import { type StreamChange, violationOfStream } from '../adapters/aws/stream-record.ts';
import { slackWebhook } from '../adapters/slack/slack-webhook.ts';
import { readBundledSettings } from '../config/bundled-settings.ts';
import type { Environment } from '../config/environment.ts';
import type { Violation } from '../domain/violation/violation.ts';
import type { Channel } from '../ports/channel.ts';
import type { DriftReader } from '../ports/drift-reader.ts';
import type { DeliveryLog } from '../ports/violation-store.ts';
import { slack } from '../render/slack.ts';
import { snsJson } from '../render/sns-json.ts';
import { wireDrift } from './drift.ts';
import { systemClock } from './system-clock.ts';
import { tableClient } from './table-client.ts';

interface NotifyParts {
  readonly channels: readonly Channel[];
  readonly log: DeliveryLog;
  /** Absent where live resources are not looked at. */
  readonly drift?: DriftReader;
  /** The violation a stream record announces, if any; throws when it cannot be read. */
  readonly violationOf: (record: StreamChange) => Violation | undefined;
}

export function wireNotify({
  settingsFile,
  tableName,
  topicArn,
  regions,
}: Environment): NotifyParts {
  const settings = readBundledSettings(settingsFile);
  const { slackWebhookSecret: secretId } = settings.alerts;
  return {
    channels: [
      snsChannel(new SNSClient({ maxAttempts: 5 }), { topicArn, render: snsJson }),
      ...(secretId === undefined ? [] : [slackChannel(secretId)]),
    ],
    log: deliveryLog(tableClient(), { tableName, clock: systemClock }),
    violationOf: violationOfStream,
    ...wireDrift(settings, regions),
  };
}

const slackChannel = (secretId: string): Channel =>
  slackWebhook({
    url: awsSecret(new SecretsManagerClient({ maxAttempts: 5 }), { secretId, clock: systemClock }),
    render: slack,
  });
