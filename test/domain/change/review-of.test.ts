import { describe, expect, it } from 'vitest';
import type { ProposedChange } from '../../../lib/domain/change/proposed-change.ts';
import type { Deployed } from '../../../lib/domain/change/review.ts';
import { reviewOf } from '../../../lib/domain/change/review-of.ts';

const landed = '0123456789abcdef0123456789abcdef01234567';
const head = 'fedcba9876543210fedcba9876543210fedcba98';
const before = 'aaaa456789abcdef0123456789abcdef01234567';
const url = 'https://github.com/acme/infra/pull/7';
type Word = ProposedChange['reviews'][number];
const word = (reviewer: string, state: Word['state'], given: Partial<Word> = {}): Word => ({
  reviewer,
  state,
  commitSha: head,
  standing: 'member',
  ...given,
});
const approval = word('eli', 'approved');
const { commitSha: _, ...unplaced } = approval;
const request = (
  reviews: readonly Word[],
  given: Partial<ProposedChange> = {},
): ProposedChange => ({
  url,
  author: 'dana',
  merged: true,
  mergedAt: '2026-11-03T12:00:00Z',
  into: 'main',
  headSha: head,
  landedAs: [landed],
  commits: [{ sha: head, writers: ['dana'] }],
  reviews,
  ...given,
});
const update = { sha: head, writers: ['dana'], isUpdate: true } as const;

type Row = [
  string,
  readonly ProposedChange[],
  { readonly deployed?: Partial<Deployed>; readonly branches?: readonly string[] }?,
];

function ask(changes: Row[1], { deployed, branches = [] }: NonNullable<Row[2]> = {}) {
  return reviewOf({ sha: landed, ...deployed }, { defaultBranch: 'main', changes }, branches);
}

describe('whether a commit was reviewed', () => {
  it.each<Row>([
    ['approved by another', [request([approval])]],
    ['approved, then commented on', [request([approval, word('eli', 'commented')])]],
    [
      'objected to, then approved',
      [request([word('eli', 'changes-requested', { commitSha: before }), approval])],
    ],
    ['one of two requests approved', [request([]), request([approval])]],
    [
      'deployed as the commit that was approved',
      [request([approval])],
      { deployed: { sha: head } },
    ],
    ['asked after by the first digits', [request([approval])], { deployed: { sha: 'FEDCBA98' } }],
    [
      'merged into a branch that is named',
      [request([approval], { into: 'release/1.2' })],
      { branches: ['main', 'release/*'] },
    ],
    [
      'deployed from a reviewed branch, afterwards',
      [request([approval])],
      { deployed: { fromBranch: 'main', at: '2026-11-03T12:05:00Z' } },
    ],
    [
      'deployed from the queue of a reviewed branch',
      [request([approval])],
      { deployed: { fromBranch: `gh-readonly-queue/main/pr-7-${before}` } },
    ],
    ['objected to by a stranger', [request([approval, objection('mallory', 'not-told')])]],
    [
      'objected to after the merge',
      [request([approval, objection('fay', 'member', '2026-11-03T13:00:00Z')])],
    ],
    [
      'two who each wrote a part and approved that of the other',
      [
        request([approval, word('fay', 'approved')], {
          commits: [
            { sha: before, writers: ['eli'] },
            { sha: head, writers: ['fay'] },
          ],
        }),
      ],
    ],
    [
      'what the approver did was to bring the branch up to date',
      [request([approval], { commits: [{ ...update, writers: ['eli'] }] })],
    ],
    ['a reverting request is one like any other', [request([approval], { author: 'eli2' })]],
  ])('yes: %s', (_name, changes, asked) => {
    expect(ask(changes, asked)).toMatchObject({ kind: 'reviewed', url });
  });

  it.each<[...Row, string]>([
    ['no request', [], {}, 'no pull request brought commit 0123456789ab in'],
    ['not merged', [request([], { merged: false })], {}, 'no pull request that was merged'],
    ['nobody looked', [request([])], {}, 'nobody but its author approved'],
    [
      'approved by its author, spelled otherwise',
      [request([word('DANA', 'approved')])],
      {},
      'nobody but its author approved',
    ],
    ['comments only', [request([word('eli', 'commented')])], {}, 'nobody but its author approved'],
    [
      'changed after the approval',
      [request([word('eli', 'approved', { commitSha: before })])],
      {},
      'was approved at aaaa456789ab and changed afterwards to fedcba987654',
    ],
    [
      'approved, then dismissed',
      [request([approval, word('eli', 'dismissed')])],
      {},
      'nobody but its author approved',
    ],
    ['one of two objects', [request([approval, objection('fay')])], {}, 'fay asked for changes'],
    [
      'merged into another branch',
      [request([approval], { into: 'develop' })],
      {},
      'was merged into develop, which is no reviewed branch (main)',
    ],
    [
      'merged into the default branch, where others are named',
      [request([approval])],
      { branches: ['release/*'] },
      'no reviewed branch (release/*)',
    ],
    [
      'a step on the way to what was approved',
      [request([approval], { commits: [{ sha: before, writers: ['dana'] }] })],
      { deployed: { sha: before } },
      'commit aaaa456789ab is a step of',
    ],
    [
      'deployed before the merge',
      [request([approval])],
      { deployed: { at: '2026-11-03T11:59:59Z' } },
      'was merged after commit 0123456789ab was deployed',
    ],
    [
      'deployed from another branch',
      [request([approval])],
      { deployed: { fromBranch: 'main2' } },
      'it was deployed from branch main2, which is no reviewed one (main)',
    ],
    [
      'a branch that is called like a queue',
      [request([approval])],
      { deployed: { fromBranch: 'gh-readonly-queue/develop/pr-7-0a' } },
      'which is no reviewed one',
    ],
    [
      'approved after the merge',
      [request([word('eli', 'approved', { at: '2026-11-03T13:00:00Z' })])],
      {},
      'eli approved https://github.com/acme/infra/pull/7 only after it was merged',
    ],
    [
      'approved by a machine',
      [request([word('renovate-approve[bot]', 'approved', { standing: 'machine' })])],
      {},
      'only a machine (renovate-approve[bot]) approved',
    ],
    [
      'approved by who wrote a part of it',
      [
        request([approval], {
          commits: [
            { sha: before, writers: ['dana'] },
            { sha: head, writers: ['Eli'] },
          ],
        }),
      ],
      {},
      'only eli approved https://github.com/acme/infra/pull/7, and commit fedcba987654 of it is their own',
    ],
  ])('no: %s', (_name, changes, asked, reason) => {
    expect(ask(changes, asked)).toEqual({
      kind: 'unreviewed',
      reason: expect.stringContaining(reason),
    });
  });

  it.each<[string, ProposedChange, string]>([
    ['of a state that is not told', request([unplaced]), 'which state of'],
    [
      'by somebody who may be a stranger',
      request([word('mallory', 'approved', { standing: 'not-told' })]),
      'that they belong to the repository is not told',
    ],
    [
      'before the host brought the branch up to date',
      request([word('eli', 'approved', { commitSha: before })], {
        commits: [{ sha: before, writers: ['dana'] }, update],
      }),
      'before main was merged into it',
    ],
    [
      'where not all commits are listed',
      request([approval], { hasMoreCommits: true }),
      'has more commits than are listed',
    ],
  ])('not known: approved %s', (_name, change, reason) => {
    const unknown = { kind: 'unknown', reason: expect.stringContaining(reason) };
    expect(ask([change])).toEqual(unknown);
    expect(ask([request([]), change])).toEqual(unknown);
    expect(ask([change, request([approval])])).toMatchObject({ kind: 'reviewed' });
  });

  it('not known: which branch it had to be merged into', () => {
    expect(reviewOf({ sha: landed }, { changes: [request([approval])] }, [])).toEqual({
      kind: 'unknown',
      reason: expect.stringContaining('name it under review.branches'),
    });
  });
});

function objection(
  reviewer: string,
  standing: Word['standing'] = 'member',
  at = '2026-11-03T11:00:00Z',
): Word {
  return word(reviewer, 'changes-requested', { standing, at });
}
