import { severities } from '../domain/violation/severity.ts';
import type { CostViolation } from '../domain/violation/violation.ts';
import type { AlertText } from './alert-text.ts';
import { projectionText } from './budget-words.ts';
import { plain } from './escape.ts';
import { overrunText } from './outlook-words.ts';
import { amountText } from './report-words.ts';

/** The words of one budget's crossings in one month; the headline speaks of the worst of them. */
export function costWords(violations: readonly [CostViolation, ...CostViolation[]]): AlertText {
  const worst = violations.reduce(worseOf);
  const { state } = worst;
  const { budget, currency } = state;
  return {
    headline: `budget “${plain(budget.name, 80)}” for ${state.month}: ${crossingText(worst)}`,
    facts: [
      {
        label: 'Budget',
        text: `${budget.name}, ${amountOf(state.amount, currency)} for ${state.month}`,
      },
      { label: 'Account', text: worst.account },
      { label: 'Spent', text: spentText(worst) },
      { label: 'Month-end', text: projectionText(state) },
      ...outlook(state),
      { label: 'Why', text: worst.reason },
      { label: 'Figures', text: `${state.metric} in ${currency}, ${asOfText(worst)}` },
      { label: 'Charges', text: chargesText(worst) },
    ],
    items:
      violations.length === 1 ? [] : violations.map((it) => `[${it.severity}] ${crossingText(it)}`),
    steps: [
      'See which service and account grew: Cost Explorer, grouped by service, this month by day.',
      'Not meant: stop or shrink what grew. Meant: raise the budget in bandog.yaml or AWS Budgets.',
    ],
    links: [
      {
        label: 'Cost Explorer',
        url: 'https://console.aws.amazon.com/costmanagement/home#/cost-explorer',
      },
    ],
  };
}

function outlook(state: CostViolation['state']): AlertText['facts'] {
  const text = overrunText(state);
  return text === undefined ? [] : [{ label: 'Outlook', text }];
}

const worseOf = (a: CostViolation, b: CostViolation): CostViolation =>
  severities.indexOf(b.severity) < severities.indexOf(a.severity) ? b : a;

const amountOf = (amount: number | 'unknown', currency: string): string =>
  amount === 'unknown' ? 'amount unknown' : amountText(amount, currency);

function crossingText({ kind, crossing, state }: CostViolation): string {
  const { threshold, limitAmount, amount } = crossing;
  const passed = kind === 'budget-actual' ? 'spent' : 'projected';
  return `${amountText(amount, state.currency)} ${passed}, past ${threshold.percent}\u00a0% of the budget (${amountText(limitAmount, state.currency)})`;
}

function spentText({ state }: CostViolation): string {
  const { actualToDate, expectedToDate, currency } = state;
  return `${amountText(actualToDate, currency)} to date, ${
    expectedToDate === 'unknown'
      ? 'expected by now: unknown'
      : `${amountText(expectedToDate, currency)} expected by now`
  }`;
}

const asOfText = ({ state, detectedAt }: CostViolation): string =>
  `${state.asOf === undefined ? 'no complete day yet' : `complete up to ${state.asOf}`}, read ${detectedAt.slice(0, 10)}`;

function chargesText({ state }: CostViolation): string {
  const parts = Object.entries(state.byChargeType).map(
    ([type, amount]) => `${type} ${amountText(amount, state.currency)}`,
  );
  return parts.join(', ') || 'none yet';
}
