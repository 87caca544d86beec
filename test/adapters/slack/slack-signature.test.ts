import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isFromSlack } from '../../../lib/adapters/slack/slack-signature.ts';

const secret = '8f742231b10e8888abcd99yyyzzz85a5';
const now = Date.parse('2026-11-23T10:00:00Z');
const body = Buffer.from('payload=%7B%22type%22%3A%22block_actions%22%7D');

function signed(sentAt: string, over: Buffer = body, key = secret) {
  const mac = createHmac('sha256', key).update(`v0:${sentAt}:`).update(over).digest('hex');
  return {
    headers: { 'x-slack-request-timestamp': sentAt, 'x-slack-signature': `v0=${mac}` },
    body: over,
  };
}
const at = (seconds: number) => String(now / 1000 + seconds);

test('Slack’s own example', () => {
  const example = Buffer.from(
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
  );
  const headers = {
    'x-slack-request-timestamp': '1531420618',
    'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  };
  expect(isFromSlack({ headers, body: example }, secret, 1_531_420_618_000)).toBe(true);
});

describe('within five minutes', () => {
  test.each([0, -300, 300])('%i s is taken', (seconds) => {
    expect(isFromSlack(signed(at(seconds)), secret, now)).toBe(true);
  });
  test.each([-301, 301])('%i s is not', (seconds) => {
    expect(isFromSlack(signed(at(seconds)), secret, now)).toBe(false);
  });
});

test('bytes count, not characters', () => {
  const raw = Buffer.from([0x70, 0x3d, 0xff, 0xfe]);
  expect(isFromSlack(signed(at(0), raw), secret, now)).toBe(true);
  const request = signed(at(0), raw);
  expect(isFromSlack({ ...request, body: Buffer.from(raw.toString()) }, secret, now)).toBe(false);
});

test.each<[string, ReturnType<typeof signed> | { headers: object; body: Buffer }]>([
  ['another secret', signed(at(0), body, 'another')],
  ['another body', { ...signed(at(0)), body: Buffer.from('payload={}') }],
  [
    'another time',
    { headers: { ...signed(at(0)).headers, 'x-slack-request-timestamp': at(1) }, body },
  ],
  ['no signature', { headers: { 'x-slack-request-timestamp': at(0) }, body }],
  [
    'no time',
    { headers: { 'x-slack-signature': signed(at(0)).headers['x-slack-signature'] }, body },
  ],
  ['a time that is no number', signed('NaN')],
  ['a time with a sign', signed(`+${at(0)}`)],
  [
    'a short signature',
    { headers: { ...signed(at(0)).headers, 'x-slack-signature': 'v0=' }, body },
  ],
  ['nothing', { headers: {}, body: Buffer.alloc(0) }],
])('%s is refused', (_, request) => {
  expect(isFromSlack(request as ReturnType<typeof signed>, secret, now)).toBe(false);
});
