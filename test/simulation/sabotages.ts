import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Sabotage } from './watchdog.ts';

const minuteMs = 60_000;
const later = (time: string, ms: number): string => new Date(Date.parse(time) + ms).toISOString();

/** Each takes one safeguard away, with what the simulation must then complain of. */
export const sabotages: Readonly<
  Record<string, { readonly sabotage: Sabotage; readonly complaint: RegExp }>
> = {
  'violations are put without the condition': {
    sabotage: {
      onCommand(command) {
        if (command instanceof PutCommand) delete command.input.ConditionExpression;
      },
    },
    complaint: /was overwritten/,
  },
  'the watermark is set without the condition': {
    sabotage: {
      onCommand(command) {
        if (command instanceof UpdateCommand) delete command.input.ConditionExpression;
      },
    },
    complaint: /the watermark of .+ fell/,
  },
  'the delivery log is read without consistency': {
    sabotage: {
      onCommand(command) {
        if (command instanceof GetCommand) delete command.input.ConsistentRead;
      },
    },
    complaint: /was told \d+ times/,
  },
  'the sweep reads on from the watermark, without the overlap': {
    sabotage: {
      ledger: (ledger) => ({
        ...ledger,
        async watermark(region) {
          const watermark = await ledger.watermark(region);
          return watermark && later(watermark, 20 * minuteMs);
        },
      }),
    },
    complaint: /is recorded 0 times|counts \d+ seen/,
  },
  'no hour is read again a day later': {
    sabotage: {
      source: (source, invocation) => ({
        async *read(window) {
          const ageMs = invocation.clock.now().getTime() - Date.parse(window.to ?? '');
          if (ageMs < 24 * 60 * minuteMs) yield* source.read(window);
        },
      }),
    },
    complaint: /is recorded 0 times/,
  },
  'windows are closed as soon as they end, without the lag': {
    sabotage: {
      sweepClock: (clock) => ({ now: () => new Date(clock.now().getTime() + 20 * minuteMs) }),
    },
    complaint: /passed .+ unseen/,
  },
  'only the first page of the event history is read': {
    sabotage: {
      source: (source) => ({
        async *read(window) {
          for await (const batch of source.read(window)) {
            yield batch;
            return;
          }
        },
      }),
    },
    complaint: /passed .+ unseen|is recorded 0 times/,
  },
  'the stream is told that every record of a batch was handled': {
    sabotage: { response: () => ({ batchItemFailures: [] }) },
    complaint: /was never told/,
  },
  'nobody asks the delivery log': {
    sabotage: { log: (log) => ({ ...log, wasDelivered: async () => false }) },
    complaint: /was told \d+ times/,
  },
  'nobody writes to the delivery log': {
    sabotage: { log: (log) => ({ ...log, markDelivered: async () => {} }) },
    complaint: /was told \d+ times/,
  },
  'what was put aside is never told': {
    sabotage: { functions: { 'send-digests': async () => {} } },
    complaint: /was never told/,
  },
  'what was put aside is let go before it is marked as told': {
    sabotage: {
      queue: (queue) => ({
        ...queue,
        async held(channel, atMost) {
          const held = await queue.held(channel, atMost);
          for (const { fingerprint } of held) await queue.release(channel, fingerprint);
          return held;
        },
      }),
    },
    complaint: /was never told|was told \d+ times/,
  },
  'two digests may be sent at once': {
    sabotage: {
      queue: (queue) => ({
        ...queue,
        async spoken(channel) {
          const { spoken, version } = await queue.spoken(channel);
          return { spoken: { sent: spoken.sent }, version: version + 1_000_000 };
        },
      }),
    },
    complaint: /was told \d+ times/,
  },
  'nobody looks how violations ended': {
    sabotage: { noFollowUp: true },
    complaint: /was put back, and it stands/,
  },
  'how a violation ended is written without the condition': {
    sabotage: {
      onCommand(command) {
        const isEnd =
          command instanceof PutCommand &&
          String(command.input.Item?.['pk']).startsWith('RESOLUTION#');
        if (isEnd) delete command.input.ConditionExpression;
      },
    },
    complaint: /ended was written again/,
  },
  'nobody is told how incidents stand': {
    sabotage: { noUpdates: true },
    complaint: /(?:ended at|was said at) .+ was not told/,
  },
  'nobody is told that exceptions have ended': {
    sabotage: { noExpired: true },
    complaint: /the exception .+ ended at .+ was not told/,
  },
  'two runs may tell at once that an exception has ended': {
    sabotage: { log: (log) => ({ ...log, claim: async () => true }) },
    complaint: /update .+ was told \d+ times/,
  },
  'quiet hours are not kept': {
    sabotage: {
      plan: ({ pacing, ...rest }) => ({
        ...rest,
        pacing: Object.fromEntries(
          Object.entries(pacing).map(([name, its]) => [name, { ...its, quiet: [] }]),
        ),
      }),
    },
    complaint: /in its quiet hours/,
  },
  'a bot forgets its threads': {
    sabotage: { threads: (threads) => ({ ...threads, find: async () => undefined }) },
    complaint: /got another thread/,
  },
  'a channel is believed to have taken what it refused': {
    sabotage: {
      channel: (channel) => ({
        ...channel,
        deliver: (alert) => channel.deliver(alert).catch(() => {}),
      }),
    },
    complaint: /was never told/,
  },
  'what Bandog found of itself is not kept': {
    sabotage: { healthLedger: (ledger) => ({ ...ledger, save: async () => {} }) },
    complaint: /that the trail is broken was told \d+ times/,
  },
  'what Bandog found of itself is kept and not told': {
    sabotage: { announcer: () => ({ announce: async () => {} }) },
    complaint: /seen to be broken, and nobody was told/,
  },
  'what is known of anomalies is not kept': {
    sabotage: { anomalyLedger: (ledger) => ({ ...ledger, save: async () => {} }) },
    complaint:
      /is over, and nobody was told|cost 4 times the usual, and nobody|was told twice|was told as grown/,
  },
  'nobody remembers that an anomaly is open': {
    sabotage: {
      anomalyLedger: (ledger) => ({
        ...ledger,
        async load(source) {
          const memory = await ledger.load(source);
          return memory && { ...memory, episodes: [] };
        },
      }),
    },
    complaint:
      /is over, and nobody was told|cost 4 times the usual, and nobody|was told twice|was told as grown/,
  },
  'dead letters are left to lie': {
    sabotage: { noRedrive: true },
    complaint: /a dead letter of .+ is left/,
  },
  'a batch that is handed over again holds violations alone': {
    sabotage: { redrivenRows: ({ dynamodb }) => dynamodb.Keys.pk.S.startsWith('VIOLATION#') },
    complaint: /(?:ended at|was said at) .+ was not told/,
  },
  'there is no sweep': {
    sabotage: { functions: { 'sweep-changes': async () => {} } },
    complaint: /is recorded 0 times/,
  },
  'there is no live path': {
    sabotage: { functions: { 'on-change': async () => {} } },
    complaint: /was delivered in time and detected after/,
  },
};
