import type { Metric, Scorecard, Standing } from '../../domain/scorecard/scorecard.ts';
import { timeText } from '../report-words.ts';
import {
  basisText,
  detailText,
  metricName,
  periodOf,
  standingName,
  targetText,
  trendText,
  unitText,
} from '../scorecard-words.ts';
import { gateLines } from './gates.ts';
import { type Canvas, labelled, pad, type Style } from './layout.ts';

const style: Readonly<Record<Standing, Style>> = { met: 'green', missed: 'red', unknown: 'yellow' };
const indent = 4;

/** The five metrics and the five gates. */
export function scorecardLines(scorecard: Scorecard, canvas: Canvas): string[] {
  const { paint } = canvas;
  return [
    paint('bold', `Scorecard of ${periodOf(scorecard)}`),
    paint('dim', `  graded ${timeText(scorecard.gradedAt)}`),
    ...scorecard.metrics.flatMap((metric) => ['', ...metricLines(metric, canvas)]),
    '',
    paint('bold', 'Gates'),
    ...gateLines(scorecard.gates, canvas),
  ];
}

function metricLines(metric: Metric, { columns, paint }: Canvas): string[] {
  const { id, value, unit, standing, details } = metric;
  const figure = paint(style[standing], unitText(value, unit));
  const where = standing === 'unknown' ? '' : `${standingName[standing]}, `;
  const more = details.map(detailText).join('; ');
  const quiet = [basisText(metric), trendText(metric), ...(more === '' ? [] : [more])];
  return [
    `  ${pad(metricName[id], 26)}${figure}  ${where}target ${targetText(metric)}`,
    ...quiet
      .flatMap((text) => labelled('', text, indent, columns))
      .map((line) => paint('dim', line)),
  ];
}
