import { describe, expect, test } from 'vitest';
import { teamsWorkflow } from '../../../lib/adapters/teams/teams-workflow.ts';
import { changeBy } from '../../builders.ts';
import { type FarEnd, farEnd } from '../../helpers/far-end.ts';
import { alertOf } from '../../render/hostile.ts';

const alert = alertOf(changeBy());
const channelTo = ({ origin }: FarEnd) =>
  teamsWorkflow({
    name: 'ops',
    url: { read: async (options) => `${origin}/${options?.fresh ? 'new' : 'old'}` },
    render: ({ incidentId }) => ({ incidentId }),
    trustedOrigins: [origin],
    wait: async () => {},
  });

test('posts the message; the workflow says 202', async () => {
  await using teams = await farEnd([202, '']);
  await channelTo(teams).deliver(alert);
  expect(teams.requests.map(({ body }) => body)).toEqual(['{"incidentId":"incident-1"}']);
});

test.each([401, 404])('%i: the secret is read afresh, once', async (status) => {
  await using replaced = await farEnd([status, ''], [202, '']);
  await channelTo(replaced).deliver(alert);
  expect(replaced.requests.map(({ path }) => path)).toEqual(['/old', '/new']);
  await using gone = await farEnd([status, '']);
  await expect(channelTo(gone).deliver(alert)).rejects.toThrow('run history');
});

test('a redirect is a failure and is not followed', async () => {
  await using moved = await farEnd([302, '', { location: 'https://evil.example/' }]);
  await expect(channelTo(moved).deliver(alert)).rejects.toThrow('teams answered 302');
  expect(moved.requests).toHaveLength(1);
});

describe('the secret', () => {
  const postedTo = async (url: string) => {
    const urls: string[] = [];
    const channel = teamsWorkflow({
      name: 'ops',
      url: { read: async () => url },
      render: () => ({}),
      post: async (message) => {
        urls.push(message.url);
        return { status: 202, body: '', retryAfter: undefined };
      },
    });
    await channel.deliver(alert);
    return urls;
  };

  test.each([
    'https://prod-12.westeurope.logic.azure.com:443/workflows/abc/triggers/manual/paths/invoke?sig=x',
    'https://default0123.45.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/abc?sig=x',
  ])('may be %s', async (url) => {
    expect(await postedTo(url)).toEqual([url]);
  });

  test.each([
    'http://prod-12.westeurope.logic.azure.com/workflows/sig',
    'https://logic.azure.com.evil.example/sig',
    'https://evil.example/?x=.logic.azure.com/sig',
    'https://prod.logic.azure.com@evil.example/sig',
    'sig',
  ])('may not be %s, and is not shown', async (url) => {
    const refused = postedTo(url);
    await expect(refused).rejects.toThrow('not the URL of a workflow');
    await expect(refused).rejects.not.toThrow('evil');
  });
});
