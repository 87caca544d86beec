import { describe, expect, test } from 'vitest';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { memoryIncidentLog } from '../../lib/adapters/memory/incident-log.ts';
import { memoryResolutionLog } from '../../lib/adapters/memory/resolution-log.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import { slackPrivateReply } from '../../lib/adapters/slack/private-reply.ts';
import type { JsonPost } from '../../lib/adapters/webhook/post-json.ts';
import type { Interaction } from '../../lib/domain/violation/interaction.ts';
import { respond } from '../../lib/usecases/respond.ts';
import { changeBy } from '../builders.ts';

const incidentId = '0a1b2c3d4e5f60718293a4b5';
const replyUrl = 'https://hooks.slack.com/actions/T0TEAM/1/example';
const click: Interaction = {
  ...{ id: 'click-1', userId: 'U0ALICE', by: 'slack:T0TEAM/U0ALICE', name: 'alice' },
  ...{ incidentId, incidentAt: '2026-11-23T10:05:00Z', replyUrl },
  wish: { kind: 'acknowledge' },
};

/** A deployment whose Slack takes private replies with this status. */
async function stage(status = 200) {
  const posts: JsonPost[] = [];
  const reply = slackPrivateReply({
    async post(post) {
      posts.push(post);
      return { status, body: '', retryAfter: undefined };
    },
  });
  const deps = {
    ...{ reply, store: memoryViolationStore(), incidents: memoryIncidentLog() },
    ...{ resolutions: memoryResolutionLog(), clock: memoryClock('2026-11-23T11:00:00.000Z') },
    ...{ form: { open: async () => {} }, allowedUsers: ['U0ALICE'] },
  };
  await deps.store.record(changeBy({ incidentId }));
  return { deps, posts };
}

describe('who clicked', () => {
  test('and was heard is told by the thread alone', async () => {
    const { deps, posts } = await stage();
    expect(await respond(deps, click)).toEqual({ kind: 'done' });
    expect(posts).toEqual([]);
  });

  test('and may not, is told so and nobody else', async () => {
    const { deps, posts } = await stage();
    const mallory = { ...click, userId: 'U0MALLORY' };
    expect(await respond(deps, mallory)).toEqual({ kind: 'not allowed' });
    expect(posts.map(({ url }) => url)).toEqual([replyUrl]);
    expect(JSON.parse(posts[0]?.body ?? '')).toEqual({
      response_type: 'ephemeral',
      replace_original: false,
      text: expect.stringContaining('U0MALLORY is not among the allowedUsers'),
    });
  });

  test('too late is told how it stands', async () => {
    const { deps, posts } = await stage();
    await respond(deps, { ...click, wish: { kind: 'resolve', how: 'reverted' } });
    await respond(deps, { ...click, id: 'click-2' });
    expect(posts.map(({ body }) => JSON.parse(body).text)).toEqual([
      'Bandog did nothing: the incident is resolved already.',
    ]);
  });

  test.each([
    ['an address that is none of Slack’s', 'https://example.com/actions', 0],
    ['an address that begins like Slack’s', 'https://hooks.slack.com.example.com/', 0],
    ['an address without encryption', 'http://hooks.slack.com/actions', 0],
    ['a refusal', replyUrl, 1],
  ])('with %s cannot be told, which is said and changes nothing', async (_, url, times) => {
    const { deps, posts } = await stage(500);
    const outcome = await respond(deps, { ...click, userId: 'U0MALLORY', replyUrl: url });
    expect(outcome).toMatchObject({ kind: 'not allowed', untold: expect.any(Error) });
    expect(posts).toHaveLength(times);
  });
});
