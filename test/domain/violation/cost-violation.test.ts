import { describe, expect, it } from 'vitest';
import type { BudgetState } from '../../../lib/domain/cost/budget.ts';
import { costViolations } from '../../../lib/domain/violation/cost-violation.ts';

const state = (given: Partial<BudgetState> = {}): BudgetState => ({
  budget: {
    name: 'team web',
    monthlyAmount: 100,
    currency: 'USD',
    metric: 'UnblendedCost',
    scope: {},
    thresholds: [],
    source: 'bandog.yaml',
  },
  month: '2026-11',
  currency: 'USD',
  metric: 'UnblendedCost',
  amount: 100,
  asOf: '2026-11-09',
  actualToDate: 90,
  expectedToDate: 30,
  projection: { kind: 'unknown', reason: '' },
  byChargeType: {},
  crossings: [
    { threshold: { on: 'actual', percent: 80, severity: 'medium' }, limitAmount: 80, amount: 90 },
    { threshold: { on: 'projected', percent: 80, severity: 'high' }, limitAmount: 80, amount: 300 },
  ],
  ...given,
});
const at = '2026-11-11T11:00:00.000Z';
const prints = (given: Partial<BudgetState> = {}) =>
  costViolations(state(given), at).map(({ fingerprint }) => fingerprint);

describe('costViolations', () => {
  it('makes one of each crossing, of one incident', () => {
    const [actual, projected] = costViolations(state(), at);
    expect(actual).toMatchObject({
      kind: 'budget-actual',
      severity: 'medium',
      account: 'all',
      at: '2026-11-09T23:59:59.000Z',
      detectedAt: at,
      reason: '2026-11 has cost 90.00 USD, more than 80 % of budget team web (80.00 USD)',
    });
    expect(projected).toMatchObject({ kind: 'budget-projected', severity: 'high' });
    expect(projected?.incidentId).toBe(actual?.incidentId);
    expect(projected?.fingerprint).not.toBe(actual?.fingerprint);
  });

  it('is the same fact when the figures have moved on, and another one next month', () => {
    const moved = state().crossings.map((crossing) => ({ ...crossing, amount: 95 }));
    expect(prints({ crossings: moved, asOf: '2026-11-10', actualToDate: 95 })).toEqual(prints());
    expect(prints({ month: '2026-12' })).not.toEqual(prints());
  });

  it('names the account of a budget on one account', () => {
    const budget = { ...state().budget, scope: { accounts: ['111122223333'] } };
    expect(costViolations(state({ budget }), at)[0]?.account).toBe('111122223333');
  });

  it('has none without a crossing', () => {
    expect(costViolations(state({ crossings: [] }), at)).toEqual([]);
  });
});
