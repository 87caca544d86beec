import type { Alert } from '../../domain/violation/alert.ts';
import type { Channel } from '../../ports/channel.ts';
import type { Secret } from '../../ports/secret.ts';
import type { JsonPost } from '../webhook/post-json.ts';
import type { Patience } from '../webhook/post-patiently.ts';
import { postWithSecret } from '../webhook/post-with-secret.ts';

interface PagerDutyOptions extends Patience {
  readonly name: string;
  /** The integration key of a service's "Events API V2" integration. */
  readonly routingKey: Secret;
  /** Where the account is kept. */
  readonly serviceRegion: 'us' | 'eu';
  /** The event without its routing key, ready for JSON. */
  readonly render: (alert: Alert) => object;
  /** @default PagerDuty's own */
  readonly origin?: string;
}

const origins = {
  us: 'https://events.pagerduty.com',
  eu: 'https://events.eu.pagerduty.com',
} as const;

/** A PagerDuty service. Its routing key is a secret and appears in no error. */
export function pagerDutyEvents(options: PagerDutyOptions): Channel {
  return {
    name: options.name,
    follows: 'everything',
    async deliver(alert) {
      const event = options.render(alert);
      const { status, body } = await postWithSecret(
        {
          secret: options.routingKey,
          message: (key) => messageWith(key, event, options),
          isRefused: (answer) => answer.status === 400 || answer.status === 403,
        },
        options,
      );
      if (status === 202) return;
      const advice =
        status === 400 || status === 403
          ? 'see whether the secret holds the integration key of an Events API v2 integration'
          : 'it will be tried again';
      throw new Error(
        `pagerduty answered ${status} ${JSON.stringify(body.slice(0, 200))}; ${advice}`,
      );
    },
  };
}

/** Whether a text has the form of an integration key. */
export const isIntegrationKey = (text: string): boolean => /^[A-Za-z0-9]{32}$/.test(text);

function messageWith(key: string, event: object, options: PagerDutyOptions): JsonPost {
  if (!isIntegrationKey(key)) {
    throw new Error(
      'the pagerduty secret is not an integration key (32 letters and digits); store the key alone, as plain text',
    );
  }
  const { origin } = options;
  return {
    to: 'pagerduty',
    url: `${origin ?? origins[options.serviceRegion]}/v2/enqueue`,
    body: JSON.stringify({ routing_key: key, ...event }),
    ...(origin !== undefined && { trustedOrigins: [origin] }),
  };
}
