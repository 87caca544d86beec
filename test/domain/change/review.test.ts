import { describe, expect, it } from 'vitest';
import { type ProposedChange, reviewOf } from '../../../lib/domain/change/review.ts';

const sha = '0123456789abcdef0123456789abcdef01234567';
const head = 'fedcba9876543210fedcba9876543210fedcba98';
const url = 'https://github.com/acme/infra/pull/7';
type Word = ProposedChange['reviews'][number];
const word = (reviewer: string, state: Word['state'], commitSha = head): Word => ({
  reviewer,
  state,
  commitSha,
});
const request = (
  reviews: readonly Word[],
  given: Partial<ProposedChange> = {},
): ProposedChange => ({
  url,
  author: 'dana',
  merged: true,
  headSha: head,
  reviews,
  ...given,
});

describe('whether a commit was reviewed', () => {
  it.each([
    ['approved by another', [request([word('eli', 'approved')])]],
    ['approved, then commented on', [request([word('eli', 'approved'), word('eli', 'commented')])]],
    [
      'objected to, then approved',
      [request([word('eli', 'changes-requested', sha), word('eli', 'approved')])],
    ],
    [
      'approved where the host names no commit',
      [request([{ reviewer: 'eli', state: 'approved' }])],
    ],
    ['one of two requests approved', [request([]), request([word('eli', 'approved')])]],
  ])('yes: %s', (_, proposed) => {
    expect(reviewOf(sha, proposed)).toEqual({ kind: 'reviewed', url, approvedBy: ['eli'] });
  });

  it.each([
    ['no request', [], 'no pull request brought commit 0123456789ab in'],
    [
      'not merged',
      [request([word('eli', 'approved')], { merged: false })],
      'no pull request that was merged',
    ],
    ['nobody looked', [request([])], 'nobody but its author approved'],
    [
      'approved by its author',
      [request([word('dana', 'approved')])],
      'nobody but its author approved',
    ],
    ['comments only', [request([word('eli', 'commented')])], 'nobody but its author approved'],
    [
      'changed after the approval',
      [request([word('eli', 'approved', sha)])],
      'was approved at 0123456789ab and changed afterwards to fedcba987654',
    ],
    [
      'approved, then dismissed',
      [request([word('eli', 'approved'), word('eli', 'dismissed')])],
      'nobody but its author approved',
    ],
    [
      'one of two objects',
      [request([word('eli', 'approved'), word('fay', 'changes-requested')])],
      'fay asked for changes',
    ],
  ])('no: %s', (_, proposed, reason) => {
    expect(reviewOf(sha, proposed)).toEqual({
      kind: 'unreviewed',
      reason: expect.stringContaining(reason),
    });
  });
});
