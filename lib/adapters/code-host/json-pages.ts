import { setTimeout as sleep } from 'node:timers/promises';
import type { Secret } from '../../ports/secret.ts';

export interface HostOptions {
  /** Absent for repositories anybody may read. */
  readonly token?: Secret;
  /** How the token goes into a request. */
  readonly header: (token: string) => Readonly<Record<string, string>>;
  /** @default the runtime's fetch */
  readonly fetch?: typeof globalThis.fetch;
  /** @default a timer */
  readonly wait?: (ms: number) => Promise<void>;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
}

const timeoutMs = 10_000;
const attempts = 4;
/** A longer wait is left to the next time. */
const longestWaitMs = 20_000;
const mostPages = 100;
/** Of one answer; a page of a list is well below. */
const mostBytes = 16 * 1024 * 1024;
const loopback = /^(?:127\.0\.0\.1|localhost|\[::1\])$/;

/**
 * A list of a REST API, all pages by their `Link` headers, in one array; undefined when there is no such
 * thing (404, 422). Rate limits are waited out where that takes seconds. Throws an Error with a sentence
 * that holds no token when it could not be read.
 */
export async function listOf(options: HostOptions, url: string): Promise<unknown[] | undefined> {
  const found = await firstPages(options, url, mostPages);
  if (found?.hasMore) throw new Error(`${url} has more than ${mostPages} pages`);
  return found?.items;
}

/** The same, but of a long list the first pages, and that there are more. */
export async function firstPages(
  options: HostOptions,
  url: string,
  pages: number,
): Promise<{ readonly items: unknown[]; readonly hasMore: boolean } | undefined> {
  const items: unknown[] = [];
  let next: string | undefined = url;
  for (let page = 0; next !== undefined && page < pages; page += 1) {
    const response: Response = await get(options, next);
    if (response.status === 404 || response.status === 422) return undefined;
    const body = await bodyOf(response, next);
    if (!Array.isArray(body)) throw new Error(`${next} gave no list`);
    items.push(...body);
    next = nextOf(response, next);
  }
  return { items, hasMore: next !== undefined };
}

/** The same of a list that has to be there: one that may not be seen is an Error, not an empty one. */
export async function shownList(options: HostOptions, url: string): Promise<unknown[]> {
  const list = await listOf(options, url);
  if (list === undefined)
    throw new Error(`${url} is not shown to the token; let it read code and pull requests`);
  return list;
}

/** One object of a REST API; the same otherwise. */
export async function objectOf(options: HostOptions, url: string): Promise<unknown> {
  const response = await get(options, url);
  return response.status === 404 || response.status === 422 ? undefined : bodyOf(response, url);
}

async function bodyOf(response: Response, url: string): Promise<unknown> {
  if (response.status !== 200) throw new Error(await refusal(response, url));
  const text = await boundedText(response, url);
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${url} gave no JSON`);
  }
}

async function boundedText({ body }: Response, url: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new Error(`${url} answered with more than ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function refusal(response: Response, url: string): Promise<string> {
  const { status, headers } = response;
  if (status === 401) return `${url} refused the token (401); put a valid one into the secret`;
  if (isLimited(status, headers) || (status === 403 && (await saysLimited(response, url))))
    return `${url} is rate limited (${status}); it will be asked again`;
  if (status === 403)
    return `${url} is not allowed to the token (403); let it read code and pull requests`;
  if (status >= 300 && status < 400) return `${url} has moved (${status}); write its new name`;
  return `${url} answered ${status}`;
}

/** GitHub's secondary limits may come without a header that says so. */
async function saysLimited(response: Response, url: string): Promise<boolean> {
  const text = await boundedText(response, url).catch(() => '');
  return /rate limit/i.test(text.slice(0, 2000));
}

async function get(options: HostOptions, url: string): Promise<Response> {
  checkSafe(url);
  const { wait = (ms) => sleep(ms), now = Date.now } = options;
  for (let attempt = 1; ; attempt += 1) {
    const response = await send(options, url);
    const waitMs = waitBefore(attempt, response, now());
    if (attempt === attempts || waitMs === undefined) return response;
    await wait(waitMs);
  }
}

/** The token goes over TLS alone, except to this machine. */
function checkSafe(url: string): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname))) return;
  throw new Error(`${hostname} is asked over https only`);
}

const isLimited = (status: number, headers: Headers): boolean =>
  status === 429 ||
  (status === 403 &&
    (headers.get('retry-after') !== null || headers.get('x-ratelimit-remaining') === '0'));

/** Milliseconds to wait before the next attempt; undefined when there should be none. */
function waitBefore(attempt: number, { status, headers }: Response, now: number) {
  if (status >= 500) return 500 * 2 ** (attempt - 1);
  if (!isLimited(status, headers)) return undefined;
  const after = Number(headers.get('retry-after') ?? Number.NaN);
  const reset = Number(
    headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset') ?? Number.NaN,
  );
  const waitMs = Number.isFinite(after) ? after * 1000 : Math.max(0, reset * 1000 - now);
  if (!Number.isFinite(waitMs)) return 1000 * 2 ** (attempt - 1);
  return waitMs <= longestWaitMs ? waitMs : undefined;
}

async function send({ token, header, fetch: given = fetch }: HostOptions, url: string) {
  const secret = await token?.read();
  try {
    return await given(url, {
      headers: {
        accept: 'application/json',
        'user-agent': 'bandog',
        ...(secret && header(secret)),
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    const { name } = error instanceof Error ? error : new Error('unknown');
    const why = name === 'TimeoutError' ? `no answer in ${timeoutMs / 1000} s` : codeOf(error);
    throw new Error(`${new URL(url).host} could not be reached: ${why}`);
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? error.name : codeOf(error.cause);
}

/** The next page, which has to be on the same host: the token goes nowhere else. */
function nextOf({ headers }: Response, url: string): string | undefined {
  const [, target] = /<([^>]+)>\s*;[^,]*\brel="?next"?/.exec(headers.get('link') ?? '') ?? [];
  if (target === undefined) return undefined;
  const next = new URL(target, url);
  if (next.origin !== new URL(url).origin) {
    throw new Error(`${new URL(url).host} names another host for its next page`);
  }
  return next.href;
}
