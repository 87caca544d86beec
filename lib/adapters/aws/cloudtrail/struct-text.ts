import type { RawRecord } from './raw-record.ts';

const deepest = 6;

interface Reading {
  readonly text: string;
  at: number;
}

/**
 * The struct that a query's answer shows as text, as Athena and CloudTrail Lake do:
 * `{type=IAMUser, sessioncontext={attributes={mfaauthenticated=false}}, invokedby=null}`.
 * Undefined for any other text, and where a name stands twice: a value with `, name=` in it can
 * not be told from a field, and must not be taken for one.
 */
export function structIn(text: string): RawRecord | undefined {
  const reading: Reading = { text, at: 0 };
  const struct = readStruct(reading, deepest);
  return reading.at === text.length ? struct : undefined;
}

function readStruct(reading: Reading, depth: number): RawRecord | undefined {
  if (depth === 0 || reading.text[reading.at] !== '{') return undefined;
  reading.at += 1;
  const fields = new Map<string, unknown>();
  while (reading.text[reading.at] !== '}') {
    const name = readName(reading);
    const value = name === undefined ? undefined : readValue(reading, depth - 1);
    if (name === undefined || value === undefined || fields.has(name)) return undefined;
    fields.set(name, value === 'null' ? null : value);
    if (!skipComma(reading)) return undefined;
  }
  reading.at += 1;
  return Object.fromEntries(fields);
}

/** False where neither a further field nor the end of the struct follows. */
function skipComma(reading: Reading): boolean {
  if (reading.text[reading.at] === '}') return true;
  if (!reading.text.startsWith(', ', reading.at)) return false;
  reading.at += 2;
  return true;
}

const nameAt = /([a-z][a-z0-9]*)=/iy;

function readName(reading: Reading): string | undefined {
  nameAt.lastIndex = reading.at;
  const [whole, name] = nameAt.exec(reading.text) ?? [];
  if (whole !== undefined) reading.at += whole.length;
  return name;
}

/** A value ends at a closing brace, or at a comma that a further name follows. */
const endAt = /\}|, [a-z][a-z0-9]*=/gi;

function readValue(reading: Reading, depth: number): unknown {
  if (reading.text[reading.at] === '{') return readStruct(reading, depth);
  endAt.lastIndex = reading.at;
  const end = endAt.exec(reading.text)?.index;
  if (end === undefined) return undefined;
  const value = reading.text.slice(reading.at, end);
  reading.at = end;
  return value;
}
