import type { Budget, BudgetThreshold } from '../../lib/domain/cost/budget.ts';
import { addMonths } from '../../lib/domain/cost/calendar.ts';
import type { CostViolation } from '../../lib/domain/violation/violation.ts';
import { type ShownCosts, spentToDate } from './bill.ts';
import type { World } from './world.ts';

/** A budget's threshold in a month is one row, if a run was shown that it is passed and only then. */
export function* moneyJudgedOnce(
  { bill, budgets }: World,
  rows: readonly CostViolation[],
): Generator<string> {
  const keys = rows.map(({ state, crossing }) =>
    keyOf(state.budget, state.month, crossing.threshold),
  );
  const known = new Set(keys);
  if (known.size < keys.length) yield `a threshold was recorded twice: ${keys.join('; ')}`;
  for (const { crossing, fingerprint } of rows)
    if (crossing.amount <= crossing.limitAmount) yield `${fingerprint} is below its limit`;

  const whole = bill.shown.filter(({ invocation }) => invocation.returned);
  const due = new Set(
    whole.flatMap((shown) => passed(shown, budgets, monthsOf(shown).slice(0, 1))),
  );
  for (const key of due.difference(known))
    yield `${key} was passed, a run was shown it, and it is no row`;
  const possible = new Set(bill.shown.flatMap((shown) => passed(shown, budgets, monthsOf(shown))));
  for (const key of known.difference(possible))
    if (key.endsWith('actual')) yield `${key} is a row and was not passed`;
}

/** The month a run judged, and the one before, which may still settle. */
const monthsOf = ({ atMs }: ShownCosts): string[] => {
  const month = new Date(atMs).toISOString().slice(0, 7);
  return [month, addMonths(month, -1)];
};

/** Thresholds on actual spend that a run was shown to be passed, by sums of our own. */
function passed(
  { reading }: ShownCosts,
  budgets: readonly Budget[],
  months: readonly string[],
): string[] {
  return months.flatMap((month) => {
    const spent = spentToDate(reading, month);
    return budgets.flatMap((budget) =>
      budget.thresholds
        .filter(({ on, percent }) => on === 'actual' && spent > limitOf(budget, percent))
        .map((threshold) => keyOf(budget, month, threshold)),
    );
  });
}

const limitOf = ({ monthlyAmount }: Budget, percent: number): number =>
  (Number(monthlyAmount) * percent) / 100;

const keyOf = ({ name }: Budget, month: string, { on, percent }: BudgetThreshold): string =>
  `${name}, ${month}, ${percent} % ${on}`;
