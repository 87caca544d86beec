import { describe, expect, test } from 'vitest';
import { postJson } from '../../../lib/adapters/webhook/post-json.ts';
import { farEnd } from '../../helpers/far-end.ts';

const message = (url: string) => ({ to: 'the webhook', url, body: '{"a":"ä"}' });

describe('to an origin that is vouched for', () => {
  test('the body and the headers arrive, the answer comes back', async () => {
    await using far = await farEnd([202, 'taken', { 'retry-after': '7' }]);
    const answer = await postJson({
      ...message(`${far.origin}/hook`),
      headers: { 'x-signature': 'abc' },
      trustedOrigins: [far.origin],
    });
    expect(answer).toEqual({ status: 202, body: 'taken', retryAfter: '7' });
    expect(far.requests).toMatchObject([
      { path: '/hook', body: '{"a":"ä"}', headers: { 'x-signature': 'abc' } },
    ]);
    expect(far.requests[0]?.headers).toHaveProperty(
      'content-type',
      'application/json; charset=utf-8',
    );
  });

  test('a redirect is not followed', async () => {
    await using far = await farEnd([307, '', { location: '/elsewhere' }], [200, 'ok']);
    const answer = await postJson({
      ...message(far.origin),
      trustedOrigins: [far.origin],
    });
    expect(answer.status).toBe(307);
    expect(far.requests).toHaveLength(1);
  });

  test('a long answer is cut', async () => {
    await using far = await farEnd([200, 'x'.repeat(5_000_000)]);
    const { body } = await postJson({ ...message(far.origin), trustedOrigins: [far.origin] });
    expect(body).toHaveLength(16_384);
  });

  test('silence has an end', async () => {
    await using far = await farEnd([200, 'ok']);
    const refused = postJson({
      ...message(far.origin),
      trustedOrigins: [far.origin],
      timeoutMs: 0,
    });
    await expect(refused).rejects.toThrow('the webhook could not be reached: no answer in 0 s');
  });
});

describe('refused', () => {
  test.each([
    ['http', 'http://hooks.example.com/secret', 'is not https'],
    ['another scheme', 'file:///etc/secret', 'is not https'],
    ['a user in the address', 'https://secret:word@hooks.example.com/', 'name or password'],
    ['no URL', 'secret', 'is not a URL'],
    ['this machine', 'https://127.0.0.1/secret', 'not one on the internet'],
    ['this machine by its name', 'https://localhost/secret', 'not one on the internet'],
    ['this machine in IPv6', 'https://[::1]/secret', 'not one on the internet'],
    ['this machine as a number', 'https://2130706433/secret', 'not one on the internet'],
    ['this machine in octal', 'https://0177.0.0.1/secret', 'not one on the internet'],
    ['an instance’s metadata', 'https://169.254.169.254/secret', 'not one on the internet'],
    ['it in IPv6', 'https://[::ffff:169.254.169.254]/secret', 'not one on the internet'],
  ])('%s', async (_, url, why) => {
    const error = await postJson(message(url)).catch((it: unknown) => it);
    expect(String(error)).toContain(why);
    expect(String(error)).toContain('the webhook');
    expect(JSON.stringify([String(error), error])).not.toContain('secret');
  });

  test('an origin that is not vouched for, while another is', async () => {
    await using far = await farEnd([200, 'ok']);
    const refused = postJson({ ...message(far.origin), trustedOrigins: ['http://127.0.0.1:1'] });
    await expect(refused).rejects.toThrow('is not https');
    expect(far.requests).toEqual([]);
  });
});
