import { afterEach, describe, expect, it } from 'vitest';
import { githubReviews } from '../../../lib/adapters/code-host/github-reviews.ts';
import { type Answer, type Loopback, loopback } from './loopback.ts';

const sha = '0123456789abcdef0123456789abcdef01234567';
const repository = { host: 'github', site: 'github.com', path: 'acme/infra' } as const;
const pull = (number: number, merged = true) => ({
  number,
  html_url: `https://github.com/acme/infra/pull/${number}`,
  merged_at: merged ? '2026-11-20T10:00:00Z' : null,
  user: { login: 'dana' },
  head: { sha },
});
const review = (login: string, state: string) => ({ user: { login }, state, commit_id: sha });
const pulls = `/repos/acme/infra/commits/${sha}/pulls?per_page=100`;

let server: Loopback | undefined;
afterEach(() => server?.close());

async function ask(answer: (path: string, times: number, origin: string) => Answer) {
  server = await loopback(answer);
  const { origin } = server;
  const waits: number[] = [];
  const source = githubReviews({
    token: { read: async () => 'ghs_example' },
    apiOf: () => origin,
    wait: async (ms) => {
      waits.push(ms);
    },
    now: () => 1_000_000,
  });
  return { waits, requests: server.requests, proposals: () => source.proposals(repository, sha) };
}

describe('reviews on GitHub', () => {
  it('reads all pages of requests and of reviews', async () => {
    const { proposals, requests } = await ask((path, _, origin) => {
      const next = (to: string) => ({
        link: `<${origin}${to}>; rel="next", <${origin}/x>; rel="last"`,
      });
      if (path === pulls) return { headers: next('/page2'), body: [pull(1, false)] };
      if (path === '/page2') return { body: [pull(2)] };
      if (path === '/repos/acme/infra/pulls/2/reviews?per_page=100') {
        return { headers: next('/reviews2'), body: [review('eli', 'CHANGES_REQUESTED')] };
      }
      if (path === '/reviews2')
        return { body: [review('eli', 'APPROVED'), review('fay', 'PENDING')] };
      return { body: [] };
    });
    expect(await proposals()).toEqual([
      {
        url: 'https://github.com/acme/infra/pull/1',
        author: 'dana',
        merged: false,
        headSha: sha,
        reviews: [],
      },
      {
        url: 'https://github.com/acme/infra/pull/2',
        author: 'dana',
        merged: true,
        headSha: sha,
        reviews: [
          { reviewer: 'eli', state: 'changes-requested', commitSha: sha },
          { reviewer: 'eli', state: 'approved', commitSha: sha },
          { reviewer: 'fay', state: 'commented', commitSha: sha },
        ],
      },
    ]);
    expect(requests.every(({ headers }) => headers.authorization === 'Bearer ghs_example')).toBe(
      true,
    );
  });

  it.each([404, 422])('has no such commit: %i', async (status) => {
    const { proposals } = await ask(() => ({ status, body: {} }));
    expect(await proposals()).toBeUndefined();
  });

  it.each<[Answer, string]>([
    [{ status: 401, body: {} }, 'refused the token (401)'],
    [{ status: 403, body: {} }, 'is not allowed to the token (403)'],
    [{ status: 301, headers: { location: 'https://example.com' }, body: {} }, 'has moved (301)'],
    [{ status: 429, headers: { 'retry-after': '3600' }, body: {} }, 'is rate limited (429)'],
    [
      {
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9999999' },
        body: {},
      },
      'is rate limited (403)',
    ],
    [
      { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } },
      'is rate limited (403)',
    ],
    [{ body: '<html>' }, 'gave no JSON'],
    [{ body: { message: 'x' } }, 'gave no list'],
    [{ headers: { link: '<https://evil.example/x>; rel="next"' } }, 'names another host'],
  ])('says why it could not be asked: %j', async (answer, message) => {
    const { proposals } = await ask(() => answer);
    const error: unknown = await proposals().catch((it: unknown) => it);
    expect(String(error)).toContain(message);
    expect(String(error)).not.toContain('ghs_example');
  });

  it('waits out a rate limit of seconds, then goes on', async () => {
    const { proposals, waits } = await ask((_, times) => {
      if (times === 1) return { status: 429, headers: { 'retry-after': '2' }, body: {} };
      if (times === 2)
        return {
          status: 403,
          headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1005' },
          body: {},
        };
      if (times === 3) return { status: 502, body: {} };
      return { body: [] };
    });
    expect(await proposals()).toEqual([]);
    expect(waits).toEqual([2000, 5000, 2000]);
  });

  it('sends its token over https alone', async () => {
    const source = githubReviews({
      apiOf: () => 'http://ghe.example.com',
      token: { read: async () => 'ghs_example' },
    });
    await expect(source.proposals(repository, sha)).rejects.toThrow(
      'ghe.example.com is asked over https only',
    );
  });

  it('takes no answer without end', async () => {
    const { proposals } = await ask(() => ({ body: [{ text: 'x'.repeat(17 * 1024 * 1024) }] }));
    await expect(proposals()).rejects.toThrow('more than 16777216 bytes');
  });
});
