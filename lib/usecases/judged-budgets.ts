import { isStandIn } from '../domain/cost/budget.ts';
import type { JudgedBudgets } from '../domain/scorecard/gates/cost.ts';
import type { Clock } from '../ports/clock.ts';
import type { MoneyLedger } from '../ports/money-ledger.ts';
import type { Probe } from '../ports/probe.ts';
import { faultText } from '../render/report-words.ts';
import type { ScannedCosts } from './scan-costs.ts';

/** Costs are judged once a day; what is older than two days says nothing about today. */
const oldestMs = 48 * 3_600_000;

/** The budgets as the daily look at costs left them. */
export function judgedBudgets(
  money: Pick<MoneyLedger, 'latest'>,
  clock: Clock,
): Probe<JudgedBudgets> {
  const source = 'the daily look at costs';
  return {
    source,
    async look() {
      const judged = await money.latest();
      if (judged === undefined) return { kind: 'unseen', source, reason: 'it has not run yet' };
      if (clock.now().getTime() - Date.parse(judged.judgedAt) > oldestMs)
        return { kind: 'unseen', source, reason: `it last ran at ${judged.judgedAt}` };
      return { kind: 'seen', source, value: budgetsOf(judged) };
    },
  };
}

/** What the cost gate asks of costs; stand-ins for budgets that nobody set are left out. */
export function budgetsOf({ money, faults }: ScannedCosts): JudgedBudgets {
  return {
    budgets: money.budgets.filter(({ budget }) => !isStandIn(budget)),
    faults: faults.map(faultText),
  };
}
