import type { BudgetState } from '../../domain/cost/budget.ts';
import { amountText, figureText, projectionText } from '../report-words.ts';
import { type Markup, nothing } from './html.ts';
import { type Mark, type Point, plot } from './plot.ts';

/** Spend adding up over the month, beside the course the budget expects and where it is heading. */
export function courseChart(state: BudgetState): Markup {
  const { days, month, amount, currency, actualToDate } = state;
  if (days === undefined || days.length === 0) return nothing;
  const monthDays = daysIn(month);
  const actual = cumulate(days);
  const marks: Mark[] = [
    ...projectionMarks(state, actual.at(-1) ?? [0, 0], monthDays),
    ...budgetMarks(state, monthDays),
    { kind: 'actual', points: actual, name: 'Spent so far' },
  ];
  const of =
    amount === 'unknown' ? 'no amount is set' : `the budget is ${amountText(amount, currency)}`;
  return plot({
    description: `${month}, spend added up day by day: ${amountText(actualToDate, currency)} so far; projected month-end ${projectionText(state)}; ${of}.`,
    marks,
    extent: [0, monthDays],
    xLabels: [
      `${month}-01`,
      `${month}-${String(Math.ceil(monthDays / 2))}`,
      `${month}-${monthDays}`,
    ],
    yText: (value) => figureText(value).replace('.00', ''),
  });
}

/** End of day n is at x = n; the month starts at nothing. */
function cumulate(days: readonly { readonly date: string; readonly amount: number }[]): Point[] {
  let sum = 0;
  const ends = days.map(({ date, amount }): Point => {
    sum += amount;
    return [Number(date.slice(8)), sum];
  });
  return [[0, 0], ...ends];
}

/** The intervals fan out from the last known day, the widest first. */
function projectionMarks({ projection }: BudgetState, [day, spent]: Point, end: number): Mark[] {
  if (projection.kind === 'unknown') return [];
  const { low80: low, high80: high, total, path = [] } = projection;
  const { intervals = [{ percent: 80, low, high }] } = projection;
  const middle = pathOf(path, [day, spent], [end, total]);
  const edge = (bound: number) =>
    middle.map(([x, y], index): Point => [x, y + ((bound - total) * index) / (middle.length - 1)]);
  const fan = intervals.toReversed().map(
    ({ percent, low, high }): Mark => ({
      kind: 'interval',
      points: [...edge(high), ...edge(low).reverse()],
      name: `${percent} % interval`,
    }),
  );
  return [...fan, { kind: 'projected', points: middle, name: 'Projected' }];
}

function pathOf(
  path: readonly { readonly date: string; readonly amount: number }[],
  from: Point,
  to: Point,
): readonly Point[] {
  let sum = from[1];
  const days = path.map(({ date, amount }): Point => {
    sum += amount;
    return [Number(date.slice(8)), sum];
  });
  return days.length > 1 ? [from, ...days.slice(0, -1), to] : [from, to];
}

function budgetMarks({ amount, course }: BudgetState, end: number): Mark[] {
  if (amount === 'unknown') return [];
  const limit: Mark = {
    kind: 'limit',
    points: [
      [0, amount],
      [end, amount],
    ],
    name: 'Budget',
  };
  if (course === undefined) return [limit];
  const days = course.map((expected, index): Point => [index + 1, expected]);
  return [limit, { kind: 'course', points: [[0, 0], ...days], name: 'Expected by the budget' }];
}

/** Days in a `YYYY-MM` month. */
function daysIn(month: string): number {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}
