const escapes: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '"': '\\"',
  '\\': '\\\\',
};

/**
 * The end of an instance's address: `[0]` of `count`, `["blue"]` of `for_each`, nothing of neither; spelt
 * as Terraform spells it, which takes no other spelling (`toHCLQuotedString` in its `addrs` package).
 */
export function indexText(index: unknown): string {
  if (index === undefined || index === null) return '';
  return `[${typeof index === 'string' ? quoted(index) : JSON.stringify(index)}]`;
}

const quoted = (key: string): string =>
  `"${key.replace(/[\n\r\t"\\]|[$%](?=\{)|(?! )[\p{C}\p{Z}]/gu, escaped)}"`;

function escaped(sign: string): string {
  if (sign === '$' || sign === '%') return sign + sign;
  const code = sign.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return (
    escapes[sign] ?? (code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`)
  );
}
