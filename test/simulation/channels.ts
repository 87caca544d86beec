import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { PostJson } from '../../lib/adapters/webhook/post-json.ts';
import { addOne, announcement, type Diary, tellingKey } from './diary.ts';
import type { Weather } from './faults.ts';
import type { Invocation } from './lambda.ts';
import { type Message, readMessage } from './message.ts';
import { sdkRequest, serviceError } from './requests.ts';
import type { Timeline } from './timeline.ts';

interface Outage {
  readonly channel: string;
  readonly fromMs: number;
  readonly toMs: number;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

const postTimeoutMs = 5000;

/** What each far end says when it has taken a message, and what a proxy says that lost it. */
const answers: Readonly<
  Record<string, { readonly taken: Answer; readonly refused: Answer; readonly lost: Answer }>
> = {
  slack: {
    taken: { status: 200, body: 'ok' },
    refused: { status: 500, body: 'server_error' },
    lost: { status: 200, body: '<html>welcome</html>' },
  },
  bot: {
    taken: { status: 200, body: '{"ok":true,"ts":"1700000000.000100"}' },
    refused: { status: 200, body: '{"ok":false,"error":"fatal_error"}' },
    lost: { status: 200, body: '<html>welcome</html>' },
  },
  teams: {
    taken: { status: 202, body: '' },
    refused: { status: 502, body: 'bad gateway' },
    lost: { status: 504, body: 'gateway timeout' },
  },
  pagerduty: {
    taken: { status: 202, body: '{"status":"success"}' },
    refused: { status: 500, body: '' },
    lost: { status: 200, body: '<html>welcome</html>' },
  },
  webhook: {
    taken: { status: 204, body: '' },
    refused: { status: 503, body: '' },
    lost: { status: 301, body: 'moved' },
  },
};

/** What takes the alerts: it may be down, be slow, or take them and say nothing. */
export class Recipients {
  /** Called with each message in the moment it is taken. */
  onMessage: (message: Message, channel: string) => void = () => {};
  /** Called with each announcement, which is no alert. */
  onAnnouncement: (text: string) => void = () => {};
  readonly #outages: Outage[] = [];
  readonly #timeline: Timeline;
  readonly #weather: Weather;
  readonly #diary: Diary;

  constructor(timeline: Timeline, weather: Weather, diary: Diary) {
    this.#timeline = timeline;
    this.#weather = weather;
    this.#diary = diary;
  }

  breakDown(channel: string, fromMs: number, toMs: number): void {
    this.#outages.push({ channel, fromMs, toMs });
  }

  /** The SDK's client of SNS, as one invocation holds it. */
  snsOf(invocation: Invocation): SNSClient {
    const send = (command: unknown) => {
      if (!(command instanceof PublishCommand))
        throw new TypeError(`the simulated topic does not know ${command?.constructor.name}`);
      const { Message: text = '', MessageStructure } = command.input;
      const isAlert = MessageStructure === 'json';
      const message = isAlert ? readMessage(JSON.parse(text).sqs) : undefined;
      const publish = () => {
        this.#refuseWhenDown('sns', invocation);
        if (message === undefined) this.onAnnouncement(text);
        else this.#accept('sns', message, invocation);
      };
      return sdkRequest(invocation, this.#weather, publish, () => this.#crash('sns', message));
    };
    return Object.assign(Object.create(SNSClient.prototype), { send });
  }

  /** The SDK's client of EventBridge: it takes some entries of a request and refuses others. */
  busOf(invocation: Invocation): EventBridgeClient {
    const send = (command: unknown) => {
      if (!(command instanceof PutEventsCommand))
        throw new TypeError(`the simulated bus does not know ${command?.constructor.name}`);
      const { Entries = [] } = command.input;
      const messages = Entries.map(({ Detail = '' }: PutEventsRequestEntry) => readMessage(Detail));
      const put = () => {
        this.#refuseWhenDown('bus', invocation);
        const results = messages.map((message) => this.#putEntry(message, invocation));
        const isPartial = results.some((it) => 'ErrorCode' in it);
        if (isPartial) for (const message of messages) this.#crash('bus', message);
        return { Entries: results };
      };
      const lost = () => {
        for (const message of messages) this.#crash('bus', message);
      };
      return sdkRequest(invocation, this.#weather, put, lost);
    };
    return Object.assign(Object.create(EventBridgeClient.prototype), { send });
  }

  /** The far end of a channel that is posted to. */
  postTo(channel: string, invocation: Invocation): PostJson {
    return async ({ body }) => {
      const message = readMessage(body);
      const sentMs = this.#timeline.now;
      const answer = await invocation.request(() => this.#answer(channel, message, invocation));
      const isInTime = this.#timeline.now - sentMs <= postTimeoutMs;
      if (isInTime && answer !== 'unheard') return { ...answer, retryAfter: undefined };
      if (answer === 'unheard' || answer === answers[channel]?.taken) this.#crash(channel, message);
      invocation.disturbed = true;
      throw new Error(`${channel} could not be reached: simulated`);
    };
  }

  #answer(channel: string, message: Message, invocation: Invocation): 'unheard' | Answer {
    const far = answers[channel];
    if (far === undefined) throw new TypeError(`nobody listens on ${channel}`);
    const { throttled, lostRequest, lostAnswer } = this.#weather.faults;
    const refuse = (answer: Answer) => {
      invocation.disturbed = true;
      return answer;
    };
    if (this.#isDown(channel)) return refuse(far.refused);
    if (this.#weather.strikes(throttled)) return refuse({ status: 429, body: 'rate_limited' });
    // A proxy on the way that answers and delivers nothing.
    if (this.#weather.strikes(lostRequest)) return refuse(far.lost);
    this.#accept(channel, message, invocation);
    return this.#weather.strikes(lostAnswer) ? 'unheard' : far.taken;
  }

  #putEntry(message: Message, invocation: Invocation): object {
    if (this.#weather.strikes(this.#weather.faults.throttled)) {
      invocation.disturbed = true;
      return { ErrorCode: 'ThrottlingException', ErrorMessage: 'simulated' };
    }
    this.#accept('bus', message, invocation);
    return { EventId: 'event-1' };
  }

  #accept(channel: string, message: Message, invocation: Invocation): void {
    this.onMessage(message, channel);
    for (const id of message.ids) {
      const key = tellingKey(id, channel);
      addOne(this.#diary.told, key);
      if (invocation.over) addOne(this.#diary.crashes, key);
      else invocation.unnoted.add(key);
    }
  }

  /** Taken, and the sender does not know: what may be told once more. */
  #crash(channel: string, message: Message | undefined): void {
    for (const id of message?.ids ?? [announcement])
      addOne(this.#diary.crashes, tellingKey(id, channel));
  }

  #refuseWhenDown(channel: string, invocation: Invocation): void {
    if (!this.#isDown(channel)) return;
    invocation.disturbed = true;
    throw serviceError('InternalErrorException');
  }

  #isDown(channel: string): boolean {
    const { now } = this.#timeline;
    return this.#outages.some((it) => it.channel === channel && it.fromMs <= now && now < it.toMs);
  }
}
