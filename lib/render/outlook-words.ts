import type { BudgetState } from '../domain/cost/budget.ts';
import type { Calibration } from '../domain/cost/calibration.ts';
import type { Restatement } from '../domain/cost/restatement.ts';
import { amountText, figureText, percentText, plural, timeText } from './report-words.ts';

/** `31 % likely to go over budget, on 24 Nov if nothing changes`; undefined where that is not known. */
export function overrunText({ overrun, actualToDate, amount }: BudgetState): string | undefined {
  if (overrun === undefined || (amount !== 'unknown' && actualToDate > amount)) return undefined;
  const { probability, on } = overrun;
  const likely = `${likelihoodText(probability)} likely to go over budget`;
  return on === undefined
    ? `${likely}, not expected to if nothing changes`
    : `${likely}, on ${on} if nothing changes`;
}

/** A forecast is never sure: `under 1 %`, `over 99 %`. */
function likelihoodText(probability: number): string {
  if (probability < 0.01) return 'under 1 %';
  return probability > 0.99 ? 'over 99 %' : `${Math.round(probability * 100)} %`;
}

/** `50 %: 4,900 to 5,200; 95 %: 4,500 to 5,900`; undefined without a projection. */
export function intervalsText({ projection }: Pick<BudgetState, 'projection'>): string | undefined {
  if (projection.kind === 'unknown' || projection.intervals === undefined) return undefined;
  return projection.intervals
    .filter(({ percent }) => percent !== 80)
    .map(({ percent, low, high }) => `${percent} %: ${figureText(low)} to ${figureText(high)}`)
    .join('; ');
}

/** How far projections were off on past months, in one sentence without a full stop. */
export function calibrationText({ months, days, coverage }: Calibration): string {
  const errors = days.map(({ day, error }) => `${(error * 100).toFixed(1)} % after ${day} days`);
  const cases = coverage.reduce((sum, it) => sum + it.cases, 0);
  const held = coverage.reduce(
    (sum, it) => sum + it.cases * (it.inside.find(({ percent }) => percent === 80)?.share ?? 0),
    0,
  );
  return `on ${plural(months, 'past month')} of these costs, projections were off by ${errors.join(', ')}; the 80 % interval held ${percentText(held / cases)} of the totals`;
}

/** `Restated since 2026-11-17 11:00 UTC: 16 Nov: 22.41, now 31.49 USD; …`; undefined where nothing was. */
export function restatedText(
  restated: readonly Restatement[] | undefined,
  currency: string,
): string | undefined {
  const [first] = restated ?? [];
  if (restated === undefined || first === undefined) return undefined;
  const days = restated.map(
    ({ date, was, now }) =>
      `${shortDate(date)}: ${figureText(was)}, now ${amountText(now, currency)}`,
  );
  return `restated since ${timeText(first.seenAt)}: ${days.join('; ')}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `16 Nov` of a `YYYY-MM-DD`. */
export const shortDate = (date: string): string =>
  `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1] ?? ''}`;
