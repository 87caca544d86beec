import { jsonIn, namesEvent } from './json-text.ts';
import { isObject, nameFields, type RawRecord } from './raw-record.ts';

const companions = [
  'eventSource',
  'event_source',
  'eventsource',
  'userIdentity',
  'user_identity',
  'useridentity',
];

/** A record of which the name is missing, such as that of an insight, has parts that look like records. */
const ofRecords = ['eventVersion', 'eventTime', 'eventID', 'insightDetails', 'userIdentity'];

/** What whoever makes a call may write as they like, in any spelling: a record in there is a forged one. */
const ofCallers = /agent|param|elements|tags?$|session|error/i;

/** How far is looked, so that a large document of another kind costs little. */
const mostSteps = 5000;
const deepest = 12;

/**
 * The records in a document of a shape that nobody described: what a log store exports has them under
 * names of its own, as objects or as text (`log`, `raw_event`, `logRecords[].body.stringValue`). Lists are
 * gone through; of an object's fields the first that leads to records counts, because others repeat them.
 * What is found is handed on: records, and the JSON of texts that hold some. Not looked into is what the
 * caller of a record that was taken apart may have written.
 */
export function buriedRecords(document: RawRecord): unknown[] {
  if (ofRecords.some((name) => name in document)) return [];
  const left = { steps: mostSteps };
  return lookInto(document, 0, left);
}

function lookInto(value: unknown, depth: number, left: { steps: number }): unknown[] {
  left.steps -= 1;
  if (left.steps < 0 || depth > deepest) return [];
  if (typeof value === 'string') return textsIn(value);
  if (Array.isArray(value)) return value.flatMap((item) => lookInto(item, depth + 1, left));
  if (!isObject(value)) return [];
  return isRecord(value) ? [value] : firstOf(value, depth, left);
}

/** What the first of the fields leads to that leads to any. */
function firstOf(value: RawRecord, depth: number, left: { steps: number }): unknown[] {
  for (const [name, field] of Object.entries(value)) {
    const found = ofCallers.test(name) ? [] : lookInto(field, depth + 1, left);
    if (found.length > 0) return found;
  }
  return [];
}

const isRecord = (value: RawRecord): boolean =>
  nameFields.some((name) => typeof value[name] === 'string') &&
  companions.some((name) => name in value);

function textsIn(text: string): string[] {
  const json = jsonIn(text);
  return json !== undefined && namesEvent(json) ? [json] : [];
}
