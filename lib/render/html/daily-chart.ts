import type { MoneySeries } from '../../domain/scorecard/report.ts';
import { shortDate } from '../outlook-words.ts';
import { amountText, figureText, plural } from '../report-words.ts';
import { chart } from './chart.ts';
import { line, type Pin } from './chart-series.ts';
import { html, type Markup } from './html.ts';

const daysShown = 90;

/** Cost a day over the last ninety complete days; `marks` are letters by `YYYY-MM-DD`. */
export function dailyChart(
  series: MoneySeries,
  currency: string,
  marks: ReadonlyMap<string, string> = new Map(),
): Markup {
  const days = series.days.slice(-daysShown);
  const [first] = days;
  if (first === undefined) return html`<p>No complete day is known.</p>`;
  const dearest = days.reduce((a, b) => (b.amount > a.amount ? b : a));
  const mean = days.reduce((sum, { amount }) => sum + amount, 0) / days.length;
  const pins = days.flatMap(({ date, amount }): Pin[] => {
    const letter = marks.get(date);
    return letter === undefined ? [] : [{ place: shortDate(date), value: amount, letter }];
  });
  return chart({
    description: `Cost a day over ${plural(days.length, 'complete day')}: ${amountText(mean, currency)} on average; the dearest was ${dearest.date} with ${amountText(dearest.amount, currency)}.`,
    places: days.map(({ date }) => shortDate(date)),
    series: [
      line(
        'actual',
        days.map(({ amount }) => amount),
        pins,
      ),
    ],
    legend: [['actual', 'Cost a day']],
    valueText: (value) => figureText(value).replace('.00', ''),
  });
}
