import type { AlertSettings } from './alerts-schema.ts';

/** Names of all secrets the channels read, each once. */
export function secretsOf({ slackWebhookSecret, channels }: AlertSettings): string[] {
  const named = Object.values(channels).flatMap((channel) =>
    Object.entries(channel).flatMap(([field, value]) =>
      field.endsWith('Secret') && typeof value === 'string' ? [value] : [],
    ),
  );
  return [...new Set([...(slackWebhookSecret ? [slackWebhookSecret] : []), ...named])];
}
