import { addDays } from '../../domain/cost/calendar.ts';
import { metricText } from '../../domain/cost/cost-record.ts';
import type { MonthStanding } from '../../domain/cost/month-standing.ts';
import type { ProjectedCosts, ProjectedSeries } from '../../domain/cost/projected-costs.ts';
import { spentToDate } from '../budget-words.ts';
import { plain } from '../escape.ts';
import { intervalsText, restatedText } from '../outlook-words.ts';
import { figureText, plural } from '../report-words.ts';
import { type Canvas, labelled, pad, shorten } from './layout.ts';

const figureWidth = 12;
const between = ' to';
const intervalWidth = 2 * figureWidth + between.length;
const labelWidth = 10;

/** Month-end projections with what they rest on; every line fits the canvas. */
export function renderProjection(costs: ProjectedCosts, canvas: Canvas): string {
  const { columns, paint } = canvas;
  const month = costs.series[0]?.standing.month ?? costs.on.slice(0, 7);
  const nameWidth = columns - intervalWidth - 2 * figureWidth;
  const head = [
    pad(`Month ${month}`, nameWidth),
    pad('to date', figureWidth, 'right'),
    pad('projected', figureWidth, 'right'),
    pad('80 % interval', intervalWidth, 'right'),
  ].join('');
  return [
    ...labelled('from', basis(costs), labelWidth, columns),
    ...labelled('judged', judged(costs), labelWidth, columns),
    ...late(costs, columns),
    ...labelled('assumed', assumed(costs), labelWidth, columns),
    '',
    paint('bold', head),
    ...costs.series.flatMap((it) => rows(it, nameWidth, canvas)),
  ].join('\n');
}

function late({ reading }: ProjectedCosts, columns: number): string[] {
  const text = restatedText(reading.restated, reading.currency);
  return text === undefined ? [] : labelled('late', text, labelWidth, columns);
}

function basis({ reading, series }: ProjectedCosts): string {
  const { source, currency, capturedAt } = reading;
  const types = [...new Set(series.flatMap(({ standing }) => Object.keys(standing.byChargeType)))];
  const parts = [
    metricText(reading),
    currency === 'unknown' ? 'currency not named' : currency,
    `charges: ${types.join(', ') || 'none yet'}`,
    ...(capturedAt === undefined ? [] : [`read ${capturedAt.slice(0, 10)}`]),
  ];
  return `${source}: ${parts.join('; ')}`;
}

function judged({
  reading,
  on,
  newestDay,
  judgedUntil,
  growingFrom,
  series,
}: ProjectedCosts): string {
  const missing = Math.max(...series.map(({ standing }) => missingDays(standing)), 0);
  const parts = [
    `on ${on}, from complete days up to ${addDays(judgedUntil, -1)}`,
    growingFrom === undefined ? '' : leftOut(growingFrom, newestDay),
    reading.kind === 'plain-csv' && missing > 0
      ? `${plural(missing, 'day')} of the month without a row`
      : '',
  ];
  return parts.filter(Boolean).join('; ');
}

function assumed({ planned }: ProjectedCosts): string {
  if (planned.length === 0) return 'nothing changes';
  return `nothing changes but what is planned: ${plain(planned.join(', '), 300)}`;
}

const leftOut = (from: string, to: string): string =>
  from === to
    ? `${from} may still grow and is left out`
    : `${from} to ${to} may still grow and are left out`;

const missingDays = ({ asOf, days }: MonthStanding): number =>
  asOf === undefined ? 0 : Number(asOf.slice(8)) - days.length;

function rows(
  { series, standing }: ProjectedSeries,
  nameWidth: number,
  { columns, paint }: Canvas,
): string[] {
  const { projection } = standing;
  const spent = spentToDate(standing);
  const name = pad(shorten(plain(series), nameWidth - 1), nameWidth);
  const figure = (value: number) => pad(figureText(value), figureWidth, 'right');
  const toDate = spent === undefined ? pad('unknown', figureWidth, 'right') : figure(spent);
  if (projection.kind === 'unknown') {
    return [
      `${name}${toDate}${pad('unknown', figureWidth, 'right')}`,
      ...labelled('', projection.reason, 4, columns),
    ];
  }
  const { total, low80, high80 } = projection;
  const others = intervalsText(standing);
  return [
    `${name}${toDate}${figure(total)}${figure(low80)}${between}${figure(high80)}`,
    ...(others === undefined ? [] : [paint('dim', pad(others, columns, 'right'))]),
  ];
}
