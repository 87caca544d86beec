import { afterEach, describe, expect, it } from 'vitest';
import { githubApi, githubReviews } from '../../../lib/adapters/code-host/github-reviews.ts';
import { type Answer, type Loopback, loopback } from './loopback.ts';

const sha = '0123456789abcdef0123456789abcdef01234567';
const repository = { host: 'github', site: 'github.com', path: 'acme/infra' } as const;
const landed = 'f'.repeat(40);
const repo = { full_name: 'Acme/infra', default_branch: 'main', private: false };
const pull = (number: number, merged = true, base: object = {}) => ({
  number,
  html_url: `https://github.com/acme/infra/pull/${number}`,
  merged_at: merged ? '2026-11-20T10:00:00Z' : null,
  merge_commit_sha: landed,
  user: { login: 'dana' },
  head: { sha },
  base: { ref: 'main', repo: { ...repo, ...base } },
});
const review = (login: string, state: string, given: object = {}) => ({
  user: { login, type: 'User' },
  state,
  commit_id: sha,
  submitted_at: '2026-11-20T09:00:00Z',
  author_association: 'MEMBER',
  ...given,
});
const second = '/repos/acme/infra/pulls/2';
const pulls = `/repos/acme/infra/commits/${sha}/pulls?per_page=100`;

/** A merge as the button for it makes it, and one that somebody pushed. */
const updated = (id: string, verified: boolean) => ({
  sha: id,
  author: { login: 'fay' },
  committer: { login: 'web-flow' },
  parents: [{}, {}],
  commit: { verification: { verified } },
});

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
  return {
    waits,
    requests: server.requests,
    proposals: () => source.proposals(repository, sha),
    between: (from: string, to: string) => source.commitsBetween(repository, from, to),
  };
}

describe('reviews on GitHub', () => {
  it('reads all pages of requests and of reviews', async () => {
    const pages = (origin: string): Readonly<Record<string, Answer>> => {
      const page = (next: string, body: unknown) => ({
        headers: { link: `<${origin}${next}>; rel="next", <${origin}/x>; rel="last"` },
        body,
      });
      const first = { sha: 'b', author: { login: 'dana' }, committer: {}, parents: [{}] };
      return {
        [pulls]: page('/page2', [pull(1, false)]),
        '/page2': { body: [pull(2)] },
        [`${second}/reviews?per_page=100`]: page('/reviews2', [review('eli', 'CHANGES_REQUESTED')]),
        '/reviews2': { body: [review('eli', 'APPROVED'), review('fay', 'PENDING')] },
        [`${second}/commits?per_page=100`]: page('/commits2', [first]),
        '/commits2': { body: [updated(sha, true), updated('d', false)] },
      };
    };
    const { proposals, requests } = await ask(
      (path, _, origin) => pages(origin)[path] ?? { status: 500, body: {} },
    );
    const at = '2026-11-20T09:00:00Z';
    const said = { commitSha: sha, at, standing: 'member' };
    const dana = { author: 'dana', into: 'main', headSha: sha };
    expect(await proposals()).toEqual({
      defaultBranch: 'main',
      changes: [
        {
          ...dana,
          url: 'https://github.com/acme/infra/pull/1',
          merged: false,
          landedAs: [],
          commits: [],
          reviews: [],
        },
        {
          ...dana,
          url: 'https://github.com/acme/infra/pull/2',
          merged: true,
          mergedAt: '2026-11-20T10:00:00Z',
          landedAs: [landed],
          commits: [
            { sha: 'b', writers: ['dana'] },
            { sha, writers: ['fay'], isUpdate: true },
            { sha: 'd', writers: ['fay'] },
          ],
          reviews: [
            { reviewer: 'eli', state: 'changes-requested', ...said },
            { reviewer: 'eli', state: 'approved', ...said },
            { reviewer: 'fay', state: 'commented', ...said },
          ],
        },
      ],
    });
    expect(requests.every(({ headers }) => headers.authorization === 'Bearer ghs_example')).toBe(
      true,
    );
  });

  it.each<[string, object, object, string]>([
    ['a member', {}, {}, 'member'],
    [
      'anybody of a private repository',
      { author_association: 'NONE' },
      { private: true },
      'member',
    ],
    ['somebody who wrote before', { author_association: 'CONTRIBUTOR' }, {}, 'not-told'],
    ['an old server tells nothing', { author_association: undefined }, {}, 'not-told'],
    ['an app', { user: { login: 'x[bot]', type: 'Bot' } }, { private: true }, 'machine'],
    ['an account that is gone', { user: null, author_association: 'NONE' }, {}, 'not-told'],
  ])('whose word it is: %s', async (_, given, base, standing) => {
    const { proposals } = await ask((path) => {
      if (path === pulls) return { body: [pull(2, true, base)] };
      return { body: path.includes('/reviews') ? [review('eli', 'APPROVED', given)] : [] };
    });
    expect((await proposals())?.changes[0]?.reviews[0]?.standing).toBe(standing);
  });

  it('leaves out what was merged in a fork', async () => {
    const { proposals } = await ask((path) => ({
      body: path === pulls ? [pull(3, true, { full_name: 'mallory/infra' })] : [],
    }));
    expect(await proposals()).toEqual({ changes: [] });
  });

  it('says where GitHub lists no more commits', async () => {
    const many = Array.from({ length: 250 }, (_, index) => ({ sha: `${index}` }));
    const { proposals } = await ask((path) => {
      if (path === pulls) return { body: [pull(2)] };
      return { body: path.includes('/commits?') ? many : [] };
    });
    expect((await proposals())?.changes[0]?.hasMoreCommits).toBe(true);
  });

  it.each(['reviews', 'commits'])('does not take %s it may not see for none', async (hidden) => {
    const { proposals } = await ask((path) => {
      if (path === pulls) return { body: [pull(2)] };
      return path.includes(`/${hidden}?`) ? { status: 404, body: {} } : { body: [] };
    });
    await expect(proposals()).rejects.toThrow(`/${hidden}?per_page=100 is not shown to the token`);
  });

  it.each([
    ['github.com', 'https://api.github.com'],
    ['acme.ghe.com', 'https://api.acme.ghe.com'],
    ['git.example.com', 'https://git.example.com/api/v3'],
    ['evilghe.com', 'https://evilghe.com/api/v3'],
  ])('asks %s at %s', (site, api) => expect(githubApi(site)).toBe(api));

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
    [{ body: [{ number: 'x' }] }, 'number'],
    [{ body: [null] }, 'expected object'],
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
    expect(await proposals()).toEqual({ changes: [] });
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

describe('what came in between two commits, on GitHub', () => {
  const from = 'a'.repeat(40);
  const id = (index: number) => index.toString(16).padStart(40, '0');
  /** GitHub's comparison of a line of so many commits, the last of which is `sha`. */
  const compared = (total: number, given: object = {}) => {
    const all = Array.from({ length: total }, (_, index) => ({
      sha: index === total - 1 ? sha : id(index),
      parents: [{ sha: index === 0 ? from : id(index - 1) }],
    }));
    return (path: string): Answer => {
      const [, page = '0'] =
        new RegExp(
          `^/repos/acme/infra/compare/[0-9a-f]+\\.\\.\\.${sha}\\?per_page=100&page=(\\d+)$`,
        ).exec(path) ?? [];
      if (page === '0') return { status: 500, body: {} };
      const start = (Number(page) - 1) * 100;
      const commit = { sha: from };
      return {
        body: {
          ...{ total_commits: total, base_commit: commit, merge_base_commit: commit },
          commits: all.slice(start, start + 100),
          ...given,
        },
      };
    };
  };

  it('is read to the last page, newest first', async () => {
    const { between, requests } = await ask(compared(250));
    const range = await between(from, sha);
    expect(requests).toHaveLength(3);
    expect(range?.commits).toHaveLength(250);
    expect(range?.commits[0]).toEqual({ sha, parents: [id(248)] });
    expect(range?.commits.at(-1)).toEqual({ sha: id(0), parents: [from] });
    expect(range).not.toHaveProperty('hasMore');
  });

  it('is the newest two thousand of more, and says so', async () => {
    const { between } = await ask(compared(2050));
    const range = await between(from, sha);
    expect(range).toMatchObject({ hasMore: true });
    expect(range?.commits).toHaveLength(1950);
    expect(range?.commits[0]?.sha).toBe(sha);
  });

  it('is said to be more where GitHub lists fewer than it counts', async () => {
    const { between } = await ask(compared(2, { total_commits: 3 }));
    expect(await between(from, sha)).toMatchObject({ hasMore: true });
  });

  it.each([
    ['nothing: it was rolled back to', { merge_base_commit: { sha } }, { commits: [] }],
    ['not told: nothing is not what was asked for', {}, undefined],
  ])('is %s', async (_, given, expected) => {
    const { between } = await ask(compared(0, given));
    expect(await between(from, sha)).toEqual(expected);
  });

  it('is not told of a branch that is called like the beginning of a commit', async () => {
    const { between } = await ask(compared(2, { base_commit: { sha } }));
    expect(await between(from.slice(0, 7), sha)).toBeUndefined();
    await server?.close();
    const other = await ask(compared(2));
    expect((await other.between(from.slice(0, 7), sha))?.commits).toHaveLength(2);
  });

  it.each([404, 422])('is not told where the repository shows none: %i', async (status) => {
    const { between } = await ask(() => ({ status, body: {} }));
    expect(await between(from, sha)).toBeUndefined();
  });
});
