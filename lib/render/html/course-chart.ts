import type { BudgetState } from '../../domain/cost/budget.ts';
import type { Interval } from '../../domain/cost/projection.ts';
import { projectionText } from '../budget-words.ts';
import { shortDate } from '../outlook-words.ts';
import { amountText, figureText } from '../report-words.ts';
import { type Chart, chart } from './chart.ts';
import { band, line, type Values } from './chart-series.ts';
import { type Markup, nothing } from './html.ts';

type Legend = Chart['legend'];
type Dated = readonly { readonly date: string; readonly amount: number }[];

/** Spend adding up over the month, beside the course the budget expects and where it is heading. */
export function courseChart(state: BudgetState): Markup {
  const { days, month, amount, currency, actualToDate } = state;
  if (days === undefined || days.length === 0) return nothing;
  const monthDays = daysIn(month);
  const actual = byDay(days, monthDays, 0);
  const lastDay = Number(days.at(-1)?.date.slice(8));
  const outlook = outlookOf(state, lastDay, actual[lastDay - 1] ?? 0, monthDays);
  const limits = limitsOf(state, monthDays);
  const of =
    amount === 'unknown' ? 'no amount is set' : `the budget is ${amountText(amount, currency)}`;
  return chart({
    description: `${month}, spend added up day by day: ${amountText(actualToDate, currency)} so far; projected month-end ${projectionText(state)}; ${of}.`,
    places: Array.from({ length: monthDays }, (_, index) =>
      shortDate(`${month}-${String(index + 1).padStart(2, '0')}`),
    ),
    series: [...outlook.series, ...limits.series, line('actual', actual)],
    legend: [['actual', 'Spent so far'], ...outlook.legend, ...limits.legend],
    valueText: (value) => figureText(value).replace('.00', ''),
  });
}

/** What has added up by the end of each day, from `start` on; nothing on days that are not given. */
function byDay(days: Dated, monthDays: number, start: number): (number | undefined)[] {
  const ends: (number | undefined)[] = Array.from({ length: monthDays });
  let sum = start;
  for (const { date, amount } of days) {
    sum += amount;
    ends[Number(date.slice(8)) - 1] = sum;
  }
  return ends;
}

interface Part {
  readonly series: readonly object[];
  readonly legend: Legend;
}

/** The intervals fan out from the last known day: as they were projected, or straight to the month's end. */
function outlookOf(
  { projection }: BudgetState,
  day: number,
  spent: number,
  monthDays: number,
): Part {
  if (projection.kind === 'unknown' || day >= monthDays) return { series: [], legend: [] };
  const { low80: low, high80: high, total, path = [], fan = [] } = projection;
  const { intervals = [{ percent: 80, low, high }] } = projection;
  const middle = pathOf(path, { day, spent, total, monthDays });
  const left = monthDays - day;
  const straight = (bound: number): Values =>
    middle.map((value, index) =>
      value === undefined ? undefined : value + ((bound - total) * (index + 1 - day)) / left,
    );
  const projected = (percent: number, edge: 'low' | 'high'): Values =>
    middle.map((_, index) => {
      if (index + 1 === day) return spent;
      const ahead = fan[index - day]?.intervals;
      return ahead?.find((it) => it.percent === percent)?.[edge];
    });
  const edges = ({ percent, low, high }: Interval): readonly [Values, Values] =>
    fan.length === left
      ? [projected(percent, 'low'), projected(percent, 'high')]
      : [straight(low), straight(high)];
  return {
    series: [
      ...intervals.flatMap((it) => band(`${it.percent}`, ...edges(it))),
      line('projected', middle),
    ],
    legend: [
      ['projected', 'Projected'],
      ['interval', `${intervals.map(({ percent }) => percent).join(', ')} % intervals`],
    ],
  };
}

interface Outlook {
  readonly day: number;
  readonly spent: number;
  readonly total: number;
  readonly monthDays: number;
}

/** From what was spent to the total: by the days expected, or straight. */
function pathOf(path: Dated, { day, spent, total, monthDays }: Outlook): Values {
  const ends = byDay(path, monthDays, spent);
  const straight = (index: number) =>
    spent + ((total - spent) * (index + 1 - day)) / (monthDays - day);
  const known = path.length === monthDays - day;
  return ends.map((end, index) => {
    if (index + 1 < day) return undefined;
    if (index + 1 === day) return spent;
    return index + 1 === monthDays ? total : known ? end : straight(index);
  });
}

function limitsOf({ amount, course }: BudgetState, monthDays: number): Part {
  if (amount === 'unknown') return { series: [], legend: [] };
  const limit = line('limit', new Array<number>(monthDays).fill(amount));
  if (course === undefined) return { series: [limit], legend: [['limit', 'Budget']] };
  return {
    series: [limit, line('course', course)],
    legend: [
      ['limit', 'Budget'],
      ['course', 'Expected by the budget'],
    ],
  };
}

/** Days in a `YYYY-MM` month. */
function daysIn(month: string): number {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}
