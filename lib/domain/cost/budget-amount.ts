import type { Budget, GrowthPath } from './budget.ts';

/** What a budget allows in a `YYYY-MM`, in its currency; `unknown` where it names no amount. */
export function budgetAmount(
  { monthlyAmount }: Pick<Budget, 'monthlyAmount'>,
  month: string,
): number | 'unknown' {
  if (typeof monthlyAmount === 'number') return monthlyAmount;
  if (!isGrowthPath(monthlyAmount)) return monthlyAmount[month] ?? 'unknown';
  const { start, from, monthlyGrowthPercent } = monthlyAmount;
  const months = monthNumber(month) - monthNumber(from);
  return months < 0 ? 'unknown' : start * (1 + monthlyGrowthPercent / 100) ** months;
}

const isGrowthPath = (amount: Exclude<Budget['monthlyAmount'], number>): amount is GrowthPath =>
  'monthlyGrowthPercent' in amount;

function monthNumber(month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return year * 12 + number;
}
