import { isObject } from './raw-record.ts';

/** Fields whose lists hold records: S3 files, LookupEvents answers, batches of envelopes. */
const listFields = ['Records', 'Events', 'events', 'records'] as const;

/**
 * The raw records inside any of the shapes CloudTrail data travels in: an S3 file (`Records`), a
 * LookupEvents answer (`Events`, each with `CloudTrailEvent` as a string), an EventBridge envelope
 * (`detail`), a list of any of these, or one record. What is none of them is returned as it is, for
 * the parser to name the fault.
 */
export function unwrap(document: unknown): unknown[] {
  return [...rawRecords(document, maxDepth)];
}

/** Wrappers inside wrappers: no real shape has more, and a made-up one could go on for ever. */
const maxDepth = 4;

function* rawRecords(document: unknown, depth: number): Generator<unknown> {
  const list = depth > 0 ? listIn(document) : undefined;
  if (list === undefined) yield unwrapped(document);
  else for (const item of list) yield* rawRecords(item, depth - 1);
}

function listIn(document: unknown): readonly unknown[] | undefined {
  if (Array.isArray(document)) return document;
  if (!isObject(document)) return undefined;
  return listFields.map((field) => document[field]).find((list) => Array.isArray(list));
}

function unwrapped(document: unknown): unknown {
  if (!isObject(document)) return document;
  if ('CloudTrailEvent' in document) return lookedUp(document['CloudTrailEvent']);
  if (isObject(document['detail']) && !('eventName' in document)) return document['detail'];
  return document;
}

/** LookupEvents carries the record as JSON in a string; what does not parse is handed on as text. */
function lookedUp(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
