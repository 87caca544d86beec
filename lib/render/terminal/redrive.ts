import type { ReadFault } from '../../domain/fault/read-fault.ts';
import { plain } from '../escape.ts';
import { plural } from '../report-words.ts';
import type { Canvas, Style } from './layout.ts';

interface Letter {
  readonly functionName: string;
  readonly reason: string;
  readonly at: string;
}

/** What became of dead letters, as the use case says it. */
export interface RedriveOutcome {
  readonly delivered: readonly Letter[];
  readonly failed: readonly (Letter & { readonly error: string })[];
  readonly unreadable: readonly { readonly id: string; readonly fault: ReadFault }[];
  readonly seen: readonly Letter[];
}

/** A line for each letter, what went wrong below it, and the sum. */
export function renderRedrive(outcome: RedriveOutcome, canvas: Canvas): string {
  const { delivered, failed, unreadable, seen } = outcome;
  const lines = [
    ...seen.flatMap((letter) => row('here', 'yellow', letter, letter.reason, canvas)),
    ...delivered.flatMap((letter) => row('delivered', 'green', letter, letter.reason, canvas)),
    ...failed.flatMap((letter) => row('failed', 'red', letter, letter.error, canvas)),
    ...unreadable.map(
      ({ id, fault }) =>
        `${canvas.paint('red', 'unreadable')}  message ${plain(id, 80)} ${plain(fault.message, 200)}`,
    ),
    sum(outcome),
  ];
  return `${lines.join('\n')}\n`;
}

function row(
  word: string,
  style: Style,
  { functionName, at }: Letter,
  why: string,
  { columns, paint }: Canvas,
): string[] {
  const when = `${at.slice(0, 16).replace('T', ' ')} UTC`;
  const room = columns - 12;
  return [
    `${paint(style, word.padEnd(10))}  ${when}  ${plain(functionName, room - when.length - 2)}`,
    paint('dim', `${' '.repeat(12)}${plain(why, room)}`),
  ];
}

function sum({ delivered, failed, unreadable, seen }: RedriveOutcome): string {
  const all = delivered.length + failed.length + unreadable.length + seen.length;
  if (all === 0) return 'no dead letters';
  if (seen.length > 0) return `${plural(all, 'dead letter')}; nothing was sent`;
  return `${plural(all, 'dead letter')}: ${delivered.length} delivered, ${failed.length} failed again and stay, ${unreadable.length} cannot be read and stay`;
}
