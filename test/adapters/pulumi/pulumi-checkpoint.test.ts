import { describe, expect, it } from 'vitest';
import { pulumiCheckpoint } from '../../../lib/adapters/pulumi/pulumi-checkpoint.ts';

const read = pulumiCheckpoint(({ type, id }) => [`${type} ${id}`]);
const urn = (name: string) => `urn:pulumi:prod::shop::aws:s3/bucketV2:BucketV2::${name}`;
const bucket = (name: string, given: object = {}) => ({
  urn: urn(name),
  custom: true,
  id: name,
  type: 'aws:s3/bucketV2:BucketV2',
  outputs: { bucket: name },
  ...given,
});
const checkpoint = (stack: string, ...resources: unknown[]) => ({
  version: 3,
  checkpoint: { stack, latest: { manifest: {}, resources } },
});

describe('a checkpoint', () => {
  it('says what a stack manages', () =>
    expect(read(checkpoint('acme/shop/prod', bucket('data')), 's')).toEqual({
      resources: [
        {
          engine: 'pulumi',
          unit: 'acme/shop/prod',
          address: urn('data'),
          resourceId: 'data',
          resourceType: 'aws:s3/bucketV2:BucketV2',
          keys: ['aws:s3/bucketV2:BucketV2 data'],
        },
      ],
      faults: [],
    }));

  it.each([
    [
      '2026-11-03T12:00:00Z',
      { state: 'stack shop/prod', version: 1_793_707_200_000, isName: true },
    ],
    ['0001-01-01T00:00:00Z', undefined],
    ['', undefined],
  ])('says which stack it is, as of %s', (time, identity) => {
    const latest = { manifest: { time }, resources: [bucket('data')] };
    const read1 = read({ version: 3, checkpoint: { stack: 'acme/shop/prod', latest } }, 's');
    expect(read1?.identity).toEqual(identity);
  });

  it('keeps the settings that calls can be held against', () => {
    const outputs = { bucket: 'data', memorySize: 128 };
    expect(read(checkpoint('s', bucket('data', { outputs })), 's')?.resources).toMatchObject([
      { held: { memorySize: '128' } },
    ]);
  });

  it('without a stack’s name is named by its resources', () =>
    expect(read(checkpoint('', bucket('data')), 's')?.resources[0]?.unit).toBe('shop/prod'));

  it('as exported is the same', () => {
    const exported = { version: 3, deployment: { manifest: {}, resources: [bucket('data')] } };
    expect(read(exported, 's')?.resources).toMatchObject([{ unit: 'shop/prod' }]);
  });

  it.each([
    ['components', { custom: false }],
    ['providers', { type: 'pulumi:providers:aws' }],
    ['what is only read', { external: true }],
  ])('does not own %s', (_, given) =>
    expect(read(checkpoint('s', bucket('x', given)), 's')).toEqual({ resources: [], faults: [] }),
  );

  it('marks what waits to be deleted', () =>
    expect(read(checkpoint('s', bucket('x', { delete: true })), 's')?.resources[0]?.address).toBe(
      `${urn('x')} (to be deleted)`,
    ));

  it('that is broken in one place is read in the others', () => {
    const found = read(checkpoint('s', null, { custom: true }, bucket('x')), 's');
    expect(found?.resources).toHaveLength(1);
    expect(found?.faults.map(({ place }) => place)).toEqual(['resource 1', 'resource 2']);
  });

  it('of an empty stack is empty', () =>
    expect(read({ version: 3, checkpoint: { stack: 's' } }, 's')).toEqual({
      resources: [],
      faults: [],
    }));

  it.each([1, 2, 4, undefined])('of version %s is named and left out', (version) =>
    expect(read({ version, checkpoint: {} }, 's')?.faults).toMatchObject([
      { source: 's', code: 'unsupported', field: 'version', value: String(version) },
    ]),
  );

  it.each([null, [], {}, { version: 4, resources: [] }])('is not %j', (value) =>
    expect(read(value, 's')).toBeUndefined(),
  );
});
