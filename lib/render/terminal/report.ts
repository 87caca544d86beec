import { effects } from '../../domain/change/effect.ts';
import { origins } from '../../domain/change/origin.ts';
import { reconciles } from '../../domain/change/tally.ts';
import type { ChangeSection, Report } from '../../domain/scorecard/report.ts';
import { plain } from '../escape.ts';
import { headlines } from '../headlines.ts';
import { countText, faultText, percentText, plural, timeText } from '../report-words.ts';
import { beside, type Canvas, displayWidth, labelled, pad, type Style, wrap } from './layout.ts';
import { moneyLines } from './money.ts';
import { exceptionLines, peopleLines } from './people.ts';
import { scorecardLines } from './scorecard.ts';
import { type ViolationLimit, violationLines } from './violations.ts';

interface TerminalOptions extends Canvas {
  readonly limit: ViolationLimit;
}

const faultsShown = 10;
const toneStyle: Readonly<Record<'good' | 'bad' | 'plain', Style>> = {
  good: 'green',
  bad: 'red',
  plain: 'bold',
};

/** A report for a person at a terminal; ends with a line feed. Hostile text shows as itself. */
export function renderTerminal(report: Report, options: TerminalOptions): string {
  const { changes, money } = report;
  const lines = [
    ...headLines(report, options),
    ...(report.scorecard ? [...scorecardLines(report.scorecard, options), ''] : []),
    ...(changes ? changeLines(changes, options) : []),
    ...(money ? moneyLines(money, options) : []),
    ...faultLines(report, options),
    ...(changes ? counterLines(changes, options) : []),
  ];
  return `${lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()}\n`;
}

function headLines(report: Report, { columns, paint }: Canvas): string[] {
  const { money: _shownBelow, ...seen } = report;
  const { period, changes } = seen;
  const where = changes
    ? [someOf(changes.accounts, 'account'), someOf(changes.regions, 'region')]
    : [];
  const when = period ? periodText(period) : '';
  const title = wrap([when, ...where].filter((part) => part !== '').join(' · '), columns);
  const judged = changes && changes.tally.seen > changes.tally.unreadable;
  const figures = judged ? headlines(seen) : [];
  const labelWidth = Math.max(0, ...figures.map(({ label }) => displayWidth(label))) + 3;
  const valueWidth = Math.max(0, ...figures.map(({ value }) => displayWidth(value)));
  return [
    ...(title.join('') === '' ? [] : [...title.map((line) => paint('dim', line)), '']),
    ...figures.flatMap(({ label, value, note, tone }) => {
      const [first = '', ...rest] = wrap(plain(note), columns - labelWidth - valueWidth - 2);
      const head = `${pad(label, labelWidth)}${paint(toneStyle[tone], pad(value, valueWidth, 'right'))}  ${first}`;
      return [head, ...rest.map((line) => ' '.repeat(labelWidth + valueWidth + 2) + line)];
    }),
    // Zero of nothing is no good news, so no figure is shown for it.
    ...(changes && !judged ? [paint('yellow', nothingJudged(changes))] : []),
    '',
  ];
}

const nothingJudged = ({ tally }: ChangeSection): string =>
  tally.seen === 0
    ? 'There was no event to judge: none in that place and time.'
    : 'No event could be judged.';

/** `2026-11-03 14:12 to 15:40 UTC`, with the second date where it differs. */
function periodText({ from, to }: { readonly from: string; readonly to: string }): string {
  const end = from.slice(0, 10) === to.slice(0, 10) ? to.slice(11, 16) : timeText(to).slice(0, 16);
  return `${timeText(from).slice(0, 16)} to ${end} UTC`;
}

function someOf(names: readonly string[], word: string): string {
  if (names.length === 0) return '';
  if (names.length > 2) return `${countText(names.length)} ${word}s`;
  return `${word}${names.length === 1 ? '' : 's'} ${names.map((name) => plain(name, 20)).join(', ')}`;
}

function changeLines(section: ChangeSection, options: TerminalOptions): string[] {
  const { tally } = section;
  const changes = tally.allowed + tally.excepted + tally.violations;
  const { paint } = options;
  const tables =
    changes === 0
      ? []
      : beside(
          shareLines('By origin', origins, tally.byOrigin),
          shareLines('By effect', effects, tally.byEffect),
          8,
        ).map((line, index) => (index === 0 ? paint('bold', line) : line));
  return [
    ...tables,
    ...(tables.length > 0 ? [''] : []),
    ...peopleLines(section, options),
    ...violationLines(section, options.limit, options),
    ...exceptionLines(section, options),
  ];
}

function shareLines<K extends string>(
  title: string,
  keys: readonly K[],
  counts: Readonly<Record<K, number>>,
): string[] {
  const present = keys.filter((key) => counts[key] > 0).sort((a, b) => counts[b] - counts[a]);
  const total = present.reduce((sum, key) => sum + counts[key], 0);
  const keyWidth = Math.max(...present.map((key) => key.length));
  const countWidth = Math.max(...present.map((key) => countText(counts[key]).length));
  return [
    title,
    ...present.map(
      (key) =>
        `  ${pad(key, keyWidth)}  ${pad(countText(counts[key]), countWidth, 'right')}  ${pad(percentText(counts[key] / total), 6, 'right')}`,
    ),
  ];
}

function faultLines({ faults, blindSpots }: Report, { columns, paint }: Canvas): string[] {
  const shown = faults.shown.slice(0, faultsShown);
  const rest = faults.total - shown.length;
  const list = (texts: readonly string[]) =>
    texts.flatMap((text) => labelled('  ', text, 4, columns));
  return [
    ...(faults.total > 0 ? [paint('yellow', `Could not be read: ${countText(faults.total)}`)] : []),
    ...list(shown.map(faultText)),
    ...(rest > 0
      ? [paint('dim', `  ${countText(rest)} more; --json lists the first hundred`)]
      : []),
    ...(faults.total > 0 ? [''] : []),
    ...(blindSpots.length > 0 ? [paint('yellow', 'Not seen'), ...list(blindSpots), ''] : []),
  ];
}

function counterLines({ tally }: ChangeSection, { columns, paint }: Canvas): string[] {
  const { seen, notAChange, allowed, excepted, violations, unreadable } = tally;
  const parts = [
    `${countText(seen)} seen = ${countText(notAChange)} not a change`,
    `${countText(allowed)} allowed`,
    `${countText(excepted)} excepted`,
    plural(violations, 'violation'),
    `${countText(unreadable)} unreadable`,
  ];
  const also = [
    ...(tally.attempts > 0
      ? [`${plural(tally.attempts, 'failed or dry-run attempt')}, not a change`]
      : []),
    ...(tally.duplicates > 0 ? [`${plural(tally.duplicates, 'copy', 'copies')} left out`] : []),
  ];
  return [
    paint('bold', 'Events'),
    ...sumLines(parts, columns - 2).map((line) => `  ${line}`),
    ...(also.length > 0
      ? wrap(also.join('; '), columns - 2).map((line) => paint('dim', `  ${line}`))
      : []),
    ...(reconciles(tally)
      ? []
      : [paint('red', '  these counts do not add up: treat this report as incomplete')]),
  ];
}

/** A sum that breaks before a plus. */
function sumLines(parts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(part);
    else if (displayWidth(`${last} + ${part}`) <= width)
      lines[lines.length - 1] = `${last} + ${part}`;
    else lines.push(`  + ${part}`);
  }
  return lines;
}
