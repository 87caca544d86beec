import type { MoneySeries } from '../../domain/scorecard/report.ts';
import { amountText, figureText, plural } from '../report-words.ts';
import { html, type Markup } from './html.ts';
import { plot } from './plot.ts';

const daysShown = 90;

/** Cost a day over the last ninety complete days. */
export function dailyChart(series: MoneySeries, currency: string): Markup {
  const days = series.days.slice(-daysShown);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return html`<p>No complete day is known.</p>`;
  const dearest = days.reduce((a, b) => (b.amount > a.amount ? b : a));
  const mean = days.reduce((sum, { amount }) => sum + amount, 0) / days.length;
  return plot({
    description: `Cost a day over ${plural(days.length, 'complete day')}: ${amountText(mean, currency)} on average; the dearest was ${dearest.date} with ${amountText(dearest.amount, currency)}.`,
    marks: [
      {
        kind: 'actual',
        points: days.map(({ amount }, index) => [index, amount]),
        name: 'Cost a day',
      },
    ],
    extent: [0, days.length - 1],
    xLabels: days.length === 1 ? [first.date] : [first.date, last.date],
    yText: (value) => figureText(value).replace('.00', ''),
  });
}
