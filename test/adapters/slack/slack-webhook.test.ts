import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { slackWebhook } from '../../../lib/adapters/slack/slack-webhook.ts';
import { toAlerts } from '../../../lib/domain/violation/alert.ts';
import { changeBy } from '../../builders.ts';

type Answer = readonly [status: number, body: string, headers?: Readonly<Record<string, string>>];

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const [alert] = toAlerts([changeBy()]);
if (alert === undefined) throw new Error('no alert');

/** A webhook that gives these answers one after the other, the last for ever. */
async function slackThatSays(...answers: [Answer, ...Answer[]]) {
  const paths: (string | undefined)[] = [];
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const [status, body, headers = {}] = answers[Math.min(paths.length, answers.length - 1)] ?? [
      500,
      '',
    ];
    paths.push(request.url);
    bodies.push(Buffer.concat(await request.toArray()).toString());
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closers.push(() => server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const waits: number[] = [];
  const channel = slackWebhook({
    url: { read: async (options) => `${origin}/${options?.fresh ? 'new-secret' : 'old-secret'}` },
    render: ({ incidentId }) => ({ text: incidentId }),
    allowedOrigins: [origin],
    wait: async (ms) => {
      waits.push(ms);
    },
  });
  return { channel, paths, bodies, waits };
}

describe('deliver', () => {
  test('posts the rendered message and is content with "ok"', async () => {
    const { channel, bodies } = await slackThatSays([200, 'ok']);
    await channel.deliver(alert);
    expect(bodies).toEqual(['{"text":"incident-1"}']);
  });

  test('200 without "ok" is a failure', async () => {
    const { channel } = await slackThatSays([200, '<html>a proxy</html>']);
    await expect(channel.deliver(alert)).rejects.toThrow('slack answered 200');
  });

  test.each([403, 404, 410])('%i: the secret is read afresh, once', async (status) => {
    const replaced = await slackThatSays([status, 'no_service'], [200, 'ok']);
    await replaced.channel.deliver(alert);
    expect(replaced.paths).toEqual(['/old-secret', '/new-secret']);
    const revoked = await slackThatSays([status, 'no_service']);
    await expect(revoked.channel.deliver(alert)).rejects.toThrow('put the URL of a working');
    expect(revoked.paths).toHaveLength(2);
  });

  test('429 waits as long as it is told, but not for ever', async () => {
    const busy = await slackThatSays([429, '', { 'retry-after': '3' }], [200, 'ok']);
    await busy.channel.deliver(alert);
    expect(busy.waits).toEqual([3000]);
    const closed = await slackThatSays([429, '', { 'retry-after': '3600' }]);
    await expect(closed.channel.deliver(alert)).rejects.toThrow('slack answered 429');
    expect(closed.waits).toEqual([]);
  });

  test('5xx is tried a few times, then fails', async () => {
    const { channel, paths, waits } = await slackThatSays([503, 'later']);
    await expect(channel.deliver(alert)).rejects.toThrow('slack answered 503 "later"');
    expect(paths).toHaveLength(4);
    expect(waits).toEqual([500, 1000, 2000]);
  });

  test('400 is not tried again', async () => {
    const { channel, paths } = await slackThatSays([400, 'invalid_blocks']);
    await expect(channel.deliver(alert)).rejects.toThrow('invalid_blocks');
    expect(paths).toHaveLength(1);
  });

  test('a redirect is not followed', async () => {
    const { channel, paths } = await slackThatSays(
      [302, '', { location: '/elsewhere' }],
      [200, 'ok'],
    );
    await expect(channel.deliver(alert)).rejects.toThrow('slack could not be reached');
    expect(paths).toEqual(['/old-secret']);
  });
});

describe('the secret', () => {
  const withUrl = (url: string) =>
    slackWebhook({
      url: { read: async () => url },
      render: () => ({}),
      fetch: async () => new Response('ok'),
    });

  test.each([
    'https://hooks.slack.com/services/T/B/x',
    'https://hooks.slack-gov.com/services/T/B/x',
  ])('may be %s', async (url) => {
    await expect(withUrl(url).deliver(alert)).resolves.toBeUndefined();
  });

  test.each([
    'http://hooks.slack.com/services/T/B/x',
    'https://hooks.slack.com.evil.example/services/T/B/x',
    'https://hooks.slack.com@evil.example/',
    'https://hooks.slack.com:8443/services/T/B/x',
    '{"url":"https://hooks.slack.com/services/T/B/x"}',
    '',
  ])('may not be %s, and is not shown', async (url) => {
    const refused = withUrl(url).deliver(alert);
    await expect(refused).rejects.toThrow(
      'the slack secret is not a URL of https://hooks.slack.com',
    );
    await expect(refused).rejects.not.toThrow('services/T/B/x');
  });

  test('stays out of errors when the network fails', async () => {
    const channel = slackWebhook({
      url: { read: async () => 'https://hooks.slack.com/services/T/B/secret' },
      render: () => ({}),
      fetch: async (url) => {
        throw new TypeError(`fetch of ${url} failed`, {
          cause: Object.assign(new Error(`dns of ${url}`), { code: 'ENOTFOUND' }),
        });
      },
    });
    const error = await channel.deliver(alert).catch((it: unknown) => it);
    expect(String(error)).toContain('ENOTFOUND');
    expect(JSON.stringify([String(error), error])).not.toContain('secret');
  });
});
