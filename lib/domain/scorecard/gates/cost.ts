import type { BudgetState } from '../../cost/budget.ts';
import { exactAmount } from '../../text/exact-amount.ts';
import { gate } from '../gate.ts';
import { gapsOf, type Look, valuesOf } from '../look.ts';
import type { Gate, GateAnswer } from '../scorecard.ts';

/** Budgets as they were judged, and what could not be read on the way to them. */
export interface JudgedBudgets {
  readonly budgets: readonly BudgetState[];
  /** A sentence each. */
  readonly faults: readonly string[];
}

/** Passes when the month's projection is within every budget, and nothing is missing from it. */
export function cost(looks: readonly Look<JudgedBudgets>[]): Gate {
  const judged = valuesOf(looks).flatMap(({ budgets }) => budgets.map(judge));
  const gaps = [...gapsOf(looks), ...valuesOf(looks).flatMap(({ faults }) => faults)];
  const saying = (answer: GateAnswer) =>
    judged.flatMap((it) => (it.answer === answer ? [it.sentence] : []));
  const [over = '', ...alsoOver] = saying('fail');
  const unknown = [...saying('unknown'), ...gaps];
  const within = saying('pass');
  if (over !== '') return gate('cost', 'fail', over, [...alsoOver, ...unknown, ...within]);
  const [gap = 'no budget is set: write one under money.budgets', ...others] = unknown;
  if (unknown.length > 0 || judged.length === 0)
    return gate('cost', 'unknown', gap, [...others, ...within]);
  const [only = '', ...more] = within;
  if (more.length === 0) return gate('cost', 'pass', only);
  return gate('cost', 'pass', `all ${within.length} budgets hold`, within);
}

function judge(state: BudgetState): { readonly answer: GateAnswer; readonly sentence: string } {
  const { budget, month, amount, actualToDate, projection, unknownBecause } = state;
  const money = (value: number) => exactAmount(value, state.currency);
  const head = `budget ${budget.name}, ${month}`;
  if (amount === 'unknown') {
    const why = unknownBecause ?? 'no amount is set for this month';
    return { answer: 'unknown', sentence: `${head}: ${why}` };
  }
  const of = `of ${money(amount)}`;
  if (actualToDate > amount)
    return { answer: 'fail', sentence: `${head}: ${money(actualToDate)} spent already ${of}` };
  if (projection.kind === 'unknown')
    return { answer: 'unknown', sentence: `${head}: no projection: ${projection.reason}` };
  const risk =
    projection.high80 > amount
      ? `; ${money(projection.high80)} at the top of the 80 % interval`
      : '';
  return {
    answer: projection.total > amount ? 'fail' : 'pass',
    sentence: `${head}: ${money(projection.total)} projected ${of}${risk}`,
  };
}
