import { type BudgetState, isStandIn } from '../../domain/cost/budget.ts';
import type { MoneySection } from '../../domain/scorecard/report.ts';
import { budgetStanding, projectionText, spentOf, standingText } from '../budget-words.ts';
import { plain } from '../escape.ts';
import { calibrationText, intervalsText, overrunText, restatedText } from '../outlook-words.ts';
import { amountText, timeText } from '../report-words.ts';
import { anomalyLines } from './anomalies.ts';
import { type Canvas, labelled, type Style, shorten } from './layout.ts';
import { severityStyle } from './violations.ts';

const labelWidth = 14;

const standingStyle: Readonly<Record<ReturnType<typeof budgetStanding>, Style>> = {
  over: 'red',
  'heading-over': 'red',
  'at-risk': 'yellow',
  within: 'green',
  unknown: 'dim',
  none: 'dim',
};

/** Where each budget stands, and on what figures that rests. */
export function moneyLines(money: MoneySection, canvas: Canvas): string[] {
  const read = money.capturedAt === undefined ? '' : `, read ${timeText(money.capturedAt)}`;
  const currency = money.currency === 'unknown' ? 'currency not named' : plain(money.currency, 20);
  return [
    canvas.paint('bold', 'Money'),
    ...labelled(
      '  from',
      `${money.source}: ${money.metric}, ${currency}${read}; days that may still grow are left out`,
      labelWidth,
      canvas.columns,
    ),
    ...(money.calibration === undefined
      ? []
      : labelled('  record', calibrationText(money.calibration), labelWidth, canvas.columns)),
    ...restatedLines(money, canvas),
    ...money.budgets.flatMap((state) => ['', ...budgetLines(state, canvas)]),
    ...anomalyLines(money.anomalies, money.currency, canvas),
    '',
  ];
}

function restatedLines({ restated, currency }: MoneySection, { columns }: Canvas): string[] {
  const text = restatedText(restated, plain(currency, 20));
  return text === undefined ? [] : labelled('  late', text, labelWidth, columns);
}

function budgetLines(state: BudgetState, { columns, paint }: Canvas): string[] {
  const { budget, month, amount, currency, asOf, expectedToDate } = state;
  const standing = budgetStanding(state);
  const known = (value: number | 'unknown') =>
    value === 'unknown' ? 'unknown' : plain(amountText(value, currency));
  const row = (label: string, text: string) => labelled(`  ${label}`, text, labelWidth, columns);
  const optionalRow = (label: string, text: string | undefined) =>
    text === undefined ? [] : row(label, text);
  const verdict = paint(standingStyle[standing], standingText[standing]);
  const until = asOf === undefined ? 'no complete day yet' : `up to ${asOf}`;
  const spent = spentOf(state);
  const expected = amount === 'unknown' ? '' : `, ${known(expectedToDate)} expected by then`;
  return [
    `  ${paint('bold', shorten(plain(budget.name), columns - 40))}, ${month}: ${verdict}`,
    ...row('spent', spent === 'unknown' ? spent : `${known(spent)} ${until}${expected}`),
    ...row('month-end', projectionText(state)),
    ...optionalRow('intervals', intervalsText(state)),
    ...(amount === 'unknown' ? unknownLines(state, row) : row('budget', known(amount))),
    ...optionalRow('outlook', overrunText(state)),
    ...state.crossings.flatMap(({ threshold, limitAmount }) =>
      row(
        threshold.severity,
        `${threshold.on} passed ${threshold.percent} % (${known(limitAmount)})`,
      ).map((line) => paint(severityStyle[threshold.severity], line)),
    ),
  ];
}

/** Why a budget could not be held against the costs; a stand-in for no budget needs no excuse. */
function unknownLines(
  { unknownBecause, budget }: BudgetState,
  row: (label: string, text: string) => string[],
): string[] {
  return unknownBecause === undefined || isStandIn(budget)
    ? []
    : row('budget', `unknown: ${unknownBecause}`);
}
