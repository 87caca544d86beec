import { addDays, daysBetween } from '../domain/cost/calendar.ts';
import type { ComparedPeriod, Reduction } from '../domain/cost/reduction/reduction.ts';
import { changeText, countedReduction, reductionText, signedText } from './reduction-words.ts';
import { amountText, plural } from './report-words.ts';

/** A label of one word or two, and what there is to say. Texts are hostile. */
export type ReductionRow = readonly [label: string, text: string];

/** `2026-01-01 to 2026-03-31, 90 days: 18,000 USD, 200 USD a day`. */
export function periodText(
  { from, until, days, amount }: ComparedPeriod,
  currency: string,
): string {
  const all = daysBetween(from, addDays(until, 1)).length;
  const held = days === all ? plural(days, 'day') : `${days} of ${plural(all, 'day')}`;
  return `${from} to ${until}, ${held}: ${amountText(amount, currency)}, ${amountText(amount / days, currency)} a day`;
}

/** How far costs came down, raw first, and how far that is from the target. */
export function comparedRows(reduction: Reduction): ReductionRow[] {
  return [
    ...reduction.normalised.map(
      (it): ReductionRow => [it.by === 'nothing' ? 'raw' : `by ${it.by}`, reductionText(it)],
    ),
    ...unitRow(reduction),
    ...targetRows(reduction),
  ];
}

function unitRow({ units }: Reduction): ReductionRow[] {
  if (units === undefined) return [];
  const { name, baseline, current } = units;
  const count = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 1 });
  return [['units', `${name}: ${count(baseline)} a day, now ${count(current)}`]];
}

function targetRows(reduction: Reduction): ReductionRow[] {
  const { targetPercent, months, outlook } = reduction;
  const counted = countedReduction(reduction);
  const reached = counted === undefined ? 'unknown' : wayText(counted.share, targetPercent);
  const all = months.map(({ month, share }) => `${month} ${changeText(share)}`).slice(-6);
  return [
    ['target', `${targetPercent} % less: ${reached}`],
    ...(all.length > 0 ? [['by month', `${all.join(', ')} (raw)`] as const] : []),
    ['heading for', outlookText(outlook)],
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
      : ` (80 % interval: ${changeText(bounds.high)} to ${changeText(bounds.low)})`;
  return `${changeText(outlook.share)} in ${outlook.month}, if nothing changes${between}`;
}

/** What was left out of the comparison, and what it came to; undefined when nothing was. */
export function leftOutText({ leftOut, currency }: Reduction): string | undefined {
  const out = Object.entries(leftOut).map(
    ([type, amount]) => `${type} ${amountText(amount, currency)}`,
  );
  return out.length === 0 ? undefined : `${out.join(', ')}: no saving`;
}

/** `-120.00 USD in 30 days`: what the effects below add up to. */
export const changeInAll = ({ effects, current, currency }: Reduction): string =>
  `${signedText(effects.change, currency)} in ${plural(current.days, 'day')}`;

/** Why: each cause with its amount; they add up to the change. */
export function effectRows({ effects, currency }: Reduction): ReductionRow[] {
  const rows: readonly (readonly [string, number, string])[] = [
    ['usage', effects.usage, "more or less was used, counted at the baseline's prices"],
    ['rate', effects.rate, 'the price of what is used went up or down'],
    ['commitment', effects.commitment, 'fees of commitments and discounts'],
    ['unsplit', effects.unsplit, 'usage or rate, not known which: these costs name no quantity'],
  ];
  const nothingSplit = effects.usage === 0 && effects.rate === 0 && effects.unsplit !== 0;
  const isShown = (name: string, amount: number) => {
    if (name === 'unsplit') return Math.abs(amount) >= 0.005;
    // Without quantities these are unknown, which is not zero.
    return name === 'commitment' || !nothingSplit;
  };
  return rows
    .filter(([name, amount]) => isShown(name, amount))
    .map(([name, amount, why]) => [name, `${signedText(amount, currency)}: ${why}`]);
}

const shownAdvice = 5;

/** What could be saved still, what was taken of it, and what the bill says of that. */
export function adviceRows({ advice, taken = [] }: Reduction): ReductionRow[] {
  if (advice === undefined) return [];
  const { recommendations, dedupedMonthlySavings: deduped, currency } = advice;
  const sum = recommendations.reduce((all, { monthlySavings }) => all + monthlySavings, 0);
  const rest = recommendations.length - shownAdvice;
  const total =
    deduped === 'unknown'
      ? `at most ${amountText(sum, currency)}, for some exclude each other`
      : `${amountText(deduped, currency)} without what two would both save`;
  return [
    ['a month', total],
    ...recommendations
      .slice(0, shownAdvice)
      .map(
        ({ monthlySavings, action, kind, resource }): ReductionRow => [
          '',
          `${amountText(monthlySavings, currency)}: ${action} ${kind} ${resource}`,
        ],
      ),
    ...(rest > 0 ? [['', `and ${rest} more`] as const] : []),
    ...taken.map(
      ({ recommendation, verifiedMonthly }): ReductionRow => [
        'taken',
        `${recommendation.action} ${recommendation.resource}: ${amountText(recommendation.monthlySavings, currency)} a month expected; on the bill: ${verifiedMonthly === 'unknown' ? 'unknown, it names no such resource' : `${amountText(verifiedMonthly, currency)} less`}`,
      ],
    ),
  ];
}
