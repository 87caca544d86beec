import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { toSettings } from '../../lib/config/settings.ts';
import { secretChecks } from '../../lib/wiring/secret-checks.ts';

const secrets = mockClient(SecretsManagerClient);

/** A secret of every kind, by the name of its check. */
const good = {
  'alerts.slackWebhookSecret': 'https://hooks.slack.com/services/T/B/X',
  'alerts.channels.bot.tokenSecret': 'xoxb-1-2-abc',
  'alerts.channels.teams.urlSecret': 'https://prod-1.westeurope.logic.azure.com/workflows/x',
  'alerts.channels.duty.keySecret': 'a'.repeat(32),
  'alerts.channels.hook.urlSecret': 'https://hooks.example.com/bandog',
  'alerts.channels.hook.keySecret': 'k'.repeat(40),
};

const { alerts } = toSettings({
  alerts: {
    slackWebhookSecret: 'alerts.slackWebhookSecret',
    channels: {
      bot: {
        type: 'slack-bot',
        tokenSecret: 'alerts.channels.bot.tokenSecret',
        conversation: 'C0123456789',
      },
      teams: { type: 'teams', urlSecret: 'alerts.channels.teams.urlSecret' },
      duty: { type: 'pagerduty', keySecret: 'alerts.channels.duty.keySecret' },
      hook: {
        type: 'webhook',
        urlSecret: 'alerts.channels.hook.urlSecret',
        keySecret: 'alerts.channels.hook.keySecret',
      },
      bus: { type: 'event-bus' },
    },
  },
});

async function states(textOf: (secretId: string) => string) {
  secrets.on(GetSecretValueCommand).callsFake(async ({ SecretId }) => ({
    SecretString: textOf(SecretId),
  }));
  const checks = secretChecks(alerts, 'eu-central-1');
  const found: [string, string][] = [];
  for (const check of checks) found.push([check.name, (await check.look(new Date(0))).state]);
  return Object.fromEntries(found);
}

const allOf = (state: string) =>
  Object.fromEntries(Object.keys(good).map((name) => [`secret ${name}`, state]));

test('each channel’s secrets are checked for their own form', async () => {
  expect(await states((id) => Reflect.get(good, id))).toEqual(allOf('ok'));
  expect(await states(() => 'http://10.0.0.1/')).toEqual(allOf('problem'));
});
