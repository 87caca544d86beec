import { afterEach, describe, expect, it } from 'vitest';
import { codeHosts } from '../../../lib/adapters/code-host/code-hosts.ts';
import { gitlabReviews } from '../../../lib/adapters/code-host/gitlab-reviews.ts';
import { type Answer, type Loopback, loopback } from './loopback.ts';

const sha = '0123456789abcdef0123456789abcdef01234567';
const repository = { host: 'gitlab', site: 'gitlab.example.com', path: 'acme/web/shop' } as const;
const base = '/projects/acme%2Fweb%2Fshop';
const requests = `${base}/repository/commits/${sha}/merge_requests?per_page=100`;
const request = (iid: number) => ({
  iid,
  web_url: `https://gitlab.example.com/acme/web/shop/-/merge_requests/${iid}`,
  state: 'merged',
  merged_at: '2026-11-03T14:00:00.000Z',
  target_branch: 'main',
  target_project_id: 7,
  sha,
  merge_commit_sha: null,
  squash_commit_sha: 'c'.repeat(40),
  author: { username: 'dana' },
});
const version = (head: string, hour: string, patch?: string) => ({
  head_commit_sha: head,
  created_at: `2026-11-03T${hour}:00:00Z`,
  ...(patch && { patch_id_sha: patch }),
});
/** What GitLab answers about request 1, with the parts that a test gives. */
const about =
  (parts: Readonly<Record<string, unknown>>) =>
  (path: string): Answer => {
    if (path === requests) return { body: [request(1)] };
    if (path === base) return { body: { id: 7, default_branch: 'main' } };
    const [part = ''] = Object.keys(parts).filter((it) => path.startsWith(`${base}${it}`));
    return part === '' ? { body: [] } : { body: parts[part] };
  };

let server: Loopback | undefined;
afterEach(() => server?.close());

async function ask(answer: (path: string, times: number, origin: string) => Answer) {
  server = await loopback(answer);
  const { origin } = server;
  const gitlab = gitlabReviews({
    token: { read: async () => 'glpat-example' },
    apiOf: () => origin,
  });
  const wrong = () => Promise.reject(new Error('asked the wrong host'));
  const neither = { proposals: wrong, commitsBetween: wrong };
  const source = codeHosts({ gitlab, github: neither });
  return {
    sent: server.requests,
    proposals: () => source.proposals(repository, sha),
    between: (from: string, to: string) => source.commitsBetween(repository, from, to),
  };
}

describe('reviews on GitLab', () => {
  it('reads all pages of requests, and the approvals of each', async () => {
    const commits = [
      { id: 'new', author_name: 'Eli E.', author_email: 'x@example.com' },
      { id: 'old', author_email: '12-dana@users.noreply.gitlab.example.com' },
    ];
    const eli = { user: { username: 'eli', name: 'Eli E.' } };
    const pages = (origin: string): Readonly<Record<string, Answer>> => ({
      [requests]: { headers: { link: `<${origin}/page2>; rel="next"` }, body: [request(1)] },
      '/page2': { body: [request(2), { ...request(3), target_project_id: 8 }] },
      [base]: { body: { id: 7, default_branch: 'trunk' } },
      [`${base}/merge_requests/1/approvals`]: { body: { approved_by: [] } },
      [`${base}/merge_requests/1/commits?per_page=100`]: { body: [{ id: 'alone' }] },
      [`${base}/merge_requests/2/approvals`]: { body: { approved_by: [eli] } },
      [`${base}/merge_requests/2/versions?per_page=100`]: { body: [version(sha, '10')] },
      [`${base}/merge_requests/2/commits?per_page=100`]: { body: commits },
    });
    const { proposals, sent } = await ask(
      (path, _, origin) => pages(origin)[path] ?? { status: 500, body: {} },
    );
    const found = await proposals();
    expect(found?.defaultBranch).toBe('trunk');
    expect(found?.changes.map(({ reviews }) => reviews)).toEqual([
      [],
      [{ reviewer: 'eli', state: 'approved', commitSha: sha, standing: 'member' }],
    ]);
    expect(found?.changes[0]?.commits).toEqual([{ sha: 'alone', writers: [] }]);
    expect(found?.changes[1]).toMatchObject({
      ...{ author: 'dana', merged: true, headSha: sha, into: 'main' },
      mergedAt: '2026-11-03T14:00:00.000Z',
      landedAs: ['c'.repeat(40)],
      commits: [
        { sha: 'old', writers: [] },
        { sha: 'new', writers: ['eli'] },
      ],
    });
    expect(sent.every(({ headers }) => headers['private-token'] === 'glpat-example')).toBe(true);
  });

  it('knows by its time what an approval was given to', async () => {
    const before = 'f'.repeat(40);
    const at = (hour: string) => `2026-11-03T${hour}:30:00.000Z`;
    const { proposals } = await ask(
      about({
        '/merge_requests/1/versions': [version(sha, '12', 'b'), version(before, '10', 'a')],
        '/merge_requests/1/approvals': {
          approved_by: [
            { user: { username: 'eli' }, approved_at: at('11') },
            { user: { username: 'fay' }, approved_at: '2026-11-03T13:30:00.000+00:00' },
            { user: { username: 'gus' } },
            { user: { username: 'project_7_bot_0a' }, approved_at: at('13') },
          ],
        },
      }),
    );
    expect((await proposals())?.changes[0]?.reviews).toMatchObject([
      { reviewer: 'eli', commitSha: before, at: at('11'), standing: 'member' },
      { reviewer: 'fay', commitSha: sha },
      { reviewer: 'gus', standing: 'member' },
      { reviewer: 'project_7_bot_0a', commitSha: sha, standing: 'machine' },
    ]);
    expect((await proposals())?.changes[0]?.reviews[2]).not.toHaveProperty('commitSha');
  });

  it.each<[string, object, unknown, string | undefined]>([
    ['a rebase that changed nothing', { approved_at: '2026-11-03T11:00:00Z' }, {}, sha],
    ['an old server that takes approvals back', {}, { reset_approvals_on_push: true }, sha],
    ['an old server that may keep them', {}, { reset_approvals_on_push: false }, undefined],
    ['an old server that does not say', {}, 'no', undefined],
  ])('an approval holds, or not: %s', async (_, given, rules, commitSha) => {
    const { proposals } = await ask(
      about({
        '/merge_requests/1/versions': [version(sha, '12', 'a'), version('e'.repeat(40), '10', 'a')],
        '/merge_requests/1/approvals': { approved_by: [{ user: { username: 'eli' }, ...given }] },
        '/approvals': rules,
      }),
    );
    expect((await proposals())?.changes[0]?.reviews[0]?.commitSha).toBe(commitSha);
  });

  it('has no such commit', async () => {
    const { proposals } = await ask(() => ({ status: 404, body: {} }));
    expect(await proposals()).toBeUndefined();
  });

  it.each([
    [{ status: 401, body: {} }, 'refused the token (401)'],
    [{ body: [{ iid: 'x' }] }, 'iid'],
  ])('says why it could not be asked: %j', async (answer, message) => {
    const { proposals } = await ask(() => answer);
    await expect(proposals()).rejects.toThrow(message);
  });

  it('does not take approvals it may not see for none', async () => {
    const { proposals } = await ask((path) =>
      path === requests
        ? { body: [request(1)] }
        : path === base
          ? { body: { id: 7 } }
          : path.includes('/commits?')
            ? { body: [] }
            : { status: 404, body: {} },
    );
    await expect(proposals()).rejects.toThrow('does not show its approvals');
  });
});

describe('what came in between two commits, on GitLab', () => {
  const from = 'a'.repeat(40);
  const below = { id: 'b'.repeat(40), parent_ids: [from] };
  const tip = { id: sha, parent_ids: [below.id, 'c'.repeat(40)] };
  const list = (range: string) =>
    `${base}/repository/commits?ref_name=${encodeURIComponent(range)}&per_page=100`;
  const mergeBase = `${base}/repository/merge_base?refs[]=${from}&refs[]=${sha}`;

  it('is read to the last page, and once', async () => {
    const { between, sent } = await ask((path, _, origin) => {
      if (path === '/page2') return { body: [below] };
      return path === list(`${from}..${sha}`)
        ? { headers: { link: `<${origin}/page2>; rel="next"` }, body: [tip] }
        : { status: 500, body: {} };
    });
    const commits = [
      { sha, parents: tip.parent_ids },
      { sha: below.id, parents: [from] },
    ];
    expect(await between(from, sha)).toEqual({ commits });
    expect(await between(from, sha)).toEqual({ commits });
    expect(sent).toHaveLength(2);
  });

  it('is said to be more where there are more than two thousand', async () => {
    const { between, sent } = await ask((_, __, origin) => ({
      headers: { link: `<${origin}/next>; rel="next"` },
      body: [tip],
    }));
    expect(await between(from, sha)).toMatchObject({ hasMore: true });
    expect(sent).toHaveLength(20);
  });

  it.each([
    ['nothing: it was rolled back to', sha, { commits: [] }],
    ['not told: GitLab lists nothing of what it does not know either', from, undefined],
  ])('is %s', async (_, id, expected) => {
    const { between } = await ask((path) => ({ body: path === mergeBase ? { id } : [] }));
    expect(await between(from, sha)).toEqual(expected);
  });

  it('is not told of a branch that is called like the beginning of a commit', async () => {
    const at = `${base}/repository/commits/${from.slice(0, 8)}`;
    const answered = async (id: string) => {
      await server?.close();
      const { between } = await ask((path) => ({ body: path === at ? { id } : [tip, below] }));
      return between(from.slice(0, 8), sha);
    };
    expect(await answered(sha)).toBeUndefined();
    expect((await answered(from))?.commits).toHaveLength(2);
  });

  it('is not told where the repository shows none', async () => {
    const { between } = await ask(() => ({ status: 404, body: {} }));
    expect(await between(from, sha)).toBeUndefined();
  });
});
