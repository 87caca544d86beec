import { effects } from '../domain/change/effect.ts';
import { origins } from '../domain/change/origin.ts';
import { storyOfEvent } from '../domain/change/story-of-event.ts';
import { reconciles } from '../domain/change/tally.ts';
import type { BudgetState } from '../domain/cost/budget.ts';
import type { ChangeSection, MoneySection, Report } from '../domain/scorecard/report.ts';
import { differenceOf } from '../domain/violation/difference-of.ts';
import type { ChangeViolation } from '../domain/violation/violation.ts';
import { answerCells, answerHeadings } from './answer-words.ts';
import { budgetStanding, projectionText, spentOf, standingText } from './budget-words.ts';
import { differenceText } from './difference-words.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { headlines } from './headlines.ts';
import { anomalyBlocks, ownBillBlocks, reductionBlocks } from './markdown-money.ts';
import { planBlocks } from './markdown-plans.ts';
import { scorecardBlocks } from './markdown-scorecard.ts';
import { table } from './markdown-table.ts';
import { nextSteps } from './next-steps.ts';
import { calibrationText, overrunText, restatedText } from './outlook-words.ts';
import { ownerText } from './owner-words.ts';
import {
  amountText,
  counterRows,
  countText,
  faultText,
  howSurely,
  timeText,
} from './report-words.ts';
import { resolutionText } from './resolution-words.ts';

const violationsShown = 100;

/** GitHub-flavoured Markdown for a pull request, an issue or a wiki. Hostile text shows as itself. */
export function renderMarkdown(report: Report): string {
  const { changes, money, period, generatedAt } = report;
  const blocks = [
    '# Bandog report',
    period
      ? `${timeText(period.from)} to ${timeText(period.to)}.`
      : 'There were no events in this period.',
    table(
      ['Measure', 'Now', 'Of'],
      headlines(report).map(({ label, value, note }) => [
        cell(label),
        `**${cell(value)}**`,
        cell(note),
      ]),
    ),
    ...stepBlocks(report),
    ...(report.scorecard ? scorecardBlocks(report.scorecard) : []),
    ...(changes ? changeBlocks(changes) : []),
    ...(money ? moneyBlocks(money) : []),
    ...sightBlocks(report),
    ...ownBillBlocks(report.ownBill),
    `Written by Bandog at ${timeText(generatedAt)}.`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function stepBlocks(report: Report): string[] {
  const steps = nextSteps(report);
  if (steps.length === 0) return [];
  return ['## What to do first', steps.map(({ text }) => `1. ${cell(text)}`).join('\n')];
}

function changeBlocks(section: ChangeSection): string[] {
  const { tally, violations } = section;
  const shown = violations.slice(0, violationsShown);
  const rest = tally.violations - shown.length;
  const present = <K extends string>(keys: readonly K[], counts: Readonly<Record<K, number>>) =>
    keys.filter((key) => counts[key] > 0).map((key) => [key, countText(counts[key])]);
  return [
    '## Changes',
    table(['Origin', 'Changes'], present(origins, tally.byOrigin)),
    table(['Effect', 'Changes'], present(effects, tally.byEffect)),
    '### Violations',
    shown.length === 0
      ? 'None.'
      : table(['When', 'Severity', 'Who', 'What', 'Where', 'How surely'], shown.map(violationRow)),
    rest > 0 ? `${countText(rest)} more are not shown.` : '',
    ...planBlocks(violations),
    ...peopleBlocks(section),
    ...answerBlocks(section),
    '### Counters',
    table(
      ['Outcome', 'Events'],
      counterRows(section).map(([label, count]) => [label, countText(count)]),
    ),
    reconciles(tally)
      ? 'The parts add up to what was seen.'
      : '**The parts do not add up to what was seen: treat this report as incomplete.**',
  ];
}

function violationRow(violation: ChangeViolation): string[] {
  const { event, severity, verdict, owner, resolution, at } = violation;
  const difference = differenceOf(violation);
  const [first, ...others] = event.resources;
  const more = others.length > 0 ? ` and ${countText(others.length)} more` : '';
  const what = first === undefined ? '' : ` on ${cell(first.id)}${more}`;
  const whose = owner === undefined ? '' : `; ${cell(ownerText(owner))}`;
  const now = difference === undefined ? '' : `; ${cell(differenceText(difference))}`;
  const end =
    resolution === undefined ? now : `; **ended**: ${cell(resolutionText(resolution, at))}`;
  return [
    timeText(event.at).replace(' UTC', ''),
    severity,
    cell(event.actor.name),
    `${cell(storyOfEvent(event))} (${cell(`${event.service}:${event.action}`)}${what})${whose}${end}`,
    cell(`${event.account} ${event.region}`),
    `${howSurely[verdict.restsOn]}, rule ${cell(verdict.rule)}`,
  ];
}

function peopleBlocks({ people }: ChangeSection): string[] {
  if (people.length === 0) return [];
  const rows = people.map((it) => [
    cell(it.name),
    cell(it.account),
    countText(it.violations),
    it.worst,
    timeText(it.lastAt),
  ]);
  return ['### Who', table(['Who', 'Account', 'Violations', 'Worst', 'Last'], rows)];
}

function answerBlocks({ answered = [] }: ChangeSection): string[] {
  if (answered.length === 0) return [];
  const rows = answered.map((it) => answerCells(it).map(cell));
  return ['### What was said of incidents', table(answerHeadings, rows)];
}

function moneyBlocks(money: MoneySection): string[] {
  const { budgets, source, metric, restated, currency, calibration } = money;
  const late = restatedText(restated, currency);
  const basis = [
    `From ${cell(source)}: ${metric}; the last, incomplete day is left out.`,
    ...(late === undefined ? [] : [`Late data: ${cell(late)}.`]),
    ...(calibration === undefined ? [] : [`The record: ${cell(calibrationText(calibration))}.`]),
  ].join(' ');
  const odd = [...anomalyBlocks(money), ...reductionBlocks(money.reduction)];
  if (budgets.length === 0) return ['## Money', basis, 'No budget is configured.', ...odd];
  const headings = [
    'Budget',
    'Month',
    'Spent',
    'Expected',
    'Budget amount',
    'Month-end',
    'Standing',
  ];
  return ['## Money', basis, table(headings, budgets.map(budgetRow)), ...odd];
}

function budgetRow(state: BudgetState): string[] {
  const known = (value: number | 'unknown') =>
    value === 'unknown' ? value : amountText(value, cell(state.currency));
  return [
    cell(state.budget.name),
    state.month,
    known(spentOf(state)),
    known(state.expectedToDate),
    known(state.amount),
    cell([projectionText(state), overrunText(state)].filter(Boolean).join('; ')),
    standingText[budgetStanding(state)],
  ];
}

function sightBlocks({ blindSpots, faults }: Report): string[] {
  const rest = faults.total - faults.shown.length;
  return [
    '## What could not be seen',
    blindSpots.length === 0 ? 'No blind spot is known.' : list(blindSpots),
    faults.total === 0 ? 'All input could be read.' : list(faults.shown.map(faultText)),
    rest > 0 ? `${countText(rest)} more pieces of input could not be read.` : '',
  ];
}

const cell = escapeMarkdown;
const list = (items: readonly string[]) => items.map((item) => `- ${cell(item)}`).join('\n');
