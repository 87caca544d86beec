import { describe, expect, test } from 'vitest';
// @ts-expect-error An example in JavaScript, for people to copy.
import { isFromBandog } from '../../../examples/webhook/verify.mjs';
import { signedWebhook } from '../../../lib/adapters/webhook/signed-webhook.ts';
import { changeBy } from '../../builders.ts';
import { farEnd } from '../../helpers/far-end.ts';
import { alertOf } from '../../render/hostile.ts';

const alert = alertOf(changeBy());
const key = '0123456789abcdef0123456789abcdef';
const now = Date.parse('2026-11-23T10:00:00Z');
const channelTo = (origin: string, signingKey = key) =>
  signedWebhook({
    name: 'siem',
    url: { read: async () => `${origin}/bandog` },
    key: { read: async () => signingKey },
    clock: { now: () => new Date(now) },
    render: () => ({ who: 'Zoë 漢 😀' }),
    trustedOrigins: [origin],
    wait: async () => {},
  });

async function posted() {
  await using far = await farEnd([204, '']);
  await channelTo(far.origin).deliver(alert);
  const [request] = far.requests;
  if (request === undefined) throw new Error('nothing was posted');
  return { headers: request.headers, body: request.body, key, now };
}

describe('the documented verification', () => {
  test('takes what the channel sends, up to five minutes later', async () => {
    const post = await posted();
    expect(isFromBandog(post)).toBe(true);
    expect(isFromBandog({ ...post, body: Buffer.from(post.body) })).toBe(true);
    expect(isFromBandog({ ...post, now: now + 300_000 })).toBe(true);
  });

  test('refuses another body, key, time or signature', async () => {
    const post = await posted();
    const { headers } = post;
    for (const forged of [
      { ...post, body: `${post.body} ` },
      { ...post, key: key.toUpperCase() },
      { ...post, now: now + 301_000 },
      { ...post, now: now - 301_000 },
      { ...post, headers: { ...headers, 'x-bandog-timestamp': String(now / 1000 + 1) } },
      { ...post, headers: { ...headers, 'x-bandog-timestamp': 'NaN' } },
      { ...post, headers: { ...headers, 'x-bandog-signature': 'v1=' } },
      { ...post, headers: {} },
    ]) {
      expect(isFromBandog(forged)).toBe(false);
    }
  });
});

test('anything but 2xx is a failure that shows neither address nor key', async () => {
  await using far = await farEnd([422, 'no thanks']);
  const refused = channelTo(far.origin).deliver(alert);
  await expect(refused).rejects.toThrow('webhook siem answered 422 "no thanks"');
  await expect(refused).rejects.not.toThrow('/bandog');
});

test('a key that can be guessed is not used', async () => {
  await using far = await farEnd([204, '']);
  await expect(channelTo(far.origin, 'short').deliver(alert)).rejects.toThrow('shorter than 32');
  expect(far.requests).toEqual([]);
});
