/** A CloudTrail record as received: every field may be missing or of the wrong type. */
export type RawRecord = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is RawRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The field as an object; an empty one when it is anything else. */
export function objectAt(record: RawRecord, field: string): RawRecord {
  const value = record[field];
  return isObject(value) ? value : {};
}

/** The field as a non-empty string, or undefined. */
export function textAt(record: RawRecord, field: string): string | undefined {
  const value = record[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Copies made by query tools and log pipelines spell out what is not there. */
const saysNothing = /^(null|none|-)$/i;
const longestOfThese = 4;

/** The field as a text that says something, or undefined. */
export function saidAt(record: RawRecord, field: string): string | undefined {
  const text = textAt(record, field);
  if (text === undefined || text.length > longestOfThese) return text;
  return saysNothing.test(text) ? undefined : text;
}

/** What a record calls its action, in the spellings that copies have. */
export const nameFields = ['eventName', 'event_name', 'eventname'] as const;

/** What CloudTrail writes in the place of what nobody is to see. */
export const isHidden = (value: string): boolean =>
  value === 'HIDDEN_DUE_TO_SECURITY_REASONS' || /^\*{3,}$/.test(value);

/** The field as a list; an empty one when it is anything else. */
export function listAt(record: RawRecord, field: string): readonly unknown[] {
  const value = record[field];
  return Array.isArray(value) ? value : [];
}

/** The field as a truth value; CloudTrail writes booleans and, in copies, the strings "true" and "false". */
export function flagAt(record: RawRecord, field: string): boolean | undefined {
  const value = record[field];
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  const lower = value.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
}

/** The value as JSON; a value nested deeper than the stack can follow is named, not shown. */
export function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'nothing';
  } catch {
    return 'a value nested too deeply to show';
  }
}
