import { describe, expect, it } from 'vitest';
import { iacCoverage, type ScannedResource } from '../../../lib/domain/change/iac-coverage.ts';
import type { InventoryReading } from '../../../lib/domain/change/owner-index.ts';

const exists = (id: string, given: Partial<ScannedResource> = {}): ScannedResource => ({
  type: 'AWS::S3::Bucket',
  id,
  account: '1',
  region: 'eu',
  keys: [`::s3/bucket/${id}`],
  managedByStack: false,
  providersOwn: false,
  ...given,
});
const state = (...names: string[]): InventoryReading => ({
  name: 'state',
  readAt: '2026-11-23T10:00:00Z',
  faults: [],
  resources: names.map((name) => ({
    engine: 'terraform',
    unit: 'prod.tfstate',
    address: `aws_s3_bucket.${name}`,
    resourceId: name,
    resourceType: 'aws_s3_bucket',
    keys: [`::s3/bucket/${name}`],
  })),
});
const role = { type: 'AWS::IAM::Role', keys: [] };

const scanned = [
  exists('stack', { managedByStack: true }),
  exists('state'),
  exists('stray-2'),
  exists('stray-1'),
  exists('AWSServiceRoleForX', { ...role, providersOwn: true }),
  exists('riddle', { ...role, type: 'AWS::New::Thing' }),
];

describe('how much is under code', () => {
  const coverage = iacCoverage(scanned, [state('state', 'deleted')]);

  it('counts every resource once', () => {
    const { all, ...parts } = coverage.counts;
    expect(parts).toEqual({ byStack: 1, byState: 1, unmanaged: 2, unknown: 1, providersOwn: 1 });
    expect(all).toBe(Object.values(parts).reduce((sum, count) => sum + count));
  });

  it('is a share with its unknowns, the provider’s own left out', () =>
    expect(coverage.share).toEqual({ kind: 'known', low: 2 / 5, high: 3 / 5 }));

  it('lists what is unmanaged by type and account', () =>
    expect(coverage.unmanaged).toEqual([
      { type: 'AWS::S3::Bucket', account: '1', count: 2, example: 'stray-1' },
    ]));

  it('lists what is in a state and gone', () =>
    expect(coverage.gone.map(({ address }) => address)).toEqual(['aws_s3_bucket.deleted']));

  it('calls nothing gone of which no other was looked for', () => {
    const lambda = { ...state('x').resources[0], keys: ['1:eu:lambda/function/x'] };
    const elsewhere = { ...state('x').resources[0], keys: ['1:us:s3/bucket/x'] };
    const readings = [{ ...state(), resources: [lambda, elsewhere] }] as InventoryReading[];
    expect(iacCoverage(scanned, readings).gone).toEqual([]);
  });

  it('tells what does not say which it is from what is elsewhere', () => {
    const [bucket] = state('x').resources;
    const of = (resourceType: string) => ({ ...bucket, resourceType, keys: [] });
    const types = ['aws_iam_policy_attachment', 'awscc_x', 'aws:s3/bucket:Bucket', 'random_id'];
    const readings = [{ ...state(), resources: types.map(of) }] as InventoryReading[];
    expect(iacCoverage(scanned, readings).states).toMatchObject({
      inventories: 1,
      resources: 4,
      unplaced: 3,
      elsewhere: 1,
    });
  });

  it('takes what two claim for managed', () => {
    const again = { ...state('state'), name: 'copy' };
    const copy = { ...again, resources: again.resources.map((it) => ({ ...it, unit: 'copy' })) };
    expect(iacCoverage(scanned, [state('state'), copy]).counts).toMatchObject({ byState: 1 });
  });

  it('calls nothing gone from an account that was not looked into', () => {
    const inAccount = (account: string) => {
      const role = (name: string, keys: string[]) => ({
        ...{ engine: 'terraform' as const, unit: `${account}.tfstate`, address: name },
        ...{ resourceId: name, resourceType: 'aws_thing', keys },
      });
      const bucket = role('bucket', ['::s3/bucket/deleted']);
      return { ...state(), resources: [bucket, role('topic', [`${account}:eu:sns/topic/t`])] };
    };
    const topic = exists('t2', { keys: ['1:eu:sns/topic/t2'] });
    const goneOf = (account: string) =>
      iacCoverage([...scanned, topic], [inAccount(account)]).gone.map(({ address }) => address);
    expect(goneOf('1')).toEqual(['bucket', 'topic']);
    expect(goneOf('2')).toEqual([]);
  });

  it('calls nothing unmanaged while a state is opaque', () => {
    const opaque = {
      ...state('state'),
      faults: [{ source: 'x', code: 'unsupported', message: 'is encrypted' } as const],
    };
    const { counts, states } = iacCoverage(scanned, [opaque]);
    expect(counts).toMatchObject({ unmanaged: 0, unknown: 3, byState: 1 });
    expect(states.faults).toHaveLength(1);
  });

  it('is unknown without a list of what exists', () => {
    const { share, states } = iacCoverage([], [state('a')]);
    expect(share.kind).toBe('unknown');
    expect(states).toMatchObject({ resources: 1, unplaced: 0 });
  });
});
