import { plain } from './escape.ts';

const lookalikes: Readonly<Record<string, string>> = {
  '&': '＆',
  '<': '‹',
  '>': '›',
  '[': '［',
  ']': '］',
  '{': '｛',
  '}': '｝',
  '*': '∗',
  '~': '∼',
  '`': 'ˋ',
  '\\': '＼',
  '@': '＠',
  '#': '＃',
};

/**
 * Text inside markup that more than one client reads (Adaptive Cards, Amazon Q). None of them takes
 * the others' escapes, so every character of markup becomes one that looks alike: no link, mention,
 * heading, emphasis or `{{DATE()}}` can be written, and web addresses are not clickable.
 */
export function escapeCard(text: string): string {
  return plain(text)
    .replace(/[&<>[\]{}*~`\\@#]/g, (character) => lookalikes[character] ?? character)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '＿')
    .replaceAll('://', ':∕∕');
}
