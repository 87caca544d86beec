import type { Alert } from '../../domain/violation/alert.ts';
import type { Channel } from '../../ports/channel.ts';
import type { Secret } from '../../ports/secret.ts';
import type { JsonPost, PostAnswer } from '../webhook/post-json.ts';
import type { Patience } from '../webhook/post-patiently.ts';
import { postWithSecret } from '../webhook/post-with-secret.ts';

export interface SlackPostOptions extends Patience {
  /** The incoming webhook's URL. */
  readonly url: Secret;
  /** Hosts a webhook may live on besides Slack's two; they may speak http and be private. */
  readonly trustedOrigins?: readonly string[];
}

interface SlackWebhookOptions extends SlackPostOptions {
  /** The message as Slack takes it, ready for JSON. */
  readonly render: (alert: Alert) => unknown;
}

const slackOrigins = ['https://hooks.slack.com', 'https://hooks.slack-gov.com'];

/** Whether a text is the URL of an incoming webhook, or of one of the further origins. */
export function isSlackWebhook(text: string, trustedOrigins: readonly string[] = []): boolean {
  const origin = URL.canParse(text) ? new URL(text).origin : '';
  return [...slackOrigins, ...trustedOrigins].includes(origin);
}

/** Slack's answers to a webhook that was revoked or replaced. */
const gone = new Set([403, 404, 410]);

/** A Slack channel behind an incoming webhook. Its URL is a secret and appears in no error. */
export function slackWebhook(options: SlackWebhookOptions): Channel {
  return {
    name: 'slack',
    follows: 'outcomes',
    deliver: (alert) => postToSlack(options.render(alert), options),
  };
}

/** Posts one message; throws an Error that says what Slack answered when it was not accepted. */
export async function postToSlack(message: unknown, options: SlackPostOptions): Promise<void> {
  const body = JSON.stringify(message);
  const answer = await postWithSecret(
    {
      secret: options.url,
      message: (url) => messageTo(url, body, options),
      isRefused: ({ status }) => gone.has(status),
    },
    options,
  );
  if (answer.status !== 200 || answer.body.trim() !== 'ok') {
    throw new Error(
      `slack answered ${answer.status} ${JSON.stringify(answer.body.slice(0, 200))}, not "ok"; ${advice(answer)}`,
    );
  }
}

const advice = ({ status }: PostAnswer): string =>
  gone.has(status)
    ? 'put the URL of a working incoming webhook into the secret'
    : 'it will be tried again';

function messageTo(url: string, body: string, { trustedOrigins = [] }: SlackPostOptions): JsonPost {
  if (!isSlackWebhook(url, trustedOrigins)) {
    throw new Error(
      `the slack secret is not a URL of ${slackOrigins.join(' or ')}; store the incoming webhook's URL alone, as plain text`,
    );
  }
  return { to: 'slack', url, body, trustedOrigins };
}
