import { plain } from './escape.ts';

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
  '\\': '&#92;',
  // GitHub looks for mentions and issue numbers after it has decoded references: a word joiner stops it.
  '@': '@&#8288;',
  '#': '&#35;&#8288;',
};

/**
 * Text inside GitHub-flavoured Markdown, table cells and list items included: it shows as itself
 * and can begin no markup, HTML, link, mention or table cell.
 */
export function escapeMarkdown(text: string): string {
  return plain(text)
    .replace(/[&<>|\\@#]/g, (character) => references[character] ?? character)
    .replace(/[`*_~[\]{}$!]/g, '\\$&')
    .replaceAll('://', '&#58;//')
    .replace(/\bwww\./gi, (start) => `${start.slice(0, -1)}&#46;`)
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}
