import { addDays, daysBetween } from '../../domain/cost/calendar.ts';
import type { ComparedPeriod, Reduction } from '../../domain/cost/reduction/reduction.ts';
import { plain } from '../escape.ts';
import { changeText, countedReduction, reductionText, signedText } from '../reduction-words.ts';
import { amountText, plural } from '../report-words.ts';
import { type Canvas, labelled } from './layout.ts';

const labelWidth = 13;
const shownAdvice = 5;
const daysAYear = 365.25;

/** What costs came down to since the baseline, and why; every line fits the canvas. */
export function renderReduction(reduction: Reduction, source: string, canvas: Canvas): string {
  const { columns, paint } = canvas;
  const row = (label: string, text: string) => labelled(label, text, labelWidth, columns);
  const { currency, metric, baseline, current, normalised, leftOut } = reduction;
  const out = Object.entries(leftOut).map(
    ([type, amount]) => `${type} ${amountText(amount, currency)}`,
  );
  return [
    ...row(
      'from',
      `${source}: ${metric}, ${currency === 'unknown' ? 'currency not named' : currency}; only complete days`,
    ),
    ...row('baseline', periodText(baseline, currency)),
    ...row('now', periodText(current, currency)),
    ...(out.length > 0 ? row('left out', `${out.join(', ')}: no saving`) : []),
    '',
    paint('bold', 'Reduction'),
    ...normalised.flatMap((it) =>
      row(it.by === 'nothing' ? 'raw' : `by ${it.by}`, reductionText(it)),
    ),
    ...unitRow(reduction, row),
    ...targetRows(reduction, row),
    '',
    paint(
      'bold',
      `Why: ${signedText(reduction.effects.change, currency)} in ${plural(current.days, 'day')}`,
    ),
    ...effectRows(reduction, row),
    ...adviceRows(reduction, row).map((line, index) => (index === 1 ? paint('bold', line) : line)),
    '',
    paint('bold', 'To freeze this baseline, in bandog.yaml'),
    ...frozen(reduction),
    '',
  ].join('\n');
}

type Row = (label: string, text: string) => string[];

function periodText({ from, until, days, amount }: ComparedPeriod, currency: string): string {
  const all = daysBetween(from, addDays(until, 1)).length;
  const held = days === all ? plural(days, 'day') : `${days} of ${plural(all, 'day')}`;
  return `${from} to ${until}, ${held}: ${amountText(amount, currency)}, ${amountText(amount / days, currency)} a day`;
}

function unitRow({ units }: Reduction, row: Row): string[] {
  if (units === undefined) return [];
  const { name, baseline, current } = units;
  const count = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 1 });
  return row('units', `${name}: ${count(baseline)} a day, now ${count(current)}`);
}

function targetRows(reduction: Reduction, row: Row): string[] {
  const { targetPercent, months, outlook } = reduction;
  const counted = countedReduction(reduction);
  const reached = counted === undefined ? 'unknown' : wayText(counted.share, targetPercent);
  const all = months.map(({ month, share }) => `${month} ${changeText(share)}`).slice(-6);
  return [
    ...row('target', `${targetPercent} % less: ${reached}`),
    ...(all.length > 0 ? row('by month', `${all.join(', ')} (raw)`) : []),
    ...row('heading for', outlookText(outlook)),
  ];
}

function wayText(share: number, targetPercent: number): string {
  const way = (share * 100) / targetPercent;
  if (way >= 1) return 'reached';
  return way > 0 ? `${Math.floor(way * 100)} % of the way` : 'costs rose';
}

function outlookText(outlook: Reduction['outlook']): string {
  if ('unknown' in outlook) return `unknown: ${outlook.unknown}`;
  const bounds = outlook.intervals.find(({ percent }) => percent === 80);
  const between =
    bounds === undefined
      ? ''
      : ` (80 % interval: ${changeText(bounds.low)} to ${changeText(bounds.high)})`;
  return `${changeText(outlook.share)} in ${outlook.month}, if nothing changes${between}`;
}

function effectRows({ effects, currency }: Reduction, row: Row): string[] {
  const rows: readonly (readonly [string, number, string])[] = [
    ['usage', effects.usage, "more or less was used, at the baseline's prices"],
    ['rate', effects.rate, 'what is used costs something else'],
    ['commitment', effects.commitment, 'fees of commitments and discounts'],
    ['unsplit', effects.unsplit, 'usage or rate: these costs name no quantity'],
  ];
  return rows
    .filter(([name, amount]) => name !== 'unsplit' || Math.abs(amount) >= 0.005)
    .flatMap(([name, amount, why]) => row(`  ${name}`, `${signedText(amount, currency)}: ${why}`));
}

function adviceRows({ advice, taken }: Reduction, row: Row): string[] {
  if (advice === undefined) return [];
  const { recommendations, dedupedMonthlySavings: deduped, currency } = advice;
  const sum = recommendations.reduce((all, { monthlySavings }) => all + monthlySavings, 0);
  const rest = recommendations.length - shownAdvice;
  const total =
    deduped === 'unknown'
      ? `at most ${amountText(sum, currency)}, for some exclude each other`
      : `${amountText(deduped, currency)} without what two would both save`;
  return [
    '',
    `Recommended: ${plural(recommendations.length, 'way')} to save`,
    ...row('  a month', total),
    ...recommendations
      .slice(0, shownAdvice)
      .flatMap(({ monthlySavings, action, kind, resource }) =>
        row('', `${amountText(monthlySavings, currency)}: ${action} ${kind} ${resource}`),
      ),
    ...(rest > 0 ? row('', `and ${rest} more`) : []),
    ...(taken ?? []).flatMap(({ recommendation, verifiedMonthly }) =>
      row(
        '  taken',
        `${recommendation.action} ${recommendation.resource}: ${amountText(recommendation.monthlySavings, currency)} a month expected; on the bill: ${verifiedMonthly === 'unknown' ? 'unknown, it names no such resource' : `${amountText(verifiedMonthly, currency)} less`}`,
      ),
    ),
  ];
}

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
