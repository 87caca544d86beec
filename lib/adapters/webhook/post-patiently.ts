import { setTimeout as sleep } from 'node:timers/promises';
import { type JsonPost, type PostAnswer, type PostJson, postJson } from './post-json.ts';

export interface Patience {
  /** @default postJson, which is the guarded one */
  readonly post?: PostJson;
  /** @default a timer */
  readonly wait?: (ms: number) => Promise<void>;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
}

const attempts = 4;
/** A longer wait is left to the retry of whoever called. */
const longestWaitMs = 10_000;

/** Posts until the far end takes or refuses it: 429 and 5xx are tried again a few times. */
export async function postPatiently(
  message: JsonPost,
  { post = postJson, wait = (ms) => sleep(ms), now = Date.now }: Patience = {},
): Promise<PostAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await post(message);
    const waitMs = waitBefore(attempt, answer, now());
    if (attempt === attempts || waitMs === undefined) return answer;
    await wait(waitMs);
  }
}

/** Milliseconds to wait before the next attempt; undefined when there should be none. */
function waitBefore(attempt: number, { status, retryAfter }: PostAnswer, now: number) {
  if (status !== 429 && status < 500) return undefined;
  const waitMs = Math.max(waitAsked(retryAfter ?? '', now), 500 * 2 ** (attempt - 1));
  return waitMs <= longestWaitMs ? waitMs : undefined;
}

/** `Retry-After` in milliseconds: seconds or a date (RFC 9110, 10.2.3); 0 when it is neither. */
function waitAsked(retryAfter: string, now: number): number {
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return Number.isNaN(ms) ? 0 : ms;
}
