import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Clock } from '../../ports/clock.ts';
import type { Secret } from '../../ports/secret.ts';
import { failedCall } from './failed-call.ts';

interface SecretOptions {
  /** Name or ARN. */
  readonly secretId: string;
  readonly clock: Clock;
  /** How long a copy is kept in memory. @default 300 */
  readonly keepSeconds?: number;
}

/** A Secrets Manager secret stored as plain text. */
export function awsSecret(
  client: SecretsManagerClient,
  { secretId, clock, keepSeconds = 300 }: SecretOptions,
): Secret {
  let kept: { readonly text: string; readonly until: number } | undefined;
  return {
    async read({ fresh } = { fresh: false }) {
      const now = clock.now().getTime();
      if (kept !== undefined && !fresh && now < kept.until) return kept.text;
      const text = (await fetchText(client, secretId))?.trim();
      if (!text) {
        throw new Error(`secret ${secretId} holds no text; store the value itself as plain text`);
      }
      kept = { text, until: now + keepSeconds * 1000 };
      return text;
    },
  };
}

async function fetchText(client: SecretsManagerClient, secretId: string) {
  try {
    return (await client.send(new GetSecretValueCommand({ SecretId: secretId }))).SecretString;
  } catch (error) {
    throw failedCall(error, 'secretsmanager:GetSecretValue', secretId);
  }
}
