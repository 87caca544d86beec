// Verifies a post of Bandog's webhook channel; see docs/webhook.md.
import { createHmac, timingSafeEqual } from 'node:crypto';

const oldestSeconds = 300;

/**
 * True when the post was signed with `key` within the last five minutes. `body` is the body as it came
 * over the wire: parse it afterwards. Remember the signature for as long, to refuse one sent twice.
 */
export function isFromBandog({ headers, body, key, now = Date.now() }) {
  const sentAt = headers['x-bandog-timestamp'] ?? '';
  const given = headers['x-bandog-signature'] ?? '';
  if (!/^\d+$/.test(sentAt) || Math.abs(now / 1000 - Number(sentAt)) > oldestSeconds) return false;
  const due = `v1=${createHmac('sha256', key).update(`v1:${sentAt}:`).update(body).digest('hex')}`;
  const [a, b] = [Buffer.from(given), Buffer.from(due)];
  return a.length === b.length && timingSafeEqual(a, b);
}
