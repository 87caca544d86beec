import { exactAmount } from '../text/exact-amount.ts';
import type { Look } from './look.ts';
import type { CostComparison } from './metrics/cost-reduction.ts';
import type { CostBaseline } from './policy.ts';
import type { MoneySection } from './report.ts';

const source = 'costs';
/** Long enough to hold every weekday alike and most monthly charges once. */
const currentDays = 30;
const daysAYear = 365.25;

/** The last complete days against the baseline, both as an average day. */
export function compareCosts(
  money: MoneySection | undefined,
  baseline: CostBaseline | undefined,
): Look<CostComparison> {
  if (baseline === undefined)
    return unseen('no baseline is set: write one under scorecard.costBaseline');
  if (money === undefined) return unseen('costs were never judged');
  if (money.currency !== 'unknown' && money.currency !== baseline.currency)
    return unseen(`costs are in ${money.currency}, the baseline in ${baseline.currency}`);
  const [only, ...others] = money.series;
  const total = money.series.find(({ name }) => name === 'total') ?? only;
  if (total === undefined || (others.length > 0 && total.name !== 'total'))
    return unseen('no series of the costs stands for the whole');
  const days = total.days.slice(-currentDays);
  if (days.length < currentDays)
    return unseen(`only ${days.length} complete days of cost are known, ${currentDays} are needed`);
  const spent = days.reduce((sum, { amount }) => sum + amount, 0);
  const { monthlyAmount, currency, period, growthPercent = 0 } = baseline;
  return {
    kind: 'seen',
    source,
    value: {
      baselineDaily: ((monthlyAmount * 12) / daysAYear) * (1 + growthPercent / 100),
      currentDaily: spent / days.length,
      currentDays: days.length,
      how: `an average day of ${days[0]?.date} to ${days.at(-1)?.date} against ${exactAmount(monthlyAmount, currency)} a month (${period}); ${growthPercent === 0 ? 'not corrected for growth' : `raised by ${growthPercent} % of growth`}`,
    },
  };
}

const unseen = (reason: string): Look<CostComparison> => ({ kind: 'unseen', source, reason });
