import { expect, test } from 'vitest';
import { pagerDutyEvents } from '../../../lib/adapters/pagerduty/pagerduty-events.ts';
import { changeBy } from '../../builders.ts';
import { type FarEnd, farEnd } from '../../helpers/far-end.ts';
import { alertOf } from '../../render/hostile.ts';

const alert = alertOf(changeBy());
const [oldKey, newKey] = ['a'.repeat(32), 'b'.repeat(32)];
const channelTo = ({ origin }: FarEnd) =>
  pagerDutyEvents({
    name: 'pager',
    routingKey: { read: async (options) => (options?.fresh ? newKey : oldKey) },
    serviceRegion: 'us',
    origin,
    render: ({ incidentId }) => ({ event_action: 'trigger', dedup_key: incidentId }),
    wait: async () => {},
  });

test('enqueues the event with the key', async () => {
  await using pager = await farEnd([202, '{"status":"success"}']);
  await channelTo(pager).deliver(alert);
  expect(pager.requests.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
    ['/v2/enqueue', { routing_key: oldKey, event_action: 'trigger', dedup_key: 'incident-1' }],
  ]);
});

test('a refused key is read afresh, once, and is in no error', async () => {
  await using pager = await farEnd([400, '{"status":"invalid event"}'], [202, '']);
  await channelTo(pager).deliver(alert);
  expect(JSON.parse(pager.requests[1]?.body ?? '')).toHaveProperty('routing_key', newKey);
  await using never = await farEnd([400, '{"status":"invalid event"}']);
  const refused = channelTo(never).deliver(alert);
  await expect(refused).rejects.toThrow('Events API v2 integration');
  await expect(refused).rejects.not.toThrow(newKey);
});

test('429 is tried again', async () => {
  await using busy = await farEnd([429, ''], [202, '']);
  await channelTo(busy).deliver(alert);
  expect(busy.requests).toHaveLength(2);
});

test('each account goes to its own region', async () => {
  const urls: string[] = [];
  for (const serviceRegion of ['us', 'eu'] as const) {
    await pagerDutyEvents({
      name: 'pager',
      routingKey: { read: async () => oldKey },
      serviceRegion,
      render: () => ({}),
      post: async ({ url }) => {
        urls.push(url);
        return { status: 202, body: '', retryAfter: undefined };
      },
    }).deliver(alert);
  }
  expect(urls).toEqual([
    'https://events.pagerduty.com/v2/enqueue',
    'https://events.eu.pagerduty.com/v2/enqueue',
  ]);
});

test('what is no key is not sent', async () => {
  await using pager = await farEnd([202, '']);
  const channel = pagerDutyEvents({
    name: 'pager',
    routingKey: { read: async () => '{"key":"x"}' },
    serviceRegion: 'us',
    origin: pager.origin,
    render: () => ({}),
  });
  await expect(channel.deliver(alert)).rejects.toThrow('not an integration key');
  expect(pager.requests).toEqual([]);
});
