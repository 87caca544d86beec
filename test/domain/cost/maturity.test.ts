import { describe, expect, it } from 'vitest';
import { addDays } from '../../../lib/domain/cost/calendar.ts';
import type { CostSnapshot } from '../../../lib/domain/cost/cost-snapshot.ts';
import { learnMaturity } from '../../../lib/domain/cost/maturity.ts';

/** Fetches on consecutive days; a day shows `shares[age]` of 10 USD, all of it when it is older. */
function fetches(count: number, shares: readonly number[]): CostSnapshot[] {
  return Array.from({ length: count }, (_, index) => {
    const today = addDays('2026-11-05', index);
    const days = Array.from({ length: 20 }, (_, age) => [
      addDays(today, -age),
      [10 * (shares[age] ?? 1), 0] as const,
    ]);
    return {
      source: 'a',
      capturedAt: `${today}T11:00:00.000Z`,
      currency: 'USD',
      metric: 'UnblendedCost',
      days: Object.fromEntries(days),
    };
  });
}

describe('learnMaturity', () => {
  it.each<[string, readonly CostSnapshot[], number]>([
    ['as usual without fetches', [], 2],
    ['as usual where few fetches say that yesterday is whole', fetches(5, [0.4]), 2],
    ['a day less where many say so', fetches(20, [0.4]), 1],
    ['as usual where yesterday is not whole', fetches(20, [0, 0.7]), 2],
    ['as many days more as a source is late', fetches(8, [0, 0, 0.5, 0.9]), 4],
    ['not for a difference of rounding', fetches(20, [0, 0.99]), 1],
  ])('takes days to grow %s', (_, snapshots, expected) => {
    expect(learnMaturity(snapshots).maturingDays).toBe(expected);
  });
});
