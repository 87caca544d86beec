import { escapeHtml } from '../escape.ts';

/** Text that is safe to place in a page: written here, or escaped on its way in. */
class SafeMarkup {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

export type Markup = SafeMarkup;
type MarkupValue = string | number | Markup | readonly Markup[];

const place = (value: MarkupValue): string => {
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return value instanceof SafeMarkup ? value.toString() : value.map(String).join('');
};

/**
 * Builds markup from a template. Every string that is put in is escaped, for text and for quoted
 * attributes; only other markup goes in as it is. There is no way to insert raw text.
 */
export function html(template: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  const text = template.map((part, index) => {
    const value = values[index];
    return value === undefined ? part : part + place(value);
  });
  return new SafeMarkup(text.join(''));
}

/** Markup that shows nothing. */
export const nothing: Markup = html``;
