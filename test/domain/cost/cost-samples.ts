import type { Budget } from '../../../lib/domain/cost/budget.ts';
import { addDays } from '../../../lib/domain/cost/calendar.ts';
import type { CostReading, CostRecord } from '../../../lib/domain/cost/cost-record.ts';
import type { DayCost } from '../../../lib/domain/cost/day-cost.ts';

/** Consecutive days from `first` on. */
export const days = (first: string, amounts: readonly number[]): DayCost[] =>
  amounts.map((amount, index) => ({ date: addDays(first, index), amount }));

export const record = (given: Partial<CostRecord> = {}): CostRecord => ({
  date: '2026-11-01',
  amount: 1,
  chargeType: 'usage',
  ...given,
});

/** Usage of one amount a day, from `first` on. */
export const usage = (
  first: string,
  amounts: readonly number[],
  given: Partial<CostRecord> = {},
): CostRecord[] => days(first, amounts).map((day) => record({ ...given, ...day }));

/** A budget of 100 USD a month for everything. */
export const sampleBudget = (given: Partial<Budget> = {}): Budget => ({
  name: 'all',
  monthlyAmount: 100,
  currency: 'USD',
  metric: 'UnblendedCost',
  scope: {},
  thresholds: [
    { on: 'actual', percent: 80, severity: 'medium' },
    { on: 'projected', percent: 100, severity: 'high' },
  ],
  source: 'bandog.yaml',
  ...given,
});

export const reading = (
  records: readonly CostRecord[],
  given: Partial<CostReading> = {},
): CostReading => ({
  source: 'ce:GetCostAndUsage',
  kind: 'cost-explorer',
  currency: 'USD',
  metric: 'UnblendedCost',
  estimatedDays: new Set(),
  records,
  ...given,
});
