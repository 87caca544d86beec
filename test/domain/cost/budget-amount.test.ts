import { expect, it } from 'vitest';
import { budgetAmount } from '../../../lib/domain/cost/budget-amount.ts';

const path = { start: 1000, from: '2025-12', monthlyGrowthPercent: 10 };

it.each([
  [50, '2026-01', 50],
  [{ '2026-01': 70 }, '2026-01', 70],
  [{ '2026-01': 70 }, '2026-02', 'unknown'],
  [path, '2025-12', 1000],
  [path, '2026-02', 1210],
  [path, '2025-11', 'unknown'],
])('%j in %s is %s', (monthlyAmount, month, expected) => {
  const found = budgetAmount({ monthlyAmount }, month);
  expect(typeof found === 'number' ? Math.round(found * 1e6) / 1e6 : found).toBe(expected);
});
