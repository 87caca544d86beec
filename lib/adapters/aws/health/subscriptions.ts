import { paginateListSubscriptionsByTopic, type SNSClient } from '@aws-sdk/client-sns';
import { ok, problem, someNames } from '../../../domain/health/finding.ts';
import type { HealthCheck } from '../../../ports/health-check.ts';
import { failedCall } from '../failed-call.ts';

interface SubscriptionsOptions {
  readonly topicArn: string;
  /** Addresses of the settings. */
  readonly email: readonly string[];
  /** Whether there is another channel than the topic. */
  readonly otherChannels: boolean;
}

interface Subscription {
  readonly endpoint: string;
  readonly confirmed: boolean;
}

/** Whether those who should hear of alerts have confirmed that they want to. */
export const subscriptions = (
  client: SNSClient,
  { topicArn, email, otherChannels }: SubscriptionsOptions,
): HealthCheck => ({
  name: 'subscriptions',
  async look() {
    const all = await subscriptionsOf(client, topicArn);
    const confirmed = all.filter((it) => it.confirmed);
    const hear = new Set(confirmed.map(({ endpoint }) => endpoint));
    // An invitation that nobody takes up is gone after some days.
    const wanted = [...email, ...all.map(({ endpoint }) => endpoint)];
    const waiting = [...new Set(wanted)].filter((endpoint) => !hear.has(endpoint));
    if (waiting.length > 0) {
      return problem(
        `not confirmed, so nothing is sent to: ${someNames(waiting)}`,
        'follow the link in the message from AWS; without one, subscribe the address to the topic again',
      );
    }
    return confirmed.length > 0 || otherChannels
      ? ok(`${confirmed.length} subscriptions confirmed`)
      : problem(
          'nobody is told of alerts',
          'set `alerts.email` and deploy, or subscribe to the topic',
        );
  },
});

async function subscriptionsOf(client: SNSClient, topicArn: string): Promise<Subscription[]> {
  const found: Subscription[] = [];
  try {
    for await (const page of paginateListSubscriptionsByTopic({ client }, { TopicArn: topicArn })) {
      for (const { Endpoint: endpoint = '', SubscriptionArn: arn = '' } of page.Subscriptions ?? [])
        found.push({ endpoint, confirmed: arn.startsWith('arn:') });
    }
  } catch (error) {
    throw failedCall(error, 'sns:ListSubscriptionsByTopic', topicArn);
  }
  return found;
}
