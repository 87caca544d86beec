import { expect, test } from 'vitest';
import { memoryThreadLog } from '../../../lib/adapters/memory/thread-log.ts';
import { slackThread } from '../../../lib/adapters/slack/slack-thread.ts';
import type { Severity } from '../../../lib/domain/violation/severity.ts';
import { changeBy } from '../../builders.ts';
import { type FarEnd, farEnd } from '../../helpers/far-end.ts';
import { alertOf } from '../../render/hostile.ts';

const posted = (ts: string) => [200, JSON.stringify({ ok: true, ts })] as const;
const failing = (error: string) => [200, JSON.stringify({ ok: false, error })] as const;

const channelTo = ({ origin }: FarEnd, threads = memoryThreadLog()) =>
  slackThread({
    name: 'ops',
    api: {
      token: { read: async (options) => (options?.fresh ? 'xoxb-new' : 'xoxb-old') },
      origin,
      wait: async () => {},
    },
    conversation: 'C0123456789',
    threads,
    render: ({ severity }) => ({ text: severity }),
  });

const alert = (severity: Severity, incidentId = 'incident-1') =>
  alertOf(changeBy({ severity, incidentId }));

test('the first message opens a thread, the next ones stand in it', async () => {
  await using slack = await farEnd(posted('100.1'), posted('100.2'), posted('200.1'));
  const channel = channelTo(slack);
  await channel.deliver(alert('low'));
  await channel.deliver(alert('low'));
  await channel.deliver(alert('low', 'incident-2'));
  expect(slack.requests.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
    ['/api/chat.postMessage', { channel: 'C0123456789', text: 'low' }],
    [
      '/api/chat.postMessage',
      { channel: 'C0123456789', text: 'low', thread_ts: '100.1', reply_broadcast: false },
    ],
    ['/api/chat.postMessage', { channel: 'C0123456789', text: 'low' }],
  ]);
  expect(slack.requests[0]?.headers['authorization']).toBe('Bearer xoxb-old');
});

test('nothing grave hides in the thread of something small', async () => {
  await using slack = await farEnd(posted('100.1'));
  const channel = channelTo(slack);
  await channel.deliver(alert('low'));
  await channel.deliver(alert('critical'));
  expect(JSON.parse(slack.requests[1]?.body ?? '')).toHaveProperty('reply_broadcast', true);
});

test('a revoked token is read afresh, once', async () => {
  await using slack = await farEnd(failing('token_revoked'), posted('1.1'));
  await channelTo(slack).deliver(alert('low'));
  expect(slack.requests.map(({ headers }) => headers['authorization'])).toEqual([
    'Bearer xoxb-old',
    'Bearer xoxb-new',
  ]);
});

test.each([
  ['not_in_channel', 'invite the app'],
  ['missing_scope', 'chat:write'],
  ['token_revoked', 'put a working bot token'],
  ['msg_too_long', 'answered 200: msg_too_long'],
])('%s is a failure, and no thread', async (error, words) => {
  await using slack = await farEnd(failing(error));
  const threads = memoryThreadLog();
  const refused = channelTo(slack, threads).deliver(alert('low'));
  await expect(refused).rejects.toThrow(words);
  await expect(refused).rejects.not.toThrow('xoxb');
  expect(await threads.find('incident-1')).toBeUndefined();
});

test('429 waits and is tried again', async () => {
  await using slack = await farEnd([429, '', { 'retry-after': '1' }], posted('1.1'));
  await channelTo(slack).deliver(alert('low'));
  expect(slack.requests).toHaveLength(2);
});

test('a user’s token is not used', async () => {
  await using slack = await farEnd(posted('1.1'));
  const channel = slackThread({
    name: 'ops',
    api: { token: { read: async () => 'xoxp-user' }, origin: slack.origin },
    conversation: 'C0123456789',
    threads: memoryThreadLog(),
    render: () => ({}),
  });
  await expect(channel.deliver(alert('low'))).rejects.toThrow('not a bot token');
  expect(slack.requests).toEqual([]);
});
