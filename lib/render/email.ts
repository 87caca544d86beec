import type { Alert } from '../domain/violation/alert.ts';
import type { AlertText } from './alert-text.ts';
import { alertWords } from './alert-words.ts';
import { jsonBytes } from './json-bytes.ts';

interface Email {
  /** ASCII, one line, under 100 characters: what SNS accepts. */
  readonly subject: string;
  /** Plain text, 72 columns. */
  readonly body: string;
}

const subjectLength = 99;
const columns = 72;
/** Bytes of the body as a JSON text; SNS takes 256 KiB, the body goes into it twice. */
const longestBody = 30_000;

/** An alert as plain-text e-mail. */
export function email(alert: Alert): Email {
  return emailOf(alertWords(alert));
}

/** Words as plain-text e-mail. */
export function emailOf(words: AlertText): Email {
  return { subject: toSubject(words.headline), body: toBody(words) };
}

/** Accents are dropped; what has no ASCII letter becomes `?`. */
function toSubject(headline: string): string {
  const ascii = headline
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, '?');
  return ascii.length <= subjectLength ? ascii : `${shortened(ascii)}...`;
}

/** Cut after a word that says something; a text of few words is cut inside one. */
function shortened(text: string): string {
  const cut = text.slice(0, subjectLength - 3);
  const words = cut
    .replace(/ \S*$/, '')
    .replace(/ *\([^)]*$/, '')
    .replace(/( (in|and|on|of|to|more|\d+))+$/, '');
  return words.length > subjectLength / 2 ? words : cut;
}

function toBody({ headline, facts, items, commands = [], steps, links }: AlertText): string {
  const labelWidth = Math.max(...facts.map(({ label }) => label.length)) + 2;
  const head = [
    ...wrap(headline),
    '',
    ...facts.flatMap(({ label, text }) => wrap(text, `${label}:`.padEnd(labelWidth))),
    ...commands.flatMap(({ label, text }) => ['', `${label}:`, text]),
  ];
  const tail = [
    ...(steps.length === 0 ? [] : ['', 'What to do next']),
    ...steps.flatMap((step) => wrap(step, '- ')),
    ...links.flatMap(({ label, url }) => ['', `${label}:`, url]),
  ];
  const room = longestBody - jsonBytes([...head, ...tail].join('\n'));
  return [...head, ...listOf(items, room), ...tail, ''].join('\n');
}

/** As many items as `room` bytes hold, and how many there are besides. */
function listOf(items: readonly string[], room: number): string[] {
  if (items.length === 0) return [];
  const lines = ['', 'All of it'];
  let left = room;
  for (const [index, item] of items.entries()) {
    const wrapped = wrap(item, '- ');
    left -= jsonBytes(wrapped.join('\n'));
    if (left < 0) return [...lines, `and ${items.length - index} more`];
    lines.push(...wrapped);
  }
  return lines;
}

/** Breaks a text at its spaces; later lines are indented under the first. A longer word stays whole. */
function wrap(text: string, first = ''): string[] {
  const indent = ' '.repeat(first.length);
  const lines: string[] = [];
  let line = first;
  let empty = true;
  // A figure and its per cent sign stay together.
  for (const word of text.split(/(?<!\d) | (?!%)/)) {
    if (!empty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
