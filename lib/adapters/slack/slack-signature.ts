import { createHmac, timingSafeEqual } from 'node:crypto';

/** A request as it came over the wire. */
export interface SignedRequest {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Byte for byte. */
  readonly body: Buffer;
}

const oldestSeconds = 300;

/**
 * Whether Slack signed this request within the last five minutes: `v0=` and the HMAC-SHA256 of
 * `v0:<timestamp>:<body>` (docs.slack.dev, "Verifying requests from Slack"). Takes the same time whatever
 * the signature is.
 */
export function isFromSlack(
  { headers, body }: SignedRequest,
  signingSecret: string,
  nowMs: number,
): boolean {
  const sentAt = headers['x-slack-request-timestamp'] ?? '';
  if (!/^\d{1,12}$/.test(sentAt)) return false;
  if (Math.abs(nowMs / 1000 - Number(sentAt)) > oldestSeconds) return false;
  const due = `v0=${createHmac('sha256', signingSecret).update(`v0:${sentAt}:`).update(body).digest('hex')}`;
  const [a, b] = [Buffer.from(headers['x-slack-signature'] ?? ''), Buffer.from(due)];
  return a.length === b.length && timingSafeEqual(a, b);
}
