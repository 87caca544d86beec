import { iacShare } from '../domain/change/tally.ts';
import type { BudgetState } from '../domain/cost/budget.ts';
import type { ChangeSection, Report } from '../domain/scorecard/report.ts';
import { severities } from '../domain/violation/severity.ts';
import { budgetStanding, noAmountText, spentOf, standingText } from './budget-words.ts';
import { amountText, countText, percentText, plural } from './report-words.ts';

interface Headline {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly tone: 'good' | 'bad' | 'plain';
}

/** The figures a reader should see first. */
export function headlines(report: Report): Headline[] {
  const { changes, money } = report;
  return [
    ...(changes ? changeHeadlines(changes) : []),
    ...(money?.budgets ?? []).map(budgetHeadline),
  ];
}

function changeHeadlines({ tally, bySeverity, incidents }: ChangeSection): Headline[] {
  const manual = tally.byOrigin.manual;
  const changes = tally.allowed + tally.excepted + tally.violations;
  const share = iacShare(tally);
  return [
    {
      label: 'Changes by hand',
      value: countText(manual),
      note: `of ${plural(changes, 'change')}; the target is 0`,
      tone: manual === 0 ? 'good' : 'bad',
    },
    {
      label: 'Made through approved IaC',
      value: share.kind === 'known' ? percentText(share.share) : 'unknown',
      note:
        share.kind === 'known'
          ? `of ${plural(share.changes, 'change')} by people or code`
          : share.reason,
      tone: 'plain',
    },
    {
      label: 'Violations',
      value: countText(tally.violations),
      note:
        tally.violations === 0
          ? 'none'
          : `${severityText(bySeverity)}, in ${plural(incidents, 'incident')}`,
      tone: tally.violations === 0 ? 'good' : 'bad',
    },
  ];
}

/** `1 critical, 5 high`, worst first; `none` when all are zero. */
function severityText(bySeverity: ChangeSection['bySeverity']): string {
  const parts = severities
    .filter((severity) => bySeverity[severity] > 0)
    .map((severity) => `${countText(bySeverity[severity])} ${severity}`);
  return parts.join(', ') || 'none';
}

function budgetHeadline(state: BudgetState): Headline {
  const { projection, currency, amount, budget } = state;
  const standing = budgetStanding(state);
  const spent = spentOf(state);
  const soFar = spent === 'unknown' ? spent : amountText(spent, currency);
  const of = amount === 'unknown' ? noAmountText(state) : amountText(amount, currency);
  if (standing === 'none') return projectionHeadline(state, soFar);
  return {
    label: `Budget “${budget.name}”, month-end`,
    value: projection.kind === 'projected' ? amountText(projection.total, currency) : 'unknown',
    note:
      projection.kind === 'projected'
        ? `projected, of ${of}: ${standingText[standing]}`
        : `${projection.reason}; ${soFar} spent so far, of ${of}`,
    tone: standing === 'within' ? 'good' : standing === 'unknown' ? 'plain' : 'bad',
  };
}

/** Without a budget there is nothing to hold the projection against. */
function projectionHeadline(
  { budget, projection, currency }: BudgetState,
  soFar: string,
): Headline {
  const isKnown = projection.kind === 'projected';
  return {
    label: `Month-end, ${budget.name}`,
    value: isKnown ? amountText(projection.total, currency) : 'unknown',
    note: `${isKnown ? 'projected' : `${projection.reason}; ${soFar} spent so far`}; no budget is set`,
    tone: 'plain',
  };
}
