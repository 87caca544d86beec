import { type IncomingMessage, request as requestOverHttp } from 'node:http';
import { request as requestOverHttps } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress, PrivateAddressError, publicLookup } from './public-address.ts';

/** One POST of a JSON text to somebody else's server. */
export interface JsonPost {
  /** Who is posted to, as errors name it; an address may be a secret and is in none. */
  readonly to: string;
  readonly url: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Origins the operator vouches for: they may speak http and be private.
   * @default none
   */
  readonly trustedOrigins?: readonly string[];
  /** Milliseconds for the whole exchange. @default 5000 */
  readonly timeoutMs?: number;
}

/** What the server answered. */
export interface PostAnswer {
  readonly status: number;
  /** Its first 16 KiB. */
  readonly body: string;
  /** The header `Retry-After` as it was sent. */
  readonly retryAfter: string | undefined;
}

/** Sends a post; throws an Error with a sentence that holds neither the URL nor a header. */
export type PostJson = (post: JsonPost) => Promise<PostAnswer>;

const answerBytes = 16_384;

/**
 * Posts JSON, over https alone, to public addresses alone; a redirect is an answer like another and is
 * not followed. Name and address are checked when the connection is made.
 */
export const postJson: PostJson = async (post) => {
  const { to, timeoutMs = 5000 } = post;
  const url = safeUrl(post);
  try {
    return await exchange(url, post, AbortSignal.timeout(timeoutMs));
  } catch (error) {
    throw new Error(`${to} could not be reached: ${reasonOf(error, timeoutMs)}`);
  }
};

/** Whether a text is a URL that is posted to; its name may still lead nowhere. */
export function isPostable(text: string): boolean {
  try {
    return safeUrl({ to: '', url: text, body: '' }) !== undefined;
  } catch {
    return false;
  }
}

function safeUrl({ to, url: text, trustedOrigins = [] }: JsonPost): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw new Error(`the address of ${to} is not a URL`);
  if (trustedOrigins.includes(url.origin)) return url;
  if (url.protocol !== 'https:') throw new Error(`the address of ${to} is not https`);
  if (url.username !== '' || url.password !== '') {
    throw new Error(`the address of ${to} holds a name or password; use a header instead`);
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublicAddress(host)) {
    throw new Error(`${to} could not be reached: ${new PrivateAddressError().message}`);
  }
  return url;
}

function exchange(url: URL, post: JsonPost, signal: AbortSignal): Promise<PostAnswer> {
  const { body, headers, trustedOrigins = [] } = post;
  const send = url.protocol === 'https:' ? requestOverHttps : requestOverHttp;
  return new Promise((answered, failed) => {
    const request = send(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'bandog',
        ...headers,
      },
      signal,
      agent: false,
      ...(!trustedOrigins.includes(url.origin) && { lookup: publicLookup() }),
    });
    request.on('error', failed);
    request.on('response', (response) => {
      bodyOf(response).then((text) => {
        const { statusCode: status = 0, headers: given } = response;
        answered({ status, body: text, retryAfter: given['retry-after'] });
      }, failed);
    });
    request.end(body);
  });
}

/** The beginning of the answer; the rest is not waited for. */
async function bodyOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= answerBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, answerBytes).toString();
}

/** A code such as `ENOTFOUND`: messages may hold the address and are left out. */
function reasonOf(error: unknown, timeoutMs: number): string {
  if (error instanceof PrivateAddressError) return error.message;
  if (!(error instanceof Error)) return 'no reason given';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') {
    return `no answer in ${timeoutMs / 1000} s`;
  }
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? error.name : reasonOf(error.cause, timeoutMs);
}
