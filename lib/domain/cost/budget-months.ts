import type { Budget, BudgetMonth } from './budget.ts';
import { budgetAmount } from './budget-amount.ts';
import { addMonths, daysIn, monthOf } from './calendar.ts';
import type { DayCost } from './day-cost.ts';
import { sum } from './statistics.ts';

/** Enough to see the same month a year ago. */
const shownMonths = 13;

/** A budget beside the complete `days` in its scope, month by month, up to `month`. */
export function budgetMonths(
  budget: Pick<Budget, 'monthlyAmount'>,
  days: readonly DayCost[],
  month: string,
): BudgetMonth[] {
  const oldest = addMonths(month, 1 - shownMonths);
  const shown = days.filter(({ date }) => oldest <= monthOf(date) && monthOf(date) <= month);
  const byMonth = [...Map.groupBy(shown, ({ date }) => monthOf(date))];
  return byMonth
    .map(([of, inMonth]) => ({
      month: of,
      amount: budgetAmount(budget, of),
      spent: sum(inMonth.map(({ amount }) => amount)),
      whole: inMonth.length === daysIn(of),
    }))
    .sort((a, b) => a.month.localeCompare(b.month));
}
