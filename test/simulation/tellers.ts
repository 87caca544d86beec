import { alertQueueTable } from '../../lib/adapters/aws/alert-queue-table.ts';
import { deliveryLog } from '../../lib/adapters/aws/delivery-table.ts';
import { eventBus } from '../../lib/adapters/aws/event-bus.ts';
import { snsChannel } from '../../lib/adapters/aws/sns-channel.ts';
import { threadTable } from '../../lib/adapters/aws/thread-table.ts';
import { pagerDutyEvents } from '../../lib/adapters/pagerduty/pagerduty-events.ts';
import { slackThread } from '../../lib/adapters/slack/slack-thread.ts';
import { slackWebhook } from '../../lib/adapters/slack/slack-webhook.ts';
import { teamsWorkflow } from '../../lib/adapters/teams/teams-workflow.ts';
import { signedWebhook } from '../../lib/adapters/webhook/signed-webhook.ts';
import type { AlertPlan } from '../../lib/domain/alert/alert-plan.ts';
import type { AlertQueue } from '../../lib/ports/alert-queue.ts';
import type { Channel } from '../../lib/ports/channel.ts';
import type { ThreadLog } from '../../lib/ports/thread-log.ts';
import type { DeliveryLog } from '../../lib/ports/violation-store.ts';
import type { Recipients } from './channels.ts';
import type { Invocation } from './lambda.ts';
import { busMessagesOf, messageOf } from './message.ts';
import type { SimulatedTable } from './table.ts';

const tableName = 'bandog';
const secret = (text: string) => ({ read: async () => text });

/** Stand-ins for what `notify` and `send-digests` remember by. */
export interface TellerSabotage {
  readonly log?: (log: DeliveryLog) => DeliveryLog;
  readonly queue?: (queue: AlertQueue) => AlertQueue;
  readonly threads?: (threads: ThreadLog) => ThreadLog;
  readonly plan?: (plan: AlertPlan) => AlertPlan;
  /** Takes the place of what a channel's far end answered. */
  readonly channel?: (channel: Channel) => Channel;
}

interface Surroundings {
  readonly table: SimulatedTable;
  readonly recipients: Recipients;
  readonly channels: readonly ChannelName[];
  readonly plan: AlertPlan;
}

export type ChannelName = keyof typeof makers;

/** Every kind of channel, on its real adapter; the topic is always one. */
export const channelNames = ['slack', 'bot', 'teams', 'pagerduty', 'webhook', 'bus'] as const;

/** Those that are told how an incident stands. */
export const following: ReadonlySet<string> = new Set(['bot', 'pagerduty', 'webhook', 'bus']);

interface Making {
  readonly recipients: Recipients;
  readonly invocation: Invocation;
  readonly threads: ThreadLog;
}

const patience = (name: string, { recipients, invocation }: Making) => ({
  post: recipients.postTo(name, invocation),
  wait: (ms: number) => invocation.wait(ms),
  now: () => invocation.clock.now().getTime(),
});

const makers = {
  sns: ({ recipients, invocation }: Making) =>
    snsChannel(recipients.snsOf(invocation), {
      topicArn: 'arn:aws:sns:eu-central-1:111122223333:bandog',
      render: (alert) => ({
        subject: 'a violation',
        text: 'a violation',
        document: JSON.stringify(messageOf(alert)),
        attributes: { severity: alert.severity, kind: alert.subject, account: alert.account },
      }),
    }),
  slack: (making: Making) =>
    slackWebhook({
      url: secret('https://hooks.slack.com/services/T/B/X'),
      render: messageOf,
      ...patience('slack', making),
    }),
  bot: (making: Making) =>
    slackThread({
      name: 'bot',
      api: { token: secret('xoxb-simulated'), ...patience('bot', making) },
      conversation: 'C0123456789',
      threads: making.threads,
      render: messageOf,
    }),
  teams: (making: Making) =>
    teamsWorkflow({
      name: 'teams',
      url: secret('https://prod-00.westeurope.logic.azure.com/workflows/x'),
      render: messageOf,
      ...patience('teams', making),
    }),
  pagerduty: (making: Making) =>
    pagerDutyEvents({
      name: 'pagerduty',
      routingKey: secret('0123456789abcdef0123456789abcdef'),
      serviceRegion: 'us',
      render: messageOf,
      ...patience('pagerduty', making),
    }),
  webhook: (making: Making) =>
    signedWebhook({
      name: 'webhook',
      url: secret('https://alerts.example.com/bandog'),
      key: secret('a signing key of more than 32 characters'),
      clock: making.invocation.clock,
      render: messageOf,
      ...patience('webhook', making),
    }),
  bus: ({ recipients, invocation }: Making) =>
    eventBus(recipients.busOf(invocation), {
      name: 'bus',
      bus: 'default',
      render: (alert) =>
        busMessagesOf(alert).map((detail) => ({
          detailType: 'Bandog violation',
          detail,
          at: alert.violations[0].at,
        })),
    }),
} satisfies Record<string, (making: Making) => Channel>;

const asIs = <T>(it: T): T => it;

/** The channels and what they remember, as `lib/wiring/notify.ts` puts them together. */
export function tellersOf(
  { table, recipients, channels, plan }: Surroundings,
  sabotage: TellerSabotage,
  invocation: Invocation,
) {
  const { clock } = invocation;
  const client = table.clientOf(invocation);
  const threads = threadTable(client, { tableName, channel: 'bot', clock });
  const making = { recipients, invocation, threads: (sabotage.threads ?? asIs)(threads) };
  const queue = alertQueueTable(client, { tableName, keepDays: 400, clock });
  return {
    channels: channels.map((name) => (sabotage.channel ?? asIs)(makers[name](making))),
    log: (sabotage.log ?? asIs)(deliveryLog(client, { tableName, clock })),
    pace: {
      plan: (sabotage.plan ?? asIs)(plan),
      queue: (sabotage.queue ?? asIs)(queue),
      clock,
    },
  };
}
