/**
 * A value as JSON with two spaces of indent, ending with a line feed. Characters that could act on a
 * terminal (escape sequences, bidirectional overrides, zero-width) are written as `\uXXXX`: the data
 * is the same, the text is harmless.
 */
export function renderJson(value: unknown): string {
  return `${harmless(JSON.stringify(value, null, 2))}\n`;
}

/**
 * The same text as `renderJson` gives, in pieces: a value of an object that is a list, or is listed by an
 * iterator, comes item by item, so that a long one is never there as a whole.
 */
export function* jsonPieces(document: Readonly<Record<string, unknown>>): Generator<string> {
  let before = '{\n';
  for (const [name, value] of Object.entries(document)) {
    if (value === undefined) continue;
    yield `${before}  ${harmless(JSON.stringify(name))}: `;
    yield* isListed(value) ? listed(value) : [indented(value, 2)];
    before = ',\n';
  }
  yield before === ',\n' ? '\n}\n' : '{}\n';
}

const isListed = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

function* listed(items: Iterable<unknown>): Generator<string> {
  let before = '[\n    ';
  for (const item of items) {
    yield before + indented(item, 4);
    before = ',\n    ';
  }
  yield before.startsWith('[') ? '[]' : '\n  ]';
}

const indented = (value: unknown, spaces: number): string =>
  harmless(JSON.stringify(value ?? null, null, 2)).replaceAll('\n', `\n${' '.repeat(spaces)}`);

const harmless = (json: string): string =>
  json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, codes);

const codes = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => {
    const code = character.charCodeAt(index).toString(16).padStart(4, '0');
    return `\\u${code}`;
  }).join('');
