/**
 * A value as JSON with two spaces of indent, ending with a line feed. Characters that could act on a
 * terminal (escape sequences, bidirectional overrides, zero-width) are written as `\uXXXX`: the data
 * is the same, the text is harmless.
 */
export function renderJson(value: unknown): string {
  return `${harmless(JSON.stringify(value, null, 2))}\n`;
}

/** Objects further inside are small enough to come as a whole. */
const mostSpaces = 6;

/**
 * The same text as `renderJson` gives of plain data, in pieces: a list that is a value of the object, or
 * of an object in it, comes item by item, so that a long one is never there as a whole. Values of
 * `document` may be iterators too.
 */
export function* jsonPieces(document: object): Generator<string> {
  yield* fieldsOf(document, 0);
  yield '\n';
}

function* fieldsOf(document: object, spaces: number): Generator<string> {
  const pad = ' '.repeat(spaces);
  let before = '{\n';
  for (const [name, value] of Object.entries(document)) {
    if (value === undefined) continue;
    yield `${before}${pad}  ${harmless(JSON.stringify(name))}: `;
    yield* piecesOf(value, spaces + 2);
    before = ',\n';
  }
  yield before === ',\n' ? `\n${pad}}` : '{}';
}

function* piecesOf(value: unknown, spaces: number): Generator<string> {
  if (Array.isArray(value) || (spaces === 2 && isListed(value))) yield* listed(value, spaces);
  else if (isPlain(value) && spaces < mostSpaces) yield* fieldsOf(value, spaces);
  else yield indented(value, spaces);
}

const isListed = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

function* listed(items: Iterable<unknown>, spaces: number): Generator<string> {
  const pad = ' '.repeat(spaces);
  let before = `[\n${pad}  `;
  for (const item of items) {
    yield before + indented(item, spaces + 2);
    before = `,\n${pad}  `;
  }
  yield before.startsWith('[') ? '[]' : `\n${pad}]`;
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
