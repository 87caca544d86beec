import { describe, expect, test } from 'vitest';
import type { PostAnswer } from '../../../lib/adapters/webhook/post-json.ts';
import { postPatiently } from '../../../lib/adapters/webhook/post-patiently.ts';

/** How often it posts, and how long it waits between, when the far end answers the same for ever. */
async function persist(status: number, retryAfter?: string) {
  const waits: number[] = [];
  let posts = 0;
  const same: PostAnswer = { status, body: '', retryAfter };
  const answer = await postPatiently(
    { to: 'the webhook', url: 'https://hooks.example.com', body: '{}' },
    {
      post: async () => {
        posts += 1;
        return same;
      },
      wait: async (ms) => {
        waits.push(ms);
      },
      now: () => Date.UTC(2026, 2, 1, 12, 0, 0),
    },
  );
  expect(answer).toEqual(same);
  return { posts, waits };
}

const often = (waits: readonly number[]) => ({ posts: 4, waits });
const once = { posts: 1, waits: [] };

describe('postPatiently', () => {
  test.each([200, 202, 302, 400, 403, 404, 410])('%i is an answer', async (status) => {
    expect(await persist(status)).toEqual(once);
  });

  test.each([429, 500, 503])('%i is tried again, ever more slowly', async (status) => {
    expect(await persist(status)).toEqual(often([500, 1000, 2000]));
  });

  test.each([
    ['seconds', '3', often([3000, 3000, 3000])],
    ['a date', 'Sun, 01 Mar 2026 12:00:05 GMT', often([5000, 5000, 5000])],
    ['a date that is past', 'Sun, 01 Mar 2026 11:00:00 GMT', often([500, 1000, 2000])],
    ['longer than this run should take', '3600', once],
    ['nonsense', 'soon', often([500, 1000, 2000])],
    ['a negative number', '-5', often([500, 1000, 2000])],
    ['less than the usual wait', '1', often([1000, 1000, 2000])],
  ])('Retry-After: %s', async (_, retryAfter, expected) => {
    expect(await persist(429, retryAfter)).toEqual(expected);
  });
});
