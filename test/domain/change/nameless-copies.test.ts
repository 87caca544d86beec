import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildOwnerIndex,
  type InventoryReading,
  type OwnedResource,
} from '../../../lib/domain/change/owner-index.ts';
import { withoutCopies } from '../../../lib/domain/change/state-copies.ts';

const bucket = (id: string, address = `aws_s3_bucket.${id}`): Claim => ({
  ...{ address, resourceId: id, resourceType: 'aws_s3_bucket' },
  keys: [`::s3/bucket/${id}`],
});
const group = (id: string, place = '111122223333:eu-central-1', address = 'web'): Claim => ({
  ...{ address: `aws_security_group.${address}`, resourceId: id },
  ...{ resourceType: 'aws_security_group', keys: [`${place}:ec2/${id}`] },
});
/** What does not say in which account it is. */
const attachment: Claim = {
  ...{ address: 'aws_iam_role_policy.a', resourceId: 'admin:a' },
  ...{ resourceType: 'aws_iam_role_policy', keys: ['::iam/role/admin#policy/a'] },
};

type Claim = Omit<OwnedResource, 'engine' | 'unit'>;
interface File {
  readonly source: string;
  readonly claims: readonly Claim[];
  readonly lineage?: string;
}

const state = (source: string, claims: readonly Claim[], lineage = 'a'): File => ({
  ...{ source, claims, lineage },
});
const shown = (source: string, claims: readonly Claim[]): File => ({ source, claims });

function reading(files: readonly File[]): InventoryReading {
  const parts = files.map(({ source, claims, lineage }, index) => ({
    source,
    lineage,
    from: files.slice(0, index).reduce((sum, it) => sum + it.claims.length, 0),
    count: claims.length,
  }));
  return {
    ...{ name: 'states', readAt: '2026-11-03T00:00:00Z', faults: [] },
    resources: files.flatMap(({ source, claims }) =>
      claims.map((claim) => ({ ...claim, engine: 'terraform' as const, unit: source })),
    ),
    states: parts.flatMap(({ lineage, ...part }) =>
      lineage === undefined ? [] : { ...part, state: `lineage ${lineage}`, version: 1 },
    ),
    nameless: parts.flatMap(({ lineage, ...part }) => (lineage === undefined ? part : [])),
  };
}

function left(...readings: readonly InventoryReading[]) {
  const cleared = withoutCopies(readings);
  const index = buildOwnerIndex(cleared);
  return {
    units: cleared.flatMap(({ resources }) => resources.map((it) => `${it.unit} ${it.resourceId}`)),
    copies: cleared.flatMap(({ copies = [] }) => copies),
    ownerOf: (claim: Claim) => index.ownerOf(claim.keys),
    cleared,
  };
}

const [a, b, c] = ['a', 'b', 'c'].map((id) => bucket(id)) as [Claim, Claim, Claim];

describe('what does not say which state it is', () => {
  it('counts once beside the state that it was made of', () => {
    const files = [shown('prod.json', [a, b]), state('prod.tfstate', [a, b])];
    for (const order of [files, files.toReversed()]) {
      const { units, copies, ownerOf, cleared } = left(reading(order));
      expect(units).toEqual(['prod.tfstate a', 'prod.tfstate b']);
      expect(copies).toEqual([{ source: 'prod.json', counts: 'prod.tfstate', why: 'same' }]);
      expect(ownerOf(a)).toMatchObject({ kind: 'owned', unit: 'prod.tfstate' });
      expect(cleared[0]).not.toHaveProperty('nameless');
    }
  });

  it('does so in another place as well, and beside another of its kind', () => {
    const places = [reading([shown('b.json', [a])]), reading([shown('a.json', [a])])];
    expect(left(...places).units).toEqual(['a.json a']);
    expect(left(...places.toReversed()).units).toEqual(['a.json a']);
    expect(left(reading([shown('a.json.old', [a]), shown('b.json', [a])])).units).toEqual([
      'b.json a',
    ]);
  });

  it('contradicts by what it says otherwise, and by that alone', () => {
    const moved = bucket('c', 'aws_s3_bucket.moved');
    const files = [state('prod.tfstate', [a, b, c]), shown('old.json', [a, b, moved])];
    const { copies, ownerOf, units } = left(reading(files));
    expect(copies).toEqual([{ source: 'old.json', counts: 'prod.tfstate', why: 'part' }]);
    expect(units).toHaveLength(4);
    expect(ownerOf(a)).toMatchObject({ kind: 'owned', unit: 'prod.tfstate' });
    expect(ownerOf(c)).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('more than one claims it'),
    });
  });

  it('may be of the time before a resource was replaced', () => {
    const [before, now] = [group('sg-0000aaaa'), group('sg-0000bbbb')];
    const files = [state('prod.tfstate', [a, b, now]), shown('old.json', [a, b, before])];
    const { ownerOf } = left(reading(files));
    expect(ownerOf(now)).toMatchObject({ kind: 'owned', unit: 'prod.tfstate' });
    expect(ownerOf(before)).toMatchObject({ kind: 'owned', unit: 'old.json' });
  });

  it.each<[string, readonly Claim[], readonly Claim[], Claim]>([
    [
      'the same code for another region, a part of which does not say where it is',
      [group('sg-0000aaaa'), a, attachment],
      [group('sg-0000bbbb', '111122223333:us-east-1'), a, attachment],
      attachment,
    ],
    [
      'the same code for another account',
      [group('sg-0000aaaa'), a],
      [group('sg-0000bbbb', '444455556666:eu-central-1'), a],
      a,
    ],
    [
      'the same code for another environment, with one thing in common',
      [group('sg-0000aaaa'), bucket('x', 'aws_s3_bucket.logs'), a],
      [group('sg-0000bbbb'), bucket('y', 'aws_s3_bucket.logs'), a],
      a,
    ],
    ['what agrees in nothing that is one of a kind', [attachment], [attachment], attachment],
    ['another type of the same id', [a], [{ ...a, resourceType: 'awscc_s3_bucket' }], a],
    ['another address', [a], [{ ...a, address: 'aws_s3_bucket.other' }], a],
  ])('is no copy: %s', (_, one, other, contested) => {
    const { copies, ownerOf, units } = left(
      reading([state('one.tfstate', one), shown('other.json', other)]),
    );
    expect(copies).toEqual([]);
    expect(units).toHaveLength(one.length + other.length);
    expect(ownerOf(contested).kind).toBe('unknown');
  });

  it('is no copy of another of its kind with other settings: which are right is not told', () => {
    const held = (versioning: string) => ({ ...a, held: { versioning } as never });
    const files = [shown('a.json', [held('on')]), shown('b.json', [held('off')])];
    expect(left(reading(files)).ownerOf(a).kind).toBe('unknown');
    const beside = [state('prod.tfstate', [held('on')]), shown('b.json', [held('off')])];
    expect(left(reading(beside)).ownerOf(a)).toMatchObject({ unit: 'prod.tfstate' });
  });

  it('does not bring two states together that say they are two', () => {
    const files = [
      state('prod.tfstate', [a], 'a'),
      state('twin.tfstate', [a], 'b'),
      shown('shown.json', [a]),
    ];
    const { ownerOf, units } = left(reading(files));
    expect(units).toHaveLength(2);
    expect(ownerOf(a).kind).toBe('unknown');
  });

  it('law: no claim is lost, none of a state is changed, and order does not matter', () => {
    const claims = fc.uniqueArray(fc.constantFrom(a, b, c, attachment, group('sg-0000aaaa')), {
      minLength: 1,
    });
    const file = (source: string, lineage?: string) =>
      claims.map((it) => (lineage === undefined ? shown(source, it) : state(source, it, lineage)));
    const files = fc.tuple(file('1', 'a'), file('2', 'b'), file('3'), file('4'));
    fc.assert(
      fc.property(files, (all) => {
        const { units } = left(reading(all));
        const said = (of: readonly string[]) => new Set(of.map((it) => it.split(' ')[1]));
        const every = all.flatMap((it) =>
          it.claims.map((claim) => `${it.source} ${claim.resourceId}`),
        );
        expect(said(units)).toEqual(said(every));
        const named = every.filter((it) => /^[12]/.test(it));
        expect(units.filter((it) => /^[12]/.test(it))).toEqual(named);
        expect(left(reading(all.toReversed())).units.toSorted()).toEqual(units.toSorted());
      }),
    );
  });
});
