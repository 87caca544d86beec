import { setTimeout as sleep } from 'node:timers/promises';
import type { Alert } from '../../domain/violation/alert.ts';
import type { Channel } from '../../ports/channel.ts';
import type { Secret } from '../../ports/secret.ts';

interface SlackWebhookOptions {
  /** The incoming webhook's URL. */
  readonly url: Secret;
  /** The message as Slack takes it, ready for JSON. */
  readonly render: (alert: Alert) => unknown;
  /** Hosts a webhook may live on. @default Slack's two, over https */
  readonly allowedOrigins?: readonly string[];
  /** @default the runtime's fetch */
  readonly fetch?: typeof globalThis.fetch;
  /** @default a timer */
  readonly wait?: (ms: number) => Promise<void>;
}

const slackOrigins = ['https://hooks.slack.com', 'https://hooks.slack-gov.com'];
const timeoutMs = 5000;
const attempts = 4;
/** A longer wait is left to the retry of whoever called. */
const longestWaitMs = 10_000;
/** Slack's answers to a webhook that was revoked or replaced. */
const gone = new Set([403, 404, 410]);

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | null;
}

/** A Slack channel behind an incoming webhook. Its URL is a secret and appears in no error. */
export function slackWebhook(options: SlackWebhookOptions): Channel {
  return {
    name: 'slack',
    async deliver(alert) {
      const body = JSON.stringify(options.render(alert));
      const first = await postPatiently(options, await webhookUrl(options, false), body);
      const answer = gone.has(first.status)
        ? await postPatiently(options, await webhookUrl(options, true), body)
        : first;
      if (answer.status !== 200 || answer.body.trim() !== 'ok') {
        throw new Error(
          `slack answered ${answer.status} ${JSON.stringify(answer.body.slice(0, 200))}, not "ok"; ${advice(answer)}`,
        );
      }
    },
  };
}

const advice = ({ status }: Answer): string =>
  gone.has(status)
    ? 'put the URL of a working incoming webhook into the secret'
    : 'it will be tried again';

async function webhookUrl(
  { url, allowedOrigins = slackOrigins }: SlackWebhookOptions,
  fresh: boolean,
): Promise<string> {
  const text = await url.read({ fresh });
  const origin = URL.canParse(text) ? new URL(text).origin : undefined;
  if (origin !== undefined && allowedOrigins.includes(origin)) return text;
  throw new Error(
    `the slack secret is not a URL of ${allowedOrigins.join(' or ')}; store the incoming webhook's URL alone, as plain text`,
  );
}

/** Posts until Slack takes or refuses it: 429 and 5xx are tried again a few times. */
async function postPatiently(
  options: SlackWebhookOptions,
  url: string,
  body: string,
): Promise<Answer> {
  const { wait = (ms) => sleep(ms) } = options;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await post(options.fetch ?? fetch, url, body);
    const waitMs = waitBefore(attempt, answer);
    if (attempt === attempts || waitMs === undefined) return answer;
    await wait(waitMs);
  }
}

/** Milliseconds to wait before the next attempt; undefined when there should be none. */
function waitBefore(attempt: number, { status, retryAfter }: Answer): number | undefined {
  if (status >= 500) return 500 * 2 ** (attempt - 1);
  if (status !== 429) return undefined;
  const seconds = Number(retryAfter ?? 1);
  const waitMs = Number.isFinite(seconds) ? Math.max(seconds, 0) * 1000 : 1000;
  return waitMs <= longestWaitMs ? waitMs : undefined;
}

async function post(send: typeof fetch, url: string, body: string): Promise<Answer> {
  try {
    const response = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return {
      status: response.status,
      body: await response.text(),
      retryAfter: response.headers.get('retry-after'),
    };
  } catch (error) {
    const name = error instanceof Error ? error.name : 'error';
    throw new Error(`slack could not be reached (${name}: ${reasonOf(error)})`);
  }
}

/** The innermost code, e.g. `ENOTFOUND`; messages may hold the URL and are left out. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error.cause instanceof Error) return reasonOf(error.cause);
  return error.name === 'TimeoutError' ? `no answer in ${timeoutMs} ms` : 'no code given';
}
