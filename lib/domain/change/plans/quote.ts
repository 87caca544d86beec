/** A text that no shell, and no command line tool, can take for anything but itself cannot be made of this one. */
export class Unquotable extends Error {
  override readonly name = 'Unquotable';
}

const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/u;
const plainWord = /^[A-Za-z0-9_/:.,@%+=-]+$/;
/** What the AWS CLI replaces by the contents of a file or a page. */
const loaded = /^(?:file|fileb|https?):\/\//i;
const queue =
  /^https:\/\/sqs\.[a-z0-9-]+\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu)\/\d{12}\/[\w-]+(?:\.fifo)?$/;

/**
 * A value as one word of a POSIX shell. Throws Unquotable for a value that would still be more than
 * that: an option, a file to load, characters that cannot be seen.
 */
export function shellWord(value: string): string {
  if (value === '') throw new Unquotable('a value is empty');
  if (invisible.test(value)) throw new Unquotable('a value holds characters that cannot be seen');
  if (value.endsWith('…(cut)')) throw new Unquotable('a value was cut when it was stored');
  if (value.startsWith('-')) throw new Unquotable('a value begins like an option');
  if (loaded.test(value) && !queue.test(value))
    throw new Unquotable('a value begins like a file to load');
  return plainWord.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}

/** A text as an HCL string: nothing in it is interpolated. Throws Unquotable as `shellWord` does. */
export function hclString(value: string): string {
  if (invisible.test(value)) throw new Unquotable('a value holds characters that cannot be seen');
  const escaped = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return `"${escaped.replace(/[$%](?=\{)/g, (sign) => sign + sign)}"`;
}

/** A text as JSON; throws Unquotable for what could not be seen in it. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  if (invisible.test(text.replaceAll('\n', ''))) {
    throw new Unquotable('a value holds characters that cannot be seen');
  }
  return text;
}

/** A name for a piece of code, from any text: letters, digits and underscores, never empty. */
export function codeName(text: string): string {
  const name = text
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60);
  return /^[A-Za-z]/.test(name) ? name.toLowerCase() : `it_${name.toLowerCase()}`;
}
