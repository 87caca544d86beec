import type { Reduction } from '../../domain/cost/reduction/reduction.ts';
import { plain } from '../escape.ts';
import {
  adviceRows,
  changeInAll,
  comparedRows,
  effectRows,
  leftOutText,
  periodText,
  type ReductionRow,
} from '../reduction-rows.ts';
import { plural } from '../report-words.ts';
import { type Canvas, labelled } from './layout.ts';

const labelWidth = 13;
const daysAYear = 365.25;

/** What costs came down to since the baseline, and why; every line fits the canvas. */
export function renderReduction(reduction: Reduction, source: string, canvas: Canvas): string {
  const { columns, paint } = canvas;
  const row = ([label, text]: ReductionRow) => labelled(label, text, labelWidth, columns);
  const indented = ([label, text]: ReductionRow) => row([label === '' ? '' : `  ${label}`, text]);
  const { currency, metric, baseline, current, advice } = reduction;
  const leftOut = leftOutText(reduction);
  return [
    ...row([
      'from',
      `${source}: ${metric}, ${currency === 'unknown' ? 'currency not named' : currency}; only complete days`,
    ]),
    ...row(['baseline', periodText(baseline, currency)]),
    ...row(['now', periodText(current, currency)]),
    ...(leftOut === undefined ? [] : row(['left out', leftOut])),
    '',
    paint('bold', 'Reduction'),
    ...comparedRows(reduction).flatMap(row),
    '',
    paint('bold', `Why: ${changeInAll(reduction)}`),
    ...effectRows(reduction).flatMap(indented),
    ...(advice === undefined ? [] : ['', paint('bold', recommendedText(advice))]),
    ...adviceRows(reduction).flatMap(indented),
    '',
    paint('bold', 'To freeze this baseline, in bandog.yaml'),
    ...frozen(reduction),
    '',
  ].join('\n');
}

const recommendedText = ({ recommendations }: NonNullable<Reduction['advice']>): string =>
  `Recommended: ${plural(recommendations.length, 'way')} to save`;

function frozen({ baseline, currency, units }: Reduction): string[] {
  const monthly = ((baseline.amount / baseline.days) * daysAYear) / 12;
  return [
    'scorecard:',
    '  costBaseline:',
    `    monthlyAmount: ${monthly.toFixed(2)}`,
    ...(currency === 'unknown' ? [] : [`    currency: ${plain(currency)}`]),
    `    period: ${baseline.from} to ${baseline.until}`,
    ...(units === undefined
      ? []
      : [`    growthPercent: ${((units.current / units.baseline - 1) * 100).toFixed(1)}`]),
  ];
}
