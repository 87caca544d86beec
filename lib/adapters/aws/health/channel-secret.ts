import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ok, problem } from '../../../domain/health/finding.ts';
import type { HealthCheck } from '../../../ports/health-check.ts';
import { failedCall } from '../failed-call.ts';

interface ChannelSecretOptions {
  /** Where the settings name it: `alerts.slackWebhookSecret`. */
  readonly setting: string;
  /** Name or ARN. */
  readonly secretId: string;
  /** Whether its text is what the channel takes. */
  readonly isUsable: (text: string) => boolean;
  /** What the text must be. */
  readonly form: string;
}

const gone: ReadonlySet<string> = new Set(['ResourceNotFoundException', 'InvalidRequestException']);

/** Whether a secret that a channel needs is there and has the form it must have. The text is in no finding. */
export const channelSecret = (
  client: SecretsManagerClient,
  { setting, secretId, isUsable, form }: ChannelSecretOptions,
): HealthCheck => ({
  name: `secret ${setting}`,
  async look() {
    const fix = `store ${form} as the plain text of secret ${secretId}`;
    try {
      const answer = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
      const text = answer.SecretString?.trim() ?? '';
      if (text === '') return problem(`secret ${secretId} holds no text`, fix);
      return isUsable(text)
        ? ok(`secret ${secretId}`)
        : problem(`secret ${secretId} is not ${form}`, fix);
    } catch (error) {
      if (error instanceof Error && gone.has(error.name))
        return problem(`there is no secret ${secretId} (${error.name})`, fix);
      throw failedCall(error, 'secretsmanager:GetSecretValue', secretId);
    }
  },
});
