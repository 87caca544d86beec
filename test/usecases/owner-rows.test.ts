import { expect, test } from 'vitest';
import type { Ownership } from '../../lib/domain/change/ownership.ts';
import { ownerRows } from '../../lib/usecases/owner-rows.ts';
import { changeBy } from '../builders.ts';

const owned = (unit: string, address: string): Ownership => ({
  kind: 'owned',
  engine: 'terraform',
  unit,
  address,
  resourceId: 'sg-1',
  resourceType: 'aws_security_group',
});

test('violations are counted by the unit that owns what they changed', () => {
  const rows = ownerRows([
    changeBy({ owner: owned('prod', 'a'), severity: 'low' }),
    changeBy({ owner: { kind: 'unowned' } }),
    changeBy({ owner: owned('prod', 'b'), severity: 'critical' }),
    changeBy({ owner: { kind: 'unknown', reason: 'denied' } }),
    changeBy(),
  ]);
  expect(rows).toEqual([
    {
      owner: { kind: 'owned', engine: 'terraform', unit: 'prod' },
      violations: 2,
      worst: 'critical',
    },
    { owner: { kind: 'unknown' }, violations: 1, worst: 'high' },
    { owner: { kind: 'unowned' }, violations: 1, worst: 'high' },
  ]);
});

test('no rows where nobody looked', () => expect(ownerRows([changeBy()])).toEqual([]));
