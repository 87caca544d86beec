import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProposedChange } from '../../lib/domain/change/proposed-change.ts';
import { reviewCommit } from '../../lib/usecases/review-commit.ts';

const repository = { host: 'github', site: 'github.com', path: 'acme/infra' } as const;
const id = (letter: string) => letter.repeat(40);
/** Deployed before. */
const base = id('0');
const pushed = id('f');

interface Given {
  /** Commits from the deployed one down, each with its parents. */
  readonly line: readonly (readonly [string, ...string[]])[];
  /** The requests the host names for a commit. */
  readonly requests: Readonly<Record<string, readonly ProposedChange[]>>;
  /** @default the first of the line */
  readonly deployed?: string;
  readonly branches?: readonly string[];
  readonly hasMore?: true;
  /** A commit at which the host stops to answer. */
  readonly brokenAt?: string;
}

/** An approved request of these commits, of which it ended at the last, as it landed on the branch. */
function request(
  name: number,
  letters: string,
  landedAs: string | undefined,
  given: Partial<ProposedChange> = {},
): ProposedChange {
  const commits = [...letters].map((letter) => ({ sha: id(letter), writers: ['dana'] }));
  const headSha = commits.at(-1)?.sha ?? '';
  return {
    url: `https://github.com/acme/infra/pull/${name}`,
    author: 'dana',
    merged: true,
    mergedAt: '2026-11-03T12:00:00Z',
    into: 'main',
    headSha,
    landedAs: landedAs === undefined ? [] : [id(landedAs)],
    commits,
    reviews: [{ reviewer: 'eli', state: 'approved', commitSha: headSha, standing: 'member' }],
    ...given,
  };
}

async function review(
  { line, requests, branches = [], hasMore, brokenAt, deployed: tip }: Given,
  from = base,
) {
  const asked: string[] = [];
  const source = {
    async proposals(_: unknown, sha: string) {
      asked.push(sha);
      if (sha === brokenAt) throw new Error('github.com is rate limited (403)');
      return { defaultBranch: 'main', changes: requests[sha] ?? [] };
    },
    async commitsBetween() {
      const commits = line.map(([sha, ...parents]) => ({ sha, parents }));
      return { commits, ...(hasMore && { hasMore }) };
    },
  };
  const deployed = { sha: tip ?? line[0]?.[0] ?? '', at: '2026-11-03T14:00:00Z' };
  const deployedBefore = async () => from;
  const options = { repositories: [repository], branches, deployedBefore };
  return { ...(await reviewCommit(source, options, deployed)), asked };
}

const merged = request(1, 'ab', '1');
const squashed = request(2, 'cd', '2');
/** Of three commits, which stand as `5`, `4` and `3` on the branch. */
const rebased = request(3, 'ghi', '3');
const forwarded = request(4, 'jk', undefined);
/** Of more commits than the host lists: the last of them alone. */
const large = request(1, 'b', '1', {
  hasMoreCommits: true,
  reviews: ['eli', 'fay'].map((reviewer) => ({
    ...{ reviewer, state: 'approved', commitSha: id('b'), standing: 'member' },
  })) as ProposedChange['reviews'],
});
const mergeLine = [
  [id('1'), id('2'), id('b')],
  [id('b'), id('a')],
  [id('a'), base],
] as const;
const nobody = { reviews: [] };
const none = 'no pull request brought commit ffffffffffff in';

describe('what came in since a commit was deployed', () => {
  it.each<[string, Given]>([
    ['a merge', { line: [...mergeLine], requests: { [id('1')]: [merged] } }],
    [
      'a merge upon a squashed request',
      {
        line: [...mergeLine, [id('2'), base]],
        requests: { [id('1')]: [merged], [id('2')]: [squashed] },
      },
    ],
    [
      'a squashed request upon a rebased one',
      {
        line: [
          [id('2'), id('3')],
          [id('3'), id('4')],
          [id('4'), id('5')],
          [id('5'), base],
        ],
        requests: {
          [id('2')]: [squashed],
          [id('3')]: [rebased],
          [id('4')]: [rebased],
          [id('5')]: [rebased],
        },
      },
    ],
    [
      'a request whose own commits are on the branch',
      {
        line: [
          [id('k'), id('j')],
          [id('j'), base],
        ],
        requests: { [id('k')]: [forwarded], [id('j')]: [forwarded] },
      },
    ],
    [
      'a merge of more commits than the host lists',
      {
        line: [...mergeLine],
        requests: { [id('1')]: [large], [id('a')]: [{ ...squashed, into: 'develop' }] },
      },
    ],
    [
      'nothing else: it was rolled back',
      { line: [[id('2')]], requests: { [id('2')]: [squashed] } },
    ],
  ])('was approved: %s', async (_, given) => {
    const { review: answer, isWhole } = await review(given);
    expect(answer).toMatchObject({ kind: 'reviewed', since: base });
    expect(isWhole).toBe(true);
  });

  it('is asked after once where a request lists it', async () => {
    const { asked } = await review({ line: [...mergeLine], requests: { [id('1')]: [merged] } });
    expect(new Set(asked)).toEqual(new Set([id('1')]));
  });

  it.each<[string, Given, string]>([
    [
      'pushed beneath a merge',
      {
        line: [[id('1'), pushed, id('b')], ...mergeLine.slice(1), [pushed, base]],
        requests: { [id('1')]: [merged] },
      },
      none,
    ],
    [
      'pushed beneath a merge of more commits than the host lists, and into its branch',
      {
        line: [
          [id('1'), id('2'), id('b')],
          [id('2'), pushed],
          [id('b'), pushed],
          [pushed, base],
        ],
        requests: { [id('1')]: [large], [id('2')]: [squashed] },
      },
      none,
    ],
    [
      'merged beside a request of more commits than the host lists',
      {
        line: [
          [id('1'), id('2'), id('b'), pushed],
          [pushed, base],
        ],
        requests: { [id('1')]: [large] },
      },
      none,
    ],
    [
      'pushed beneath a squashed request of several commits',
      {
        line: [
          [id('2'), pushed],
          [pushed, base],
        ],
        requests: { [id('2')]: [squashed] },
      },
      none,
    ],
    [
      'pushed beneath a rebased request, though the host says it was once a part of it',
      {
        line: [
          [id('3'), id('4')],
          [id('4'), id('5')],
          [id('5'), pushed],
          [pushed, base],
        ],
        requests: {
          [id('3')]: [rebased],
          [id('4')]: [rebased],
          [id('5')]: [rebased],
          [pushed]: [rebased],
        },
      },
      'commit ffffffffffff is a step of https://github.com/acme/infra/pull/3',
    ],
    [
      'pushed between the commits of a request',
      {
        line: [
          [id('3'), id('4')],
          [id('4'), pushed],
          [pushed, base],
        ],
        requests: { [id('3')]: [rebased], [id('4')]: [rebased] },
      },
      none,
    ],
    [
      'brought in by a branch that main was merged into, and that was put in its place',
      {
        line: [
          [id('k'), id('j'), pushed],
          [id('j'), base],
          [pushed, base],
        ],
        requests: { [id('k')]: [forwarded] },
      },
      none,
    ],
    [
      'in a request that nobody approved',
      {
        line: [...mergeLine, [id('2'), base]],
        requests: { [id('1')]: [merged], [id('2')]: [{ ...squashed, ...nobody }] },
      },
      'nobody but its author approved https://github.com/acme/infra/pull/2',
    ],
    [
      'in a request that nobody approved and whose own commits are on the branch',
      {
        line: [
          [id('2'), id('k')],
          [id('k'), id('j')],
          [id('j'), base],
        ],
        requests: {
          [id('2')]: [squashed],
          [id('k')]: [{ ...forwarded, ...nobody }],
          [id('j')]: [{ ...forwarded, ...nobody }],
        },
      },
      'nobody but its author approved https://github.com/acme/infra/pull/4',
    ],
    [
      'listed by a request into another branch, whose end is listed by an approved one',
      {
        line: [
          [id('k'), pushed],
          [id('2'), pushed, id('k')],
          [pushed, base],
        ],
        requests: {
          [id('2')]: [request(5, 'k', '2')],
          [id('k')]: [request(6, 'fk', undefined, { into: 'scratch', ...nobody })],
        },
        deployed: id('2'),
      },
      none,
    ],
    [
      'listed by a request into another branch alone, which ended where an approved one did',
      {
        line: [
          [id('k'), pushed],
          [pushed, base],
        ],
        requests: {
          [id('k')]: [
            request(5, 'k', undefined),
            request(6, 'fk', undefined, { into: 'scratch', ...nobody }),
          ],
        },
      },
      none,
    ],
    [
      'merged after the deployment',
      {
        line: [...mergeLine, [id('2'), base]],
        requests: {
          [id('1')]: [merged],
          [id('2')]: [{ ...squashed, mergedAt: '2026-11-03T15:00:00Z' }],
        },
      },
      'https://github.com/acme/infra/pull/2 was merged after commit 222222222222 was deployed',
    ],
  ])('was not approved: %s', async (_, given, reason) => {
    const { review: answer } = await review(given);
    const since = 'of what came in since commit 000000000000 was deployed: ';
    expect(answer).toMatchObject({
      kind: 'unreviewed',
      reason: expect.stringContaining(`${since}${reason}`),
    });
  });

  it('is told of a commit that was pushed itself, too, and each request once', async () => {
    const own = { ...merged, ...nobody };
    const { review: answer } = await review({
      line: [[pushed, id('1')], ...mergeLine],
      requests: { [id('1')]: [own] },
    });
    expect(answer).toEqual({
      kind: 'unreviewed',
      reason: `${none}; of what came in since commit 000000000000 was deployed: nobody but its author approved ${own.url}`,
    });
  });

  it('names the first three and counts the others', async () => {
    const ids = ['f', 'e', '9', '8', '7'].map(id);
    const { review: answer } = await review({
      line: [[id('2'), id('f')], ...ids.map((sha): [string] => [sha])],
      requests: { [id('2')]: [squashed] },
    });
    expect(answer).toMatchObject({ reason: expect.stringMatching(/999999999999 in; and 2 more$/) });
  });

  it.each<[string, Partial<Given>, string, boolean]>([
    ['older ones were not read', { hasMore: true }, 'more than 3 commits to look at came in', true],
    ['the host stops to answer', { brokenAt: id('a') }, 'is rate limited (403)', false],
  ])('is not known where %s, unless one is found', async (_, more, reason, isWhole) => {
    const requests = { [id('1')]: [request(1, 'b', '1')], [id('a')]: [request(2, 'a', undefined)] };
    const given: Given = { line: [...mergeLine], requests };
    const found = await review({ ...given, ...more });
    expect(found.review).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining(reason),
    });
    expect(found.isWhole).toBe(isWhole);
    const line: Given['line'] = [[id('1'), pushed, id('b')], [pushed, base], ...mergeLine.slice(1)];
    expect((await review({ ...given, ...more, line })).review).toMatchObject({
      kind: 'unreviewed',
      reason: expect.stringContaining(none),
    });
  });

  it('is not known where the repository shows no way to it, and the next goes on all the same', async () => {
    const source = {
      proposals: async () => ({ defaultBranch: 'main', changes: [squashed] }),
      commitsBetween: async () => undefined,
    };
    const asked = { repositories: [repository], branches: [], deployedBefore: async () => base };
    expect(await reviewCommit(source, asked, { sha: id('2') })).toMatchObject({
      review: { kind: 'unknown', reason: expect.stringContaining('acme/infra shows no way from') },
      isWhole: true,
    });
  });

  it('is not looked for where nothing was deployed before, and the answer does not say it was', async () => {
    const source = {
      proposals: async () => ({ defaultBranch: 'main', changes: [squashed] }),
      commitsBetween: () => Promise.reject(new Error('was asked')),
    };
    const asked = { repositories: [repository], branches: [] };
    const alone = { ...asked, deployedBefore: async () => undefined };
    const { review: answer } = await reviewCommit(source, alone, { sha: id('2') });
    expect(answer.kind).toBe('reviewed');
    expect(answer).not.toHaveProperty('since');
    const again = { ...asked, deployedBefore: async () => id('2').slice(0, 7) };
    expect((await reviewCommit(source, again, { sha: id('2') })).review).toMatchObject({
      since: id('2').slice(0, 7),
    });
  });

  it('stops in time, and is asked after again', async () => {
    const source = {
      proposals: async () => ({ defaultBranch: 'main', changes: [squashed] }),
      commitsBetween: async () => ({ commits: [{ sha: id('2'), parents: [] }] }),
    };
    const deployedBefore = async () => base;
    const asked = { repositories: [repository], branches: [], deployedBefore };
    const found = await reviewCommit(source, { ...asked, hasTime: () => false }, { sha: id('2') });
    expect(found).toMatchObject({ review: { kind: 'unknown' }, isWhole: false });
  });

  it('is looked at up to three hundred questions', async () => {
    const line = Array.from({ length: 400 }, (_, at): [string] => [
      at.toString(16).padStart(40, '9'),
    ]);
    const requests = Object.fromEntries(
      line.map(([sha], at) => [
        sha,
        [
          request(at, '', undefined, {
            headSha: sha,
            reviews: [{ reviewer: 'eli', state: 'approved', commitSha: sha, standing: 'member' }],
          }),
        ],
      ]),
    );
    const { review: answer, isWhole, asked } = await review({ line, requests });
    expect(answer).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('more than 300'),
    });
    expect(isWhole).toBe(true);
    expect(asked).toHaveLength(301);
  });
});

interface Step {
  readonly how: 'merge' | 'squash' | 'rebase' | 'forward' | 'push';
  readonly size: number;
  readonly isApproved: boolean;
}

/** What git and the host hold after some steps upon the commit that was deployed before. */
class History {
  readonly line: [string, ...string[]][] = [];
  readonly requests: Record<string, ProposedChange[]> = {};
  deployed = base;
  #made = 0;

  after(steps: readonly Step[]): this {
    for (const step of steps) this.#take(step);
    return this;
  }

  #take({ how, size, isApproved }: Step): void {
    const upon = this.deployed;
    if (how === 'push') {
      this.#commit(size, upon);
      return;
    }
    const isOnBranch = how === 'squash' || how === 'rebase';
    const shas = isOnBranch ? this.#ids(size) : this.#commit(size, how === 'merge' ? base : upon);
    const headSha = shas.at(-1) ?? '';
    const landings: Readonly<Record<typeof how, () => readonly string[]>> = {
      merge: () => this.#commit(1, upon, headSha),
      squash: () => this.#commit(1, upon),
      rebase: () => this.#commit(size, upon),
      forward: () => [],
    };
    const landed = landings[how]();
    const made = request(this.#made, '', undefined, {
      ...{ headSha, landedAs: landed.slice(-1) },
      commits: shas.map((sha) => ({ sha, writers: ['dana'] })),
      reviews: isApproved
        ? [{ reviewer: 'eli', state: 'approved', commitSha: headSha, standing: 'member' }]
        : [],
    });
    for (const sha of [...shas, ...landed]) this.requests[sha] = [made];
  }

  /** So many commits in a row, the last of which is where the branch then stands. */
  #commit(size: number, upon: string, ...others: readonly string[]): readonly string[] {
    const shas = this.#ids(size);
    for (const [at, sha] of shas.entries()) {
      this.line.unshift([sha, shas[at - 1] ?? upon, ...others]);
      this.deployed = sha;
    }
    return shas;
  }

  #ids(size: number): string[] {
    return Array.from({ length: size }, () => {
      this.#made += 1;
      return `e${this.#made.toString(16).padStart(39, '0')}`;
    });
  }
}

it('law: a deployment passes when all steps since the one before were approved, and only then', async () => {
  const step = fc.record({
    how: fc.constantFrom('merge', 'squash', 'rebase', 'forward', 'push'),
    size: fc.integer({ min: 1, max: 3 }),
    isApproved: fc.boolean(),
  }) satisfies fc.Arbitrary<Step>;
  // One in two passes, so that both are tried.
  const approved = step.map(
    (it): Step => ({
      ...it,
      ...(it.how === 'push' && { how: 'merge' as const }),
      isApproved: true,
    }),
  );
  const steps = fc.oneof(
    fc.array(approved, { minLength: 1, maxLength: 6 }),
    fc.array(step, { minLength: 1, maxLength: 6 }),
  );
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const passes = all.every(({ how, isApproved }) => how !== 'push' && isApproved);
      const { line, requests, deployed } = new History().after(all);
      const given = { line, requests, deployed };
      const kind = passes ? 'reviewed' : 'unreviewed';
      expect((await review(given)).review.kind).toBe(kind);
      const backwards = { ...given, line: given.line.toReversed() };
      expect((await review(backwards)).review.kind).toBe(kind);
    }),
  );
});
