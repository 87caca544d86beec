import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildOwnerIndex,
  type InventoryReading,
  type OwnedResource,
} from '../../../lib/domain/change/owner-index.ts';

const owned = (address: string, ...keys: string[]): OwnedResource => ({
  engine: 'terraform',
  unit: 'prod.tfstate',
  address,
  resourceId: 'id',
  resourceType: 'aws_thing',
  keys,
});
const reading = (resources: OwnedResource[], given: Partial<InventoryReading> = {}) => ({
  name: 'state',
  readAt: '2026-11-23T10:00:00Z',
  resources,
  faults: [],
  ...given,
});

const index = buildOwnerIndex([
  reading([
    owned('aws_security_group.web', '1:eu:ec2/sg-1'),
    owned('aws_rule.web', '::ec2/sg-1#rule/sgr-1'),
    owned('aws_lambda.here', '1:eu:lambda/function/shop'),
    owned('aws_lambda.there', '1:us:lambda/function/shop'),
    owned('aws_bucket.any', '::s3/bucket/b'),
    owned('aws_lb.web', '1:eu:elb/lb/w'),
  ]),
]);

describe('the owner of a resource', () => {
  it.each([
    ['itself', '1:eu:ec2/sg-1', 'aws_security_group.web', undefined],
    ['a part that is managed itself', '1:eu:ec2/sg-1#rule/sgr-1', 'aws_rule.web', undefined],
    ['a part that is not', '1:eu:ec2/sg-1#rule/sgr-2', 'aws_security_group.web', 'rule/sgr-2'],
    ['a part of a part', '1:eu:elb/lb/w#listener/2#rule/3', 'aws_lb.web', 'listener/2#rule/3'],
    ['one in its own region', '1:us:lambda/function/shop', 'aws_lambda.there', undefined],
    ['one whose place is not known', '2:ap:s3/bucket/b', 'aws_bucket.any', undefined],
  ])('%s', (_, key, address, through) => {
    const owner = index.ownerOf([key]);
    expect(owner).toMatchObject({ kind: 'owned', address, unit: 'prod.tfstate' });
    expect(owner.kind === 'owned' && owner.through).toBe(through);
    expect(owner).not.toHaveProperty('keys');
  });

  it.each([
    ['another account', '2:eu:ec2/sg-1'],
    ['another region', '1:ap:lambda/function/shop'],
    ['another id', '1:eu:ec2/sg-12'],
    ['a part of what only begins alike', '1:eu:ec2/sg-12#rule/sgr-1'],
  ])('is nobody in %s', (_, key) => expect(index.ownerOf([key])).toEqual({ kind: 'unowned' }));

  describe('of a stack that was read twice', () => {
    const entry = (unit: string, given: Partial<OwnedResource> = {}): OwnedResource => ({
      ...owned('Web', '1:eu:ec2/sg-7'),
      ...{ engine: 'cloudformation', unit, resourceId: 'sg-7', ...given },
    });
    const ownerIn = (...entries: OwnedResource[]) =>
      buildOwnerIndex([reading(entries)]).ownerOf(['1:eu:ec2/sg-7']);
    const list = 'saved/resources.json';

    it('is the stack, by name', () => {
      for (const entries of [
        [entry(list), entry('Shop')],
        [entry('Shop'), entry(list), entry('other/list.json')],
      ])
        expect(ownerIn(...entries)).toMatchObject({ kind: 'owned', unit: 'Shop' });
    });

    it.each([
      ['two stacks claim it', entry('Shop'), entry('Shop2')],
      ['the list has it under another id', entry('Shop'), entry(list, { address: 'Db' })],
      ['it is another thing', entry('Shop'), entry(list, { resourceId: 'sg-8' })],
      ['another tool claims it', entry('Shop'), entry(list, { engine: 'terraform' })],
    ])('is not known where %s', (_, one, other) =>
      expect(ownerIn(one, other).kind).toBe('unknown'),
    );
  });

  it('is that of the first thing code owns', () =>
    expect(index.ownerOf(['1:eu:ec2/none', '1:eu:elb/lb/w'])).toMatchObject({
      address: 'aws_lb.web',
    }));

  it('is unknown when the call names nothing', () =>
    expect(index.ownerOf([])).toEqual({
      kind: 'unknown',
      reason: 'the call does not say which resource it changed',
    }));

  it('is unknown when two claim it', () => {
    const both = buildOwnerIndex([
      reading([owned('a', '1:eu:s/t/x')]),
      reading([owned('b', '::s/t/x')]),
    ]);
    expect(both.ownerOf(['1:eu:s/t/x'])).toMatchObject({ address: 'a' });
    expect(both.ownerOf(['1:us:s/t/x'])).toMatchObject({ address: 'b' });
    const equal = buildOwnerIndex([reading([owned('a', '::s/t/x'), owned('b', '::s/t/x')])]);
    expect(equal.ownerOf(['1:eu:s/t/x'])).toEqual({
      kind: 'unknown',
      reason: 'more than one claims it: a in prod.tfstate and b in prod.tfstate',
    });
  });
});

describe('of several claims', () => {
  const inUnit = (unit: string, address: string, ...keys: string[]) => ({
    ...owned(address, ...keys),
    unit,
  });
  const twice = buildOwnerIndex([
    reading([
      inUnit('dev.tfstate', 'aws_iam_role.app', '1::iam/role/app'),
      inUnit('dev.tfstate', 'aws_iam_role_policy.app', '::iam/role/app#inline-policy/s3'),
      inUnit('prod.tfstate', 'aws_iam_role.app', '2::iam/role/app'),
      inUnit('prod.tfstate', 'aws_iam_role_policy.app', '::iam/role/app#inline-policy/s3'),
    ]),
  ]);

  it('on a part, that of the unit that owns the whole counts', () => {
    for (const [account, unit] of [
      ['1', 'dev.tfstate'],
      ['2', 'prod.tfstate'],
    ]) {
      expect(twice.ownerOf([`${account}::iam/role/app#inline-policy/s3`])).toMatchObject({
        kind: 'owned',
        unit,
        address: 'aws_iam_role_policy.app',
      });
    }
    expect(twice.ownerOf(['3::iam/role/app#inline-policy/s3']).kind).toBe('unknown');
  });

  it('that of what waits to be destroyed counts last', () => {
    const leaving = { ...owned('old', '1:eu:s/t/x', '1:eu:s/t/y'), leaving: true as const };
    const both = buildOwnerIndex([reading([leaving, owned('new', '1:eu:s/t/x')])]);
    expect(both.ownerOf(['1:eu:s/t/x'])).toMatchObject({ address: 'new' });
    const last = both.ownerOf(['1:eu:s/t/y']);
    expect(last).toMatchObject({ address: 'old' });
    expect(last).not.toHaveProperty('leaving');
  });
});

describe('unowned', () => {
  const fault = { source: 'two.tfstate', code: 'unsupported', message: 'is encrypted' } as const;
  const blind = buildOwnerIndex([
    reading([owned('a', '::s/t/x')]),
    reading([], { faults: [fault] }),
  ]);

  it('is said only when every inventory was read to its end', () => {
    expect(blind.ownerOf(['::s/t/y'])).toEqual({
      kind: 'unknown',
      reason: 'not found in what could be read, and not all could be: two.tfstate: is encrypted',
    });
    expect(blind.ownerOf(['::s/t/x'])).toMatchObject({ kind: 'owned' });
  });

  it('is not said when there is no inventory', () =>
    expect(buildOwnerIndex([]).ownerOf(['::s/t/y'])).toEqual({
      kind: 'unknown',
      reason: 'no inventory was read',
    }));
});

it('answers alike in whatever order inventories are read', () => {
  const resources = ['a', 'b', 'c', 'd'].map((id) => owned(id, `1:eu:s/t/${id}`, `::s/u/${id}`));
  fc.assert(
    fc.property(
      fc.shuffledSubarray(resources, { minLength: 4 }),
      fc.nat(4),
      fc.constantFrom('a', 'b', 'c', 'e'),
      (shuffled, cut, id) => {
        const parts = [reading(shuffled.slice(0, cut)), reading(shuffled.slice(cut))];
        const key = [`1:eu:s/t/${id}`];
        expect(buildOwnerIndex(parts).ownerOf(key)).toEqual(
          buildOwnerIndex([reading(resources)]).ownerOf(key),
        );
      },
    ),
  );
});
