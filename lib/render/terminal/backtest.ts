import type { Calibration } from '../../domain/cost/calibration.ts';
import { plural } from '../report-words.ts';
import { type Canvas, labelled, pad } from './layout.ts';

const width = 12;
const figure = (share: number): string => pad((share * 100).toFixed(1), width, 'right');
const head = (names: readonly string[]): string =>
  names.map((it) => pad(it, width, 'right')).join('');

/** What a backtest found: errors by day of the month, coverage of the intervals, the Brier score. */
export function renderBacktest(
  { months, days, coverage, brier }: Calibration,
  source: string,
  { columns, paint }: Canvas,
): string {
  if (months === 0) {
    const text = `${source}: no whole month with 28 days of costs before it, so nothing to hold a projection against`;
    return labelled('unknown', text, 10, columns).join('\n');
  }
  const percents = coverage[0]?.inside.map(({ percent }) => `${percent} %`) ?? [];
  return [
    ...labelled(
      'from',
      `${source}: ${plural(months, 'month')}, each projected again from what was known`,
      10,
      columns,
    ),
    '',
    'Mean absolute error of the month-end total, %',
    paint('bold', `${pad('days known', width)}${head(['projected', 'run-rate', 'last seven'])}`),
    ...days.map(
      ({ day, error, runRateError, lastWeekError }) =>
        `${pad(String(day), width)}${figure(error)}${figure(runRateError)}${figure(lastWeekError)}`,
    ),
    '',
    'Actual totals inside each interval, %',
    paint('bold', `${pad('days known', width)}${head([...percents, 'cases'])}`),
    ...coverage.map(
      ({ from, to, inside, cases }) =>
        `${pad(`${from} to ${to}`, width)}${inside.map(({ share }) => figure(share)).join('')}${pad(String(cases), width, 'right')}`,
    ),
    ...(brier === undefined
      ? []
      : [
          '',
          ...labelled(
            'overrun',
            `Brier score of the probability to pass 90, 100 and 110 % of the month before: ${brier.score.toFixed(3)}; of a run-rate's yes or no: ${brier.runRate.toFixed(3)} (0 is perfect)`,
            10,
            columns,
          ),
        ]),
  ].join('\n');
}
