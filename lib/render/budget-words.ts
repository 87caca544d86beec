import { type BudgetState, isStandIn } from '../domain/cost/budget.ts';
import type { MonthStanding } from '../domain/cost/month-standing.ts';
import { amountText, figureText } from './report-words.ts';

type BudgetStanding = 'over' | 'heading-over' | 'at-risk' | 'within' | 'unknown' | 'none';

/** Where a budget stands, from its worst sign to its best. */
export function budgetStanding({
  budget,
  amount,
  actualToDate,
  projection,
}: BudgetState): BudgetStanding {
  if (amount === 'unknown') return isStandIn(budget) ? 'none' : 'unknown';
  if (actualToDate > amount) return 'over';
  if (projection.kind === 'unknown') return 'unknown';
  if (projection.total > amount) return 'heading-over';
  return projection.high80 > amount ? 'at-risk' : 'within';
}

export const standingText: Record<BudgetStanding, string> = {
  over: 'over budget',
  'heading-over': 'heading over budget',
  'at-risk': 'may go over budget',
  within: 'within budget',
  unknown: 'unknown',
  none: 'no budget is set',
};

/** The spend to date of a month; undefined where no day of it is known and nothing can be projected. */
export const spentToDate = ({
  asOf,
  actualToDate,
  projection,
}: Pick<MonthStanding, 'asOf' | 'actualToDate' | 'projection'>): number | undefined =>
  asOf === undefined && projection.kind === 'unknown' ? undefined : actualToDate;

/** The spend to date; `unknown` where no costs could be told to be the budget's. */
export const spentOf = ({
  days,
  unknownBecause,
  actualToDate,
}: Pick<BudgetState, 'days' | 'unknownBecause' | 'actualToDate'>): number | 'unknown' =>
  days === undefined && unknownBecause !== undefined ? 'unknown' : actualToDate;

/** `5,120 USD (80 % interval 4,800 to 5,460)`, or `unknown: <why>`. */
export function projectionText({ projection, currency }: BudgetState): string {
  if (projection.kind === 'unknown') return `unknown: ${projection.reason}`;
  const { total, low80, high80 } = projection;
  return `${amountText(total, currency)} (80 % interval ${figureText(low80)} to ${figureText(high80)})`;
}

/** Why a budget has no amount to compare with. */
export function noAmountText({ budget, month, unknownBecause }: BudgetState): string {
  if (isStandIn(budget)) return 'none is set';
  return `unknown: ${unknownBecause ?? `no amount is set for ${month}`}`;
}
