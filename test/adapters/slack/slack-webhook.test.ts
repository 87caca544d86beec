import { describe, expect, test } from 'vitest';
import { slackWebhook } from '../../../lib/adapters/slack/slack-webhook.ts';
import { toAlerts } from '../../../lib/domain/violation/alert.ts';
import { changeBy } from '../../builders.ts';
import { type FarEnd, farEnd } from '../../helpers/far-end.ts';

const [alert] = toAlerts([changeBy()]);
if (alert === undefined) throw new Error('no alert');

const channelTo = ({ origin }: FarEnd) =>
  slackWebhook({
    url: { read: async (options) => `${origin}/${options?.fresh ? 'new-secret' : 'old-secret'}` },
    render: ({ incidentId }) => ({ text: incidentId }),
    trustedOrigins: [origin],
    wait: async () => {},
  });

describe('deliver', () => {
  test('posts the rendered message and is content with "ok"', async () => {
    await using slack = await farEnd([200, 'ok']);
    await channelTo(slack).deliver(alert);
    expect(slack.requests.map(({ body }) => body)).toEqual(['{"text":"incident-1"}']);
  });

  test('200 without "ok" is a failure', async () => {
    await using slack = await farEnd([200, '<html>a proxy</html>']);
    await expect(channelTo(slack).deliver(alert)).rejects.toThrow('slack answered 200');
  });

  test.each([403, 404, 410])('%i: the secret is read afresh, once', async (status) => {
    await using replaced = await farEnd([status, 'no_service'], [200, 'ok']);
    await channelTo(replaced).deliver(alert);
    expect(replaced.requests.map(({ path }) => path)).toEqual(['/old-secret', '/new-secret']);
    await using revoked = await farEnd([status, 'no_service']);
    await expect(channelTo(revoked).deliver(alert)).rejects.toThrow('put the URL of a working');
    expect(revoked.requests).toHaveLength(2);
  });

  test('5xx is tried a few times, then fails', async () => {
    await using slack = await farEnd([503, 'later']);
    await expect(channelTo(slack).deliver(alert)).rejects.toThrow('slack answered 503 "later"');
    expect(slack.requests).toHaveLength(4);
  });

  test('400 is not tried again', async () => {
    await using slack = await farEnd([400, 'invalid_blocks']);
    await expect(channelTo(slack).deliver(alert)).rejects.toThrow('invalid_blocks');
    expect(slack.requests).toHaveLength(1);
  });

  test('a redirect is not followed', async () => {
    await using slack = await farEnd([302, '', { location: '/elsewhere' }], [200, 'ok']);
    await expect(channelTo(slack).deliver(alert)).rejects.toThrow('slack answered 302');
    expect(slack.requests).toHaveLength(1);
  });
});

describe('the secret', () => {
  const withUrl = (url: string) =>
    slackWebhook({
      url: { read: async () => url },
      render: () => ({}),
      post: async () => ({ status: 200, body: 'ok', retryAfter: undefined }),
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
});
