import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargeTypes } from '../../../lib/domain/cost/charge-type.ts';
import type { CostReading, CostRecord } from '../../../lib/domain/cost/cost-record.ts';
import type { CostScope } from '../../../lib/domain/cost/cost-scope.ts';
import { scopeRecords } from '../../../lib/domain/cost/scope-records.ts';
import { reading, record } from './cost-samples.ts';

const found = (from: CostReading, scope: CostScope): readonly CostRecord[] => {
  const scoped = scopeRecords(from, scope);
  if (scoped.kind === 'unknown') throw new Error(scoped.reason);
  return scoped.records;
};
const total = (records: readonly CostRecord[]) => records.reduce((sum, it) => sum + it.amount, 0);

describe('scopeRecords', () => {
  const costs = reading([
    record({
      amount: 1,
      account: '1',
      service: 'Amazon S3',
      region: 'eu-west-1',
      tags: { team: 'web' },
    }),
    record({ amount: 2, account: '1', service: 'AWS Lambda', region: 'us-east-1' }),
    record({ amount: 4, account: '2', service: 'Amazon S3' }),
    record({ amount: 8, account: '2', chargeType: 'tax' }),
  ]);

  it.each<[CostScope, number]>([
    [{}, 15],
    [{ accounts: ['1'] }, 3],
    [{ services: ['amazon s3'] }, 5],
    [{ services: ['Amazon S'] }, 0],
    [{ regions: ['EU-WEST-1', 'us-east-1'] }, 3],
    [{ tags: { team: ['WEB', 'data'] } }, 1],
    [{ chargeTypes: ['tax'] }, 8],
    [{ accounts: ['2'], services: ['Amazon S3'] }, 4],
    [{ accounts: ['3'] }, 0],
  ])('%j holds %d', (scope, amount) => {
    expect(total(found(costs, scope))).toBe(amount);
  });

  it.each<[CostScope, CostReading, string]>([
    [{ tags: { owner: ['x'] } }, costs, 'does not say the tag owner'],
    [{ regions: ['eu-west-1'] }, reading([record()]), 'does not say regions'],
    [
      { services: ['x'] },
      { ...costs, servicesOfUsageOnly: true },
      'names the service of usage only',
    ],
    [
      {},
      reading([record({ series: 'a' }), record({ series: 'b' })], { kind: 'plain-csv' }),
      'name one in scope.series',
    ],
    [
      { accounts: ['1'] },
      reading([record({ series: 'a' })], { kind: 'plain-csv' }),
      'is a plain file',
    ],
  ])('cannot tell %j', (scope, from, reason) => {
    expect(scopeRecords(from, scope)).toEqual({
      kind: 'unknown',
      reason: expect.stringContaining(reason),
    });
  });

  it('takes the main column of a plain file, never the sum of its columns', () => {
    const plain = reading(
      [record({ series: 'total', amount: 3 }), record({ series: 'part', amount: 2 })],
      {
        kind: 'plain-csv',
        mainSeries: 'total',
      },
    );
    expect(total(found(plain, {}))).toBe(3);
    expect(total(found(plain, { series: ['PART'] }))).toBe(2);
  });

  it('does not filter again what the source has filtered', () => {
    const own: CostScope = { tags: { team: ['web'] }, chargeTypes: ['usage'] };
    const apart = reading([record({ amount: 5 }), record({ chargeType: 'tax' })], { scope: own });
    expect(total(found(apart, own))).toBe(5);
  });

  it('splits the bill: the parts of any dimension add up to the whole', () => {
    const anyRecord = fc.record({
      date: fc.constant('2026-11-01'),
      amount: fc.integer({ min: -1000, max: 1000 }),
      chargeType: fc.constantFrom(...chargeTypes),
      account: fc.constantFrom('1', '2', '3'),
      service: fc.constantFrom('a', 'b'),
    });
    fc.assert(
      fc.property(fc.array(anyRecord, { minLength: 1 }), (records) => {
        const bill = reading(records);
        const whole = total(found(bill, {}));
        const byAccount = ['1', '2', '3'].map((account) =>
          total(found(bill, { accounts: [account] })),
        );
        const byType = chargeTypes.map((type) => total(found(bill, { chargeTypes: [type] })));
        expect(byAccount.reduce((a, b) => a + b)).toBe(whole);
        expect(byType.reduce((a, b) => a + b)).toBe(whole);
      }),
    );
  });
});
