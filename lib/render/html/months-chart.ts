import type { BudgetState } from '../../domain/cost/budget.ts';
import { amountText, figureText } from '../report-words.ts';
import { chart } from './chart.ts';
import { columns, line } from './chart-series.ts';
import { type Markup, nothing } from './html.ts';

/** What each month cost beside what it was to cost: the budget's curve. */
export function monthsChart({ budget, months = [], currency }: BudgetState): Markup {
  const spent = months.filter((it) => it.spent > 0);
  if (months.length < 2 || spent.length === 0) return nothing;
  const over = months.filter(
    ({ amount, spent: sum, whole }) => whole && amount !== 'unknown' && sum > amount,
  );
  const last = months.at(-1);
  const ahead =
    last === undefined || last.amount === 'unknown'
      ? ''
      : ` The budget of ${last.month} is ${amountText(last.amount, currency)}.`;
  const isSet = months.some(({ amount }) => amount !== 'unknown');
  return chart({
    description: !isSet
      ? `${budget.name} by month; no budget is set.`
      : `Budget ${budget.name} by month: ${over.length === 0 ? 'no whole month' : over.map(({ month }) => month).join(', ')} went over.${ahead}`,
    places: months.map(({ month }) => month),
    series: [
      columns(months.map((it) => (it.spent > 0 ? it.spent : undefined))),
      line(
        'limit',
        months.map(({ amount }) => (amount === 'unknown' ? undefined : amount)),
      ),
    ],
    legend: [
      ['spent', 'Spent in the month so far as it is known'],
      ...(isSet ? [['limit', 'Budget'] as const] : []),
    ],
    bars: true,
    valueText: (value) => figureText(value).replace('.00', ''),
  });
}
