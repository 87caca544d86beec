import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { channelSecret } from '../adapters/aws/health/channel-secret.ts';
import { isIntegrationKey } from '../adapters/pagerduty/pagerduty-events.ts';
import { isBotToken } from '../adapters/slack/slack-api.ts';
import { isSlackWebhook } from '../adapters/slack/slack-webhook.ts';
import { isTeamsWorkflow } from '../adapters/teams/teams-workflow.ts';
import { isPostable } from '../adapters/webhook/post-json.ts';
import { isSigningKey } from '../adapters/webhook/signed-webhook.ts';
import type { AlertSettings, ChannelSettings } from '../config/alerts-schema.ts';
import type { HealthCheck } from '../ports/health-check.ts';

/** What a secret must hold, and in words. */
type Form = readonly [isUsable: (text: string) => boolean, form: string];

type SecretFields<Settings> = Extract<keyof Settings, `${string}Secret`>;

/** Each secret of each type of channel; one that is forgotten does not compile. */
type Forms = {
  readonly [Type in ChannelSettings['type']]: Readonly<
    Record<SecretFields<Extract<ChannelSettings, { type: Type }>>, Form>
  >;
};

const forms: Forms = {
  'slack-bot': { tokenSecret: [isBotToken, 'a bot token of Slack'] },
  teams: { urlSecret: [isTeamsWorkflow, 'the URL of a Teams workflow'] },
  pagerduty: { keySecret: [isIntegrationKey, 'an integration key of PagerDuty'] },
  'amazon-q': {},
  webhook: {
    urlSecret: [isPostable, 'an https URL on the internet'],
    keySecret: [isSigningKey, 'a key of 32 characters or more'],
  },
  'event-bus': {},
};

/** One check for each secret that the settings name for a channel. */
export function secretChecks(alerts: AlertSettings, region: string): HealthCheck[] {
  const client = new SecretsManagerClient({ region, maxAttempts: 5 });
  const check = (setting: string, secretId: string, [isUsable, form]: Form) =>
    channelSecret(client, { setting, secretId, isUsable, form });
  const { slackWebhookSecret: slack } = alerts;
  const webhook: Form = [(text) => isSlackWebhook(text), 'the URL of a Slack webhook'];
  return [
    ...(slack === undefined ? [] : [check('alerts.slackWebhookSecret', slack, webhook)]),
    ...Object.entries(alerts.channels).flatMap(([name, channel]) =>
      Object.entries<Form>(forms[channel.type]).map(([field, form]) => {
        const secretId: unknown = Reflect.get(channel, field);
        return check(`alerts.channels.${name}.${field}`, String(secretId), form);
      }),
    ),
  ];
}
