import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { PostJson } from '../../lib/adapters/webhook/post-json.ts';
import { addOne, type Diary, tellingKey } from './diary.ts';
import type { Weather } from './faults.ts';
import type { Invocation } from './lambda.ts';
import { sdkRequest, serviceError } from './requests.ts';
import type { Timeline } from './timeline.ts';

interface Outage {
  readonly fromMs: number;
  readonly toMs: number;
}

const slackTimeoutMs = 5000;

/** What takes the alerts: it may be down, be slow, or take them and say nothing. */
export class Recipients {
  readonly #outages: Readonly<Record<'sns' | 'slack', Outage[]>> = { sns: [], slack: [] };
  readonly #timeline: Timeline;
  readonly #weather: Weather;
  readonly #diary: Diary;

  constructor(timeline: Timeline, weather: Weather, diary: Diary) {
    this.#timeline = timeline;
    this.#weather = weather;
    this.#diary = diary;
  }

  breakDown(channel: 'sns' | 'slack', fromMs: number, toMs: number): void {
    this.#outages[channel].push({ fromMs, toMs });
  }

  /** The SDK's client, as one invocation holds it. Messages list fingerprints. */
  snsOf(invocation: Invocation): SNSClient {
    const send = (command: unknown) => {
      if (!(command instanceof PublishCommand))
        throw new TypeError(`the simulated topic does not know ${command?.constructor.name}`);
      const message = JSON.parse(command.input.Message ?? '{}');
      const fingerprints: string[] = JSON.parse(message.sqs);
      const publish = () => {
        if (this.#isDown('sns')) {
          invocation.disturbed = true;
          throw serviceError('InternalErrorException');
        }
        this.#accept('sns', fingerprints, invocation);
      };
      return sdkRequest(invocation, this.#weather, publish, () => this.#crash('sns', fingerprints));
    };
    return Object.assign(Object.create(SNSClient.prototype), { send });
  }

  /** Slack's end of an incoming webhook. The message is the list of fingerprints. */
  slackOf(invocation: Invocation): PostJson {
    return async ({ body }) => {
      const fingerprints: string[] = JSON.parse(body);
      const sentMs = this.#timeline.now;
      const answer = await invocation.request(() => this.#slackAnswer(fingerprints, invocation));
      if (this.#timeline.now - sentMs <= slackTimeoutMs && answer !== 'lost')
        return { ...answer, retryAfter: undefined };
      if (answer === 'lost' || answer.body === 'ok') this.#crash('slack', fingerprints);
      invocation.disturbed = true;
      throw new Error('slack could not be reached: simulated');
    };
  }

  #slackAnswer(
    fingerprints: readonly string[],
    invocation: Invocation,
  ): 'lost' | { readonly status: number; readonly body: string } {
    const { throttled, lostRequest, lostAnswer } = this.#weather.faults;
    const refuse = (status: number, body: string) => {
      invocation.disturbed = true;
      return { status, body };
    };
    if (this.#isDown('slack')) return refuse(500, 'server_error');
    if (this.#weather.strikes(throttled)) return refuse(429, 'rate_limited');
    // A proxy on the way that says 200 and delivers nothing.
    if (this.#weather.strikes(lostRequest)) return refuse(200, '<html>welcome</html>');
    this.#accept('slack', fingerprints, invocation);
    return this.#weather.strikes(lostAnswer) ? 'lost' : { status: 200, body: 'ok' };
  }

  #accept(channel: string, fingerprints: readonly string[], invocation: Invocation): void {
    for (const fingerprint of fingerprints) {
      const key = tellingKey(fingerprint, channel);
      addOne(this.#diary.told, key);
      if (invocation.over) addOne(this.#diary.crashes, key);
      else invocation.unnoted.add(key);
    }
  }

  /** Taken, and the sender does not know: what may be told once more. */
  #crash(channel: string, fingerprints: readonly string[]): void {
    for (const fingerprint of fingerprints)
      addOne(this.#diary.crashes, tellingKey(fingerprint, channel));
  }

  #isDown(channel: 'sns' | 'slack'): boolean {
    const { now } = this.#timeline;
    return this.#outages[channel].some(({ fromMs, toMs }) => fromMs <= now && now < toMs);
  }
}
