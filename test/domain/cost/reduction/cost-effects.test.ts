import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CostRecord } from '../../../../lib/domain/cost/cost-record.ts';
import { costEffects } from '../../../../lib/domain/cost/reduction/cost-effects.ts';
import { record } from '../cost-samples.ts';

const used = (usageType: string, quantity: number, amount: number) =>
  record({ usageType, quantity, amount });

describe('costEffects', () => {
  it('tells using less from paying less', () => {
    const before = [used('box', 100, 50), used('disk', 10, 10)];
    expect(costEffects(before, [used('box', 60, 30), used('disk', 10, 10)])).toEqual({
      change: -20,
      usage: -20,
      rate: 0,
      commitment: 0,
      unsplit: 0,
    });
    expect(costEffects(before, [used('box', 100, 40), used('disk', 20, 20)])).toMatchObject({
      change: 0,
      usage: 10,
      rate: -10,
    });
  });

  it('values a new and a vanished thing as usage', () => {
    expect(costEffects([used('old', 1, 7)], [used('new', 1, 3)])).toMatchObject({
      change: -4,
      usage: -4,
    });
  });

  it('puts fees and what they take off the price under commitment', () => {
    const now = [
      used('box', 100, 50),
      record({ chargeType: 'recurring-commitment', amount: 20 }),
      record({ chargeType: 'discount', amount: -35 }),
    ];
    expect(costEffects([used('box', 100, 50)], now)).toMatchObject({
      change: -15,
      commitment: -15,
    });
  });

  it('does not guess where a cost names no quantity', () => {
    const now = [used('box', 50, 20), record({ usageType: 'box', amount: 5 })];
    expect(costEffects([used('box', 100, 50)], now)).toMatchObject({
      change: -25,
      usage: 0,
      rate: 0,
      unsplit: -25,
    });
  });

  it('counts a baseline of another length in proportion', () => {
    expect(costEffects([used('box', 300, 150)], [used('box', 100, 50)], 1 / 3)).toMatchObject({
      change: 0,
      usage: 0,
      rate: 0,
    });
  });
});

describe('laws of costEffects', () => {
  const micro = (amount: number) => Math.round(amount * 1e6);
  const anyRecord: fc.Arbitrary<CostRecord> = fc.record(
    {
      date: fc.constant('2026-11-01'),
      amount: fc.double({ min: -1e4, max: 1e6, noNaN: true }),
      chargeType: fc.constantFrom('usage', 'discount', 'recurring-commitment', 'marketplace'),
      usageType: fc.constantFrom('box', 'disk', 'net'),
      service: fc.constantFrom('EC2', 'S3'),
      quantity: fc.double({ min: 0, max: 1e6, noNaN: true }),
    },
    { requiredKeys: ['date', 'amount', 'chargeType'] },
  );
  const records = fc.array(anyRecord, { maxLength: 20 });

  it('the effects add up to the change, and the change is that of the costs', () => {
    fc.assert(
      fc.property(
        records,
        records,
        fc.double({ min: 0.01, max: 10, noNaN: true }),
        (a, b, scale) => {
          const { change, usage, rate, commitment, unsplit } = costEffects(a, b, scale);
          expect(micro(usage) + micro(rate) + micro(commitment) + micro(unsplit)).toBe(
            micro(change),
          );
          const total = (all: readonly CostRecord[]) => all.reduce((sum, it) => sum + it.amount, 0);
          expect(change).toBeCloseTo(total(b) - total(a) * scale, 3);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('nothing changes from a period to itself', () => {
    fc.assert(
      fc.property(records, (same) => {
        expect(costEffects(same, same)).toEqual({
          change: 0,
          usage: 0,
          rate: 0,
          commitment: 0,
          unsplit: 0,
        });
      }),
    );
  });
});
