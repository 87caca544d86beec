/**
 * A value as JSON with two spaces of indent, ending with a line feed. Characters that could act on a
 * terminal (escape sequences, bidirectional overrides, zero-width) are written as `\uXXXX`: the data
 * is the same, the text is harmless.
 */
export function renderJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2);
  return `${json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, codes)}\n`;
}

const codes = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => {
    const code = character.charCodeAt(index).toString(16).padStart(4, '0');
    return `\\u${code}`;
  }).join('');
