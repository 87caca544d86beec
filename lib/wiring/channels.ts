import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import { eventBus } from '../adapters/aws/event-bus.ts';
import { plainTopic } from '../adapters/aws/plain-topic.ts';
import { awsSecret } from '../adapters/aws/secrets.ts';
import { snsChannel } from '../adapters/aws/sns-channel.ts';
import { threadTable } from '../adapters/aws/thread-table.ts';
import { pagerDutyEvents } from '../adapters/pagerduty/pagerduty-events.ts';
import { slackThread } from '../adapters/slack/slack-thread.ts';
import { slackWebhook } from '../adapters/slack/slack-webhook.ts';
import { teamsWorkflow } from '../adapters/teams/teams-workflow.ts';
import { signedWebhook } from '../adapters/webhook/signed-webhook.ts';
import type { AlertSettings, ChannelSettings } from '../config/alerts-schema.ts';
import type { Environment } from '../config/environment.ts';
import type { Channel } from '../ports/channel.ts';
import type { Secret } from '../ports/secret.ts';
import { alertDocument } from '../render/alert-document.ts';
import { amazonQ } from '../render/amazon-q.ts';
import { busEvents } from '../render/bus-events.ts';
import { pagerDuty } from '../render/pagerduty.ts';
import { slack } from '../render/slack.ts';
import { slackWithButtons } from '../render/slack-buttons.ts';
import { snsJson } from '../render/sns-json.ts';
import { teams } from '../render/teams.ts';
import { systemClock } from './system-clock.ts';
import { tableClient } from './table-client.ts';

/** What a channel is made with. */
interface Making {
  readonly name: string;
  readonly environment: Environment;
}

type Makers = {
  readonly [Type in ChannelSettings['type']]: (
    settings: Extract<ChannelSettings, { type: Type }>,
    making: Making,
  ) => Channel;
};

/** Bytes of a webhook's violations as JSON. */
const longestWebhook = 200_000;

/** One line of wiring a channel. */
const makers: Makers = {
  'slack-bot': ({ tokenSecret, conversation, actions }, { name, environment: { tableName } }) =>
    slackThread({
      name,
      api: { token: secretOf(tokenSecret) },
      conversation,
      threads: threadTable(tableClient(), { tableName, channel: name, clock: systemClock }),
      render: actions === undefined ? slack : slackWithButtons,
    }),
  teams: ({ urlSecret }, { name }) =>
    teamsWorkflow({ name, url: secretOf(urlSecret), render: teams }),
  pagerduty: ({ keySecret, serviceRegion }, { name }) =>
    pagerDutyEvents({ name, routingKey: secretOf(keySecret), serviceRegion, render: pagerDuty }),
  'amazon-q': (_, { name, environment: { amazonQTopicArn: topicArn = '' } }) =>
    plainTopic(new SNSClient({ maxAttempts: 5 }), { name, topicArn, render: amazonQ }),
  webhook: ({ urlSecret, keySecret }, { name }) =>
    signedWebhook({
      name,
      url: secretOf(urlSecret),
      key: secretOf(keySecret),
      clock: systemClock,
      render: (alert) => alertDocument(alert, longestWebhook),
    }),
  'event-bus': ({ bus }, { name }) =>
    eventBus(new EventBridgeClient({ maxAttempts: 5 }), { name, bus, render: busEvents }),
};

/** All channels of the settings; the topic is always one. */
export function wireChannels(alerts: AlertSettings, environment: Environment): Channel[] {
  const { slackWebhookSecret } = alerts;
  return [
    snsChannel(new SNSClient({ maxAttempts: 5 }), {
      topicArn: environment.topicArn,
      render: snsJson,
    }),
    ...(slackWebhookSecret === undefined
      ? []
      : [slackWebhook({ url: secretOf(slackWebhookSecret), render: slack })]),
    ...Object.entries(alerts.channels).map(([name, settings]) =>
      make(settings, { name, environment }),
    ),
  ];
}

/** TypeScript does not see that a maker and its settings are of one type. */
const make = (settings: ChannelSettings, making: Making): Channel =>
  (makers[settings.type] as (settings: ChannelSettings, making: Making) => Channel)(
    settings,
    making,
  );

/** A secret by its name. */
export const secretOf = (secretId: string): Secret =>
  awsSecret(new SecretsManagerClient({ maxAttempts: 5 }), { secretId, clock: systemClock });
