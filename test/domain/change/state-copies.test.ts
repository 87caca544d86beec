import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildOwnerIndex, type InventoryReading } from '../../../lib/domain/change/owner-index.ts';
import { type StateIdentity, withoutCopies } from '../../../lib/domain/change/state-copies.ts';

const bucket = (unit: string, id: string) => ({
  engine: 'terraform' as const,
  unit,
  address: `aws_s3_bucket.${id}`,
  resourceId: id,
  resourceType: 'aws_s3_bucket',
  keys: [`::s3/bucket/${id}`],
});
interface File {
  readonly source: string;
  readonly serial: number;
  readonly holds: readonly string[];
  readonly identity?: Partial<StateIdentity>;
}
const file = (
  source: string,
  serial: number,
  holds: readonly string[],
  identity: Partial<StateIdentity> = {},
): File => ({ source, serial, holds, identity });

/** One inventory that read these files, in this order. */
function reading(files: readonly File[], given: Partial<InventoryReading> = {}): InventoryReading {
  const states = files.map(({ source, serial, holds, identity }, index) => ({
    ...{ state: 'lineage a', version: serial, source, ...identity },
    from: files.slice(0, index).reduce((sum, it) => sum + it.holds.length, 0),
    count: holds.length,
  }));
  return {
    ...{ name: 'states', readAt: '2026-11-03T00:00:00Z', faults: [], states },
    resources: files.flatMap(({ source, holds }) => holds.map((id) => bucket(source, id))),
    ...given,
  };
}

/** What an inventory says without its copies. */
function left(...readings: readonly InventoryReading[]) {
  const cleared = withoutCopies(readings);
  return {
    units: cleared.flatMap(({ resources }) => resources.map((it) => `${it.unit} ${it.resourceId}`)),
    copies: cleared.flatMap(({ copies = [] }) => copies),
    faults: cleared.flatMap(({ faults }) => faults),
    ownerOf: (id: string) => buildOwnerIndex(cleared).ownerOf([`::s3/bucket/${id}`]),
  };
}

describe('copies of one state', () => {
  it('the newer one counts, and what only the older has is owned no more', () => {
    const files = [file('prod.tfstate', 8, ['a', 'b']), file('prod-old.tfstate', 7, ['a', 'gone'])];
    const { units, copies, faults, ownerOf } = left(reading(files));
    expect(units).toEqual(['prod.tfstate a', 'prod.tfstate b']);
    expect(copies).toEqual([{ source: 'prod-old.tfstate', counts: 'prod.tfstate', why: 'older' }]);
    expect(faults).toEqual([]);
    expect(ownerOf('a')).toMatchObject({ kind: 'owned', unit: 'prod.tfstate' });
    expect(ownerOf('gone').kind).toBe('unowned');
  });

  it('are known in two places as well, a state that moved to another backend', () => {
    const before = reading([file('s3://old/prod.tfstate', 7, ['a'])]);
    const after = reading([file('s3://new/prod.tfstate', 9, ['a'])]);
    expect(left(before, after).units).toEqual(['s3://new/prod.tfstate a']);
    expect(left(after, before).units).toEqual(['s3://new/prod.tfstate a']);
  });

  it('that Terraform could not save are the newest', () => {
    const files = [file('errored.tfstate', 9, ['a', 'b']), file('prod.tfstate', 8, ['a'])];
    expect(left(reading(files)).ownerOf('b')).toMatchObject({ unit: 'errored.tfstate' });
  });

  it.each([
    ['b/prod.tfstate', 'a/prod.tfstate.backup'],
    ['b/prod.tfstate', 'a/history/prod.tfstate'],
    ['a/prod.tfstate', 'b/prod.tfstate'],
  ])('that say the same count once: %s before %s', (counts, source) => {
    const files = [file(source, 7, ['a']), file(counts, 7, ['a'])];
    for (const order of [files, files.toReversed()]) {
      expect(left(reading(order)).copies).toEqual([{ source, counts, why: 'same' }]);
    }
  });

  it('that are equally new and say different things are a fault, and both stay', () => {
    const files = [
      file('one.tfstate', 7, ['a']),
      file('two.tfstate', 7, ['a', 'b']),
      file('three.tfstate', 6, ['c']),
    ];
    const { copies, faults, ownerOf } = left(reading(files));
    expect(copies.map(({ source }) => source)).toEqual(['three.tfstate']);
    expect(faults).toEqual([
      expect.objectContaining({
        source: 'two.tfstate',
        field: 'serial',
        value: '7',
        message: expect.stringContaining('same version as one.tfstate'),
      }),
    ]);
    expect(ownerOf('a').kind).toBe('unknown');
    expect(ownerOf('c').kind).toBe('unknown');
  });

  it('that are encrypted give way to one that can be read, unless they are newer', () => {
    const opaque = { isOpaque: true } as const;
    const readable = file('prod.tfstate', 8, ['a']);
    const fault = { source: 'sealed.tfstate', code: 'unsupported' as const, message: 'x' };
    const sealedAt = (serial: number) =>
      left(reading([file('sealed.tfstate', serial, [], opaque), readable], { faults: [fault] }));
    expect(sealedAt(8)).toMatchObject({ units: ['prod.tfstate a'], faults: [] });
    expect(sealedAt(9)).toMatchObject({ units: [], faults: [fault] });
  });

  it('take what is broken in them along', () => {
    const broken = { source: 'old.tfstate', code: 'bad-value' as const, message: 'x' };
    const other = { ...broken, source: 'prod.tfstate' };
    const files = [file('prod.tfstate', 8, ['a']), file('old.tfstate', 7, ['a'])];
    const { faults } = left(reading(files, { faults: [broken, other] }));
    expect(faults).toEqual([other]);
  });

  it('are none where the lineage differs: then two claim it', () => {
    const files = [
      file('prod.tfstate', 8, ['a']),
      file('twin.tfstate', 7, ['a'], { state: 'lineage b' }),
    ];
    const { copies, ownerOf } = left(reading(files));
    expect(copies).toEqual([]);
    expect(ownerOf('a').kind).toBe('unknown');
  });

  it('of one name are such only where they hold a thing in common', () => {
    const named = { state: 'stack shop/dev', isName: true } as const;
    const files = [
      file('s3://one', 8, ['a', 'b'], named),
      file('s3://two', 7, ['c'], named),
      file('s3://old', 6, ['c', 'x'], named),
    ];
    const { units, copies } = left(reading(files));
    expect(units).toEqual(['s3://one a', 's3://one b', 's3://two c']);
    expect(copies).toEqual([{ source: 's3://old', counts: 's3://two', why: 'older' }]);
  });

  it('are found the same whatever the order of reading', () => {
    const files = fc.array(
      fc.record({
        source: fc.constantFrom('a', 'b', 'c.backup', 'd', 'e'),
        serial: fc.integer({ min: 1, max: 3 }),
        holds: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
      }),
      { maxLength: 6 },
    );
    const distinct = files.map((all) => [...new Map(all.map((it) => [it.source, it])).values()]);
    fc.assert(
      fc.property(distinct, (all) => {
        const sorted = (given: readonly File[]) => left(reading(given)).units.toSorted();
        expect(sorted(all.toReversed())).toEqual(sorted(all));
      }),
    );
  });
});
