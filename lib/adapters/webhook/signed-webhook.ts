import { createHmac } from 'node:crypto';
import type { Alert } from '../../domain/violation/alert.ts';
import type { Channel } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Secret } from '../../ports/secret.ts';
import { type Patience, postPatiently } from './post-patiently.ts';

interface SignedWebhookOptions extends Patience {
  readonly name: string;
  readonly url: Secret;
  /** What both sides know. */
  readonly key: Secret;
  /** The message, ready for JSON. */
  readonly render: (alert: Alert) => unknown;
  readonly clock: Clock;
  /** Origins that may speak http and be private. @default none */
  readonly trustedOrigins?: readonly string[];
}

/** As many characters as a random key should at least have. */
const shortestKey = 32;

/** Whether a key is long enough to sign with. */
export const isSigningKey = (text: string): boolean => text.length >= shortestKey;

/**
 * Somebody's own endpoint. Each post carries when it was sent and a signature over that and the body, so
 * that the receiver can tell who sent it and that it is no old one sent again; see docs/webhook.md.
 */
export function signedWebhook(options: SignedWebhookOptions): Channel {
  const { name, clock, trustedOrigins = [] } = options;
  return {
    name,
    follows: 'everything',
    async deliver(alert) {
      const body = JSON.stringify(options.render(alert));
      const key = await options.key.read();
      if (!isSigningKey(key)) {
        throw new Error(
          `the signing key of webhook ${name} is shorter than ${shortestKey} characters; store a random one`,
        );
      }
      const sentAt = String(Math.floor(clock.now().getTime() / 1000));
      const { status, body: said } = await postPatiently(
        {
          to: `webhook ${name}`,
          url: await options.url.read(),
          body,
          headers: {
            'x-bandog-timestamp': sentAt,
            'x-bandog-signature': `v1=${signature(key, sentAt, body)}`,
          },
          trustedOrigins,
        },
        options,
      );
      if (status >= 200 && status < 300) return;
      throw new Error(
        `webhook ${name} answered ${status} ${JSON.stringify(said.slice(0, 200))}, not 2xx`,
      );
    },
  };
}

const signature = (key: string, sentAt: string, body: string): string =>
  createHmac('sha256', key).update(`v1:${sentAt}:${body}`).digest('hex');
