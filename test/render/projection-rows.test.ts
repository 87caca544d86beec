import { expect, test } from 'vitest';
import { assessBudget } from '../../lib/domain/cost/assess-budget.ts';
import type { Budget } from '../../lib/domain/cost/budget.ts';
import type { CostReading } from '../../lib/domain/cost/cost-record.ts';
import { spentOf } from '../../lib/render/budget-words.ts';
import { projectionRows } from '../../lib/render/projection-rows.ts';

const reading: CostReading = {
  source: 'costs.json',
  kind: 'cost-explorer',
  currency: 'USD',
  metric: 'UnblendedCost',
  estimatedDays: new Set(),
  records: [{ date: '2026-11-01', amount: 7, chargeType: 'usage' }],
};
const budget: Budget = {
  name: 'all',
  monthlyAmount: 100,
  currency: 'USD',
  metric: 'UnblendedCost',
  scope: {},
  thresholds: [],
  source: 'aws-budgets',
};
const rowOf = (it: Budget) => {
  const on = '2026-11-02';
  const state = assessBudget(it, reading, on);
  const costs = { reading, on, newestDay: '2026-11-01', judgedUntil: on, planned: [], series: [] };
  return { spent: spentOf(state), rows: projectionRows({ ...costs, budgets: [state] }) };
};

test('a budget without a projection has its spend, and why the rest is not known', () => {
  const { spent, rows } = rowOf(budget);
  expect(spent).toBe(7);
  expect(rows).toEqual([
    expect.objectContaining({
      ...{ budget: 'all', metric: 'UnblendedCost', amount: 100, monthToDate: 7 },
      ...{ projection: null, probabilityOfOverrun: null, crossesOn: null, standing: 'unknown' },
      reason: expect.stringContaining('only 1 complete day'),
    }),
  ]);
});

test('a budget in another currency has spent an unknown amount, not zero', () => {
  const { spent, rows } = rowOf({ ...budget, currency: 'EUR' });
  expect(spent).toBe('unknown');
  expect(rows).toEqual([
    expect.objectContaining({
      ...{ amount: null, monthToDate: null, expectedToDate: null, projection: null },
      reason: expect.stringContaining('the budget in EUR'),
    }),
  ]);
});
