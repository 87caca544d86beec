import { plain } from '../escape.ts';

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

/** How a text is put on a terminal. */
export interface Canvas {
  /** Width in columns, at least 72. */
  readonly columns: number;
  /** Colours a text, or gives it back as it is where there are no colours. */
  readonly paint: (style: Style, text: string) => string;
}

const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\uff01-\uff60]/u;

const isAscii = /^[ -~]*$/;

/** Columns a text takes on a terminal: East Asian characters and emoji two, combining marks none. */
export function displayWidth(text: string): number {
  if (isAscii.test(text)) return text.length;
  let width = 0;
  for (const character of text) {
    if (wide.test(character)) width += 2;
    else if (!/\p{M}/u.test(character)) width += 1;
  }
  return width;
}

/** Fills up with spaces to `width` columns; `right` puts them first. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return side === 'left' ? text + space : space + text;
}

/** Cuts to `width` columns with an ellipsis in the middle: the ends of an ARN tell most. */
export function shorten(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const points = Array.from(text);
  const tail: string[] = [];
  const head: string[] = [];
  while (displayWidth(tail.join('')) < Math.floor((width - 1) / 2))
    tail.unshift(points.pop() ?? '');
  while (displayWidth([...head, points[0], ...tail].join('')) < width)
    head.push(points.shift() ?? '');
  return `${head.join('')}…${tail.join('')}`;
}

/** Breaks a text into lines of at most `width` columns, at spaces where it can. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  // A figure and its per cent sign stay together.
  for (const word of text.split(/(?<!\d) | (?!%)/).flatMap((it) => pieces(it, width))) {
    if (line === '') line = word;
    else if (displayWidth(line) + 1 + displayWidth(word) <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** A word that is too long for a line, in pieces that are not. */
function pieces(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word];
  const found: string[] = [''];
  for (const character of word) {
    const last = found.at(-1) ?? '';
    if (displayWidth(last + character) > width) found.push(character);
    else found[found.length - 1] = last + character;
  }
  return found;
}

/** `text` wrapped behind `label`, which stands in a column of its own of `indent` columns. */
export function labelled(label: string, text: string, indent: number, columns: number): string[] {
  const [first = '', ...rest] = wrap(plain(text), Math.max(20, columns - indent));
  return [pad(label, indent) + first, ...rest.map((line) => ' '.repeat(indent) + line)];
}

/** Two blocks side by side when they shorten, else one below the other. */
export function beside(left: readonly string[], right: readonly string[], gap: number): string[] {
  const width = Math.max(...left.map(displayWidth), 0) + gap;
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const second = right[index];
    return second === undefined ? (left[index] ?? '') : pad(left[index] ?? '', width) + second;
  });
}
