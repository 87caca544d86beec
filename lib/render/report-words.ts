import type { OriginVerdict } from '../domain/change/origin.ts';
import { iacShare } from '../domain/change/tally.ts';
import { type BudgetState, isStandIn } from '../domain/cost/budget.ts';
import type { MonthStanding } from '../domain/cost/month-standing.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';
import type { ChangeSection, Report } from '../domain/scorecard/report.ts';
import { severities } from '../domain/violation/severity.ts';

/** `1,234` or `12.40`. */
export function figureText(amount: number): string {
  const digits = Math.abs(amount) >= 1000 ? 0 : 2;
  return amount.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** `1,234 USD`; the figure alone where the currency is `unknown`. */
export function amountText(amount: number, currency: string): string {
  return currency === 'unknown' ? figureText(amount) : `${figureText(amount)} ${currency}`;
}

/** `1,234`. */
export function countText(count: number): string {
  // `toLocaleString` would load tables that take longer to read than most scans take to run.
  return String(count).replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
}

/** `1 change`, `2 changes`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** `83 %`; never rounds a share that is not whole to 100 % or 0 %. */
export function percentText(share: number): string {
  const percent = share * 100;
  if (percent > 99 && percent < 100) return `${(Math.floor(percent * 10) / 10).toFixed(1)} %`;
  if (percent > 0 && percent < 1) return `${(Math.ceil(percent * 10) / 10).toFixed(1)} %`;
  return `${Math.round(percent)} %`;
}

/** `2026-11-03 14:12 UTC` from an ISO 8601 UTC time. */
export function timeText(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}

/** What an origin verdict rests on, for a reader who does not know the ranks. */
export const howSurely: Record<OriginVerdict['restsOn'], string> = {
  asserted: 'asserted by the provider',
  claimed: 'claimed by the client only',
  nothing: 'no evidence either way',
};

/** `1 critical, 5 high`, worst first; `none` when all are zero. */
function severityText(bySeverity: ChangeSection['bySeverity']): string {
  const parts = severities
    .filter((severity) => bySeverity[severity] > 0)
    .map((severity) => `${countText(bySeverity[severity])} ${severity}`);
  return parts.join(', ') || 'none';
}

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

/** What was seen, then the parts that must add up to it. */
export function counterRows({ tally }: ChangeSection): [label: string, count: number][] {
  return [
    ['Events seen', tally.seen],
    ['Not a change (reads, sign-ins, telemetry, failed calls)', tally.notAChange],
    ['Changes allowed', tally.allowed],
    ['Changes excepted', tally.excepted],
    ['Violations', tally.violations],
    ['Could not be read', tally.unreadable],
  ];
}

/** `trail.json.gz, line 12: …` with the field and value at fault where they are known. */
export function faultText(fault: ReadFault): string {
  const place = fault.place === undefined ? '' : `, ${fault.place}`;
  const field = fault.field === undefined ? '' : ` (${fault.field}${valueText(fault)})`;
  return `${fault.source}${place}: ${fault.message}${field}`;
}

const valueText = ({ value }: ReadFault): string => (value === undefined ? '' : ` = ${value}`);
