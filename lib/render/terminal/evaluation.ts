import type { Evaluation, Score, WrongRow } from '../../domain/change/evaluation.ts';
import { plain } from '../escape.ts';
import { countText, faultText, plural } from '../report-words.ts';
import { type Canvas, labelled, pad } from './layout.ts';

const wrongShown = 50;
const faultsShown = 10;

/** How well the judge agrees with a labelled file; ends with a line feed. */
export function renderEvaluation(evaluation: Evaluation, canvas: Canvas): string {
  const { certain, all, depends, eventsPerSecond } = evaluation;
  const speed =
    eventsPerSecond === null ? '' : `, ${countText(Math.round(eventsPerSecond))} events a second`;
  const lines = [
    `${plural(all.rows, 'row')}${speed}`,
    '',
    ...scoreLines([
      ['certain', certain],
      ['all', all],
    ]),
    ...(depends.rows > 0
      ? [
          canvas.paint(
            'dim',
            `${plural(depends.rows, 'row')} ${depends.rows === 1 ? 'depends' : 'depend'} on policy: not scored; ${depends.predictedManual} judged manual`,
          ),
        ]
      : []),
    '',
    ...confusionLines(evaluation, canvas),
    ...(all.rows === 0 ? [] : wrongLines(evaluation.wrong, canvas)),
    ...faultLines(evaluation, canvas),
  ];
  return `${lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()}\n`;
}

function scoreLines(scores: readonly (readonly [string, Score])[]): string[] {
  const rows = scores.map(([name, { rows: count, manual, origin }]) => [
    name,
    countText(count),
    shareText(manual.precision),
    shareText(manual.recall),
    `${manual.falsePositives} / ${manual.falseNegatives}`,
    shareText(origin.accuracy),
  ]);
  const headings = ['', 'rows', 'precision', 'recall', 'false / missed', 'origin accuracy'];
  return table(headings, rows);
}

const shareText = (share: number | null): string => (share === null ? 'unknown' : share.toFixed(3));

/** First column to the left, the others to the right. */
function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  );
  return all.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, column === 0 ? 'left' : 'right'))
      .join('  '),
  );
}

function confusionLines({ confusion }: Evaluation, { paint }: Canvas): string[] {
  if (confusion.length === 0) return [];
  const labelWidth = Math.max(5, ...confusion.map(({ label }) => plain(label, 30).length));
  const predictedWidth = Math.max(
    9,
    ...confusion.map(({ predicted }) => plain(predicted, 30).length),
  );
  const line = (label: string, predicted: string, rows: string) =>
    `  ${pad(label, labelWidth)}  ${pad(predicted, predictedWidth)}  ${pad(rows, 6, 'right')}`;
  return [
    paint('bold', 'Origin'),
    paint('dim', line('label', 'predicted', 'rows')),
    ...confusion.map(({ label, predicted, rows }) => {
      const text = line(plain(label, 30), plain(predicted, 30), countText(rows));
      return label === predicted ? text : paint('yellow', `${text}  differs`);
    }),
    '',
  ];
}

function wrongLines(wrong: readonly WrongRow[], { columns, paint }: Canvas): string[] {
  if (wrong.length === 0) return [paint('green', 'No row is judged other than labelled.'), ''];
  const shown = wrong.slice(0, wrongShown);
  return [
    paint('bold', `Rows judged other than labelled: ${countText(wrong.length)}`),
    ...shown.flatMap((row) => [
      ...labelled(
        `  ${row.line}`,
        `${row.action} (${row.effect}), ${row.certainty || 'no certainty given'}`,
        8,
        columns,
      ),
      ...labelled(
        '',
        `label ${row.label}, manual ${row.manual}: ${row.why || 'no reason given'}`,
        8,
        columns,
      ),
      ...labelled(
        '',
        `judged ${row.predicted}, manual ${row.predictedManual ? 'yes' : 'no'}: ${row.reason} (rule ${row.rule})`,
        8,
        columns,
      ),
    ]),
    ...(wrong.length > shown.length
      ? [paint('dim', `  ${plural(wrong.length - shown.length, 'more row')}: --json lists all`)]
      : []),
    '',
  ];
}

function faultLines({ faults }: Evaluation, { columns, paint }: Canvas): string[] {
  if (faults.total === 0) return [];
  return [
    paint('yellow', `Could not be read: ${countText(faults.total)}`),
    ...faults.shown
      .slice(0, faultsShown)
      .flatMap((fault) => labelled('  ', faultText(fault), 4, columns)),
  ];
}
