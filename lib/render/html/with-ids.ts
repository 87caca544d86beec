import { html, type Markup } from './html.ts';

/** As long as a UUID, the longest id that a phone shows on one line. */
const longestWhole = 36;
/** A part of an ARN or a path, with what ends it. */
const partOfId = /[^:/]*[:/]+|[^:/]+/g;

/**
 * Text whose ids, names and dates do not break at their dashes. What is longer than a UUID, an ARN above
 * all, breaks after `:` or `/`; a part that is longer still breaks where it must. The text that a reader
 * copies or searches for stays the same.
 */
export function withIds(text: string): Markup {
  return html`${text.split(/(\s+)/).map(wordOf)}`;
}

const wordOf = (word: string): Markup =>
  word.length <= longestWhole
    ? whole(word)
    : html`${(word.match(partOfId) ?? []).map((part, index) => (index === 0 ? whole(part) : html`<wbr>${whole(part)}`))}`;

/** Only a dash or a slash inside lets a browser break a word that would fit on a line. */
const breakable = /^[\w.:/@+=,;()#-]+[-/][\w.:/@+=,;()#-]*$/;

const whole = (word: string): Markup =>
  word.length <= longestWhole && breakable.test(word)
    ? html`<span class="id">${word}</span>`
    : html`${word}`;
