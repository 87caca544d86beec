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
  sha,
  author: { username: 'dana' },
});

let server: Loopback | undefined;
afterEach(() => server?.close());

async function ask(answer: (path: string, times: number, origin: string) => Answer) {
  server = await loopback(answer);
  const { origin } = server;
  const gitlab = gitlabReviews({
    token: { read: async () => 'glpat-example' },
    apiOf: () => origin,
  });
  const neither = { proposals: () => Promise.reject(new Error('asked the wrong host')) };
  const source = codeHosts({ gitlab, github: neither });
  return { sent: server.requests, proposals: () => source.proposals(repository, sha) };
}

describe('reviews on GitLab', () => {
  it('reads all pages of requests, and the approvals of each', async () => {
    const { proposals, sent } = await ask((path, _, origin) => {
      if (path === requests)
        return { headers: { link: `<${origin}/page2>; rel="next"` }, body: [request(1)] };
      if (path === '/page2') return { body: [request(2)] };
      return path === `${base}/merge_requests/2/approvals`
        ? { body: { approved_by: [{ user: { username: 'eli' } }] } }
        : { body: { approved_by: [] } };
    });
    const found = await proposals();
    expect(found?.map(({ reviews }) => reviews)).toEqual([
      [],
      [{ reviewer: 'eli', state: 'approved' }],
    ]);
    expect(found?.[1]).toMatchObject({ author: 'dana', merged: true, headSha: sha });
    expect(sent.every(({ headers }) => headers['private-token'] === 'glpat-example')).toBe(true);
  });

  it('knows by its time what an approval was given to', async () => {
    const before = 'f'.repeat(40);
    const { proposals } = await ask((path, _, origin) => {
      if (path === requests) return { body: [request(1)] };
      if (path === `${base}/merge_requests/1/versions?per_page=100`)
        return {
          headers: { link: `<${origin}/older>; rel="next"` },
          body: [{ head_commit_sha: sha, created_at: '2026-11-03T12:00:00Z' }],
        };
      if (path === '/older')
        return { body: [{ head_commit_sha: before, created_at: '2026-11-03T10:00:00Z' }] };
      return {
        body: {
          approved_by: [
            { user: { username: 'eli' }, approved_at: '2026-11-03T11:00:00.000Z' },
            { user: { username: 'fay' }, approved_at: '2026-11-03T13:00:00.000+00:00' },
            { user: { username: 'gus' } },
          ],
        },
      };
    });
    expect((await proposals())?.[0]?.reviews).toEqual([
      { reviewer: 'eli', state: 'approved', commitSha: before },
      { reviewer: 'fay', state: 'approved', commitSha: sha },
      { reviewer: 'gus', state: 'approved' },
    ]);
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
      path === requests ? { body: [request(1)] } : { status: 404, body: {} },
    );
    await expect(proposals()).rejects.toThrow('does not show its approvals');
  });
});
