import { gunzipSync } from 'node:zlib';
import { buriedRecords } from './buried-records.ts';
import { jsonIn } from './json-text.ts';
import { isObject, nameFields, objectAt, type RawRecord, textAt } from './raw-record.ts';

/** Fields whose lists hold records: S3 files, LookupEvents answers, batches of envelopes, CloudWatch Logs, searches. */
export const listFields = ['Records', 'Events', 'events', 'records', 'logEvents', 'hits'] as const;

/**
 * The raw records inside any of the shapes CloudTrail data travels in: an S3 file (`Records`), a
 * LookupEvents answer (`Events`, each with `CloudTrailEvent` as a string), an EventBridge envelope
 * (`detail`), CloudWatch Logs, SNS, SQS, Kinesis, Firehose or Elastic (`event.original`) around any of
 * these, what log stores export (Elastic, Splunk, Wazuh), what CloudTrail Lake and Logs Insights answer
 * to a query, a list of them, or one record; see `buriedRecords` for shapes that are none of these. What
 * holds no record is returned as it is, for the parser to name the fault.
 */
export function unwrap(document: unknown): unknown[] {
  const found: unknown[] = [];
  collect(document, { depth: maxDepth, budget: { bytes: mostUnzippedBytes } }, found);
  return found;
}

/** Wrappers inside wrappers: no real shape has more, and a made-up one could go on for ever. */
const maxDepth = 6;

/** How much more is opened: wrappers inside this one, and bytes unzipped in all of the document. */
interface Bounds {
  readonly depth: number;
  readonly budget: { bytes: number };
}

function collect(document: unknown, { depth, budget }: Bounds, found: unknown[]): void {
  const inside = { depth: depth - 1, budget };
  const list = depth > 0 ? listIn(document) : undefined;
  if (list !== undefined) {
    for (const item of list) collect(item, inside, found);
    return;
  }
  const wrapper = depth > 0 && isWrapper(document) ? document : undefined;
  const inner = wrapper && carriedIn(wrapper, budget);
  if (inner?.isRecord) found.push(inner.content);
  else if (inner !== undefined) collect(inner.content, inside, found);
  else if (wrapper === undefined) found.push(document);
  else collectBuried(wrapper, inside, found);
}

/** What no wrapper is known for is looked through, and handed on as it is when nothing is in it. */
function collectBuried(document: RawRecord, inside: Bounds, found: unknown[]): void {
  const buried = buriedRecords(document);
  if (buried.length === 0) found.push(document);
  for (const it of buried) collect(opened(it), inside, found);
}

function listIn(document: unknown): readonly unknown[] | undefined {
  if (Array.isArray(document)) return document;
  if (!isObject(document)) return undefined;
  for (const field of listFields) {
    const list = document[field];
    if (Array.isArray(list)) return list;
  }
  return rowsIn(document);
}

/** What a query answers: each row is a list of its columns, with names as CloudTrail Lake or as Logs Insights writes them. */
function rowsIn(document: RawRecord): readonly unknown[] | undefined {
  const rows = document['QueryResultRows'] ?? document['results'];
  const isTable = Array.isArray(rows) && rows.length > 0 && rows.every(Array.isArray);
  return isTable ? rows.map(rowOf) : undefined;
}

const rowOf = (columns: readonly unknown[]): RawRecord =>
  Object.fromEntries(
    columns
      .filter(isObject)
      .flatMap((column): [string, unknown][] =>
        typeof column['field'] === 'string'
          ? [[column['field'], column['value']]]
          : Object.entries(column),
      ),
  );

const isNamed = (document: RawRecord): boolean => nameFields.some((field) => field in document);

/** A record may itself have fields of these names. */
const isWrapper = (document: unknown): document is RawRecord =>
  isObject(document) && !isNamed(document);

/**
 * Fields in which log stores keep a record as an object: hits of Elastic, results and events of Splunk,
 * alerts of Wazuh, logs of Datadog, what normalizers and their tests call the original.
 */
const storeFields = [
  '_source',
  'result',
  'event',
  'data',
  'aws',
  'hits',
  'attributes',
  'raw',
  'input',
] as const;

/** The store's own object is handed on only when it leads to a record: many other documents have such fields. */
function storedIn(document: RawRecord, depth = 2): RawRecord | undefined {
  return storeFields
    .map((field) => objectAt(document, field))
    .find((it) => leadsToRecord(it) || (depth > 0 && storedIn(it, depth - 1) !== undefined));
}

const leadsToRecord = (it: RawRecord): boolean =>
  isNamed(it) ||
  isNamed(objectAt(it, 'detail')) ||
  textIn(it) !== undefined ||
  Array.isArray(it['hits']);

/** Fields that carry a document as text: CloudWatch Logs, SNS, SQS, Splunk. */
const textFields = ['message', 'Message', '@message', 'body', '_raw', 'event'] as const;

interface Carried {
  readonly content: unknown;
  /** One record and nothing else, so that an empty list in its place is a fault and not nothing. */
  readonly isRecord?: true;
}

/** What EventBridge calls the kinds of records, in front of `via CloudTrail`. */
const eventTypes: ReadonlyMap<string, string> = new Map([
  ['AWS API Call', 'AwsApiCall'],
  ['AWS Service Event', 'AwsServiceEvent'],
  ['AWS Console Sign In', 'AwsConsoleSignIn'],
]);

/** A shortened record may lack its kind, which the envelope says as well. */
function ofType(detail: RawRecord, envelope: RawRecord): RawRecord {
  const eventType = eventTypes.get(textAt(envelope, 'detail-type')?.split(' via ')[0] ?? '');
  return eventType === undefined || !isNamed(detail) || 'eventType' in detail
    ? detail
    : { ...detail, eventType };
}

/** What a wrapper carries; undefined when the document is none. */
function carriedIn(document: RawRecord, budget: Bounds['budget']): Carried | undefined {
  if ('CloudTrailEvent' in document)
    return { content: opened(document['CloudTrailEvent']), isRecord: true };
  if (isObject(document['detail'])) return { content: ofType(document['detail'], document) };
  const around = document['Sns'] ?? document['awslogs'];
  if (isObject(around)) return { content: around };
  const text = textIn(document);
  if (text !== undefined) return { content: opened(text) };
  const stored = storedIn(document);
  if (stored !== undefined) return { content: stored };
  const packed = textAt(objectAt(document, 'kinesis'), 'data') ?? textAt(document, 'data');
  const unpacked = packed === undefined ? undefined : unpack(packed, budget);
  return unpacked === undefined ? undefined : { content: opened(unpacked) };
}

/** JSON that a wrapper carries as text, behind the head of a line of syslog too. */
function textIn(document: RawRecord): string | undefined {
  const original = textAt(objectAt(document, 'event'), 'original');
  const json = original === undefined ? undefined : jsonIn(original);
  if (json !== undefined) return json;
  const text = textFields.map((field) => textAt(document, field)).find((it) => it !== undefined);
  return text === undefined ? undefined : jsonIn(text);
}

/** JSON in a string; what does not parse is handed on as text. */
function opened(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const mostUnzippedBytes = 64 * 1024 * 1024;
const gzipStart = 0x1f8b;

/** What Kinesis and Firehose carry: Base64, of gzip where it comes from CloudWatch Logs; undefined when it is neither. */
function unpack(data: string, budget: Bounds['budget']): string | undefined {
  const bytes = Buffer.from(data, 'base64');
  try {
    const isZipped = bytes.length > 2 && bytes.readUInt16BE() === gzipStart;
    const plain = isZipped ? unzip(bytes, budget) : bytes;
    return jsonIn(plain.toString('utf8'));
  } catch {
    return undefined;
  }
}

function unzip(bytes: Buffer, budget: Bounds['budget']): Buffer {
  const plain = gunzipSync(bytes, { maxOutputLength: Math.max(1, budget.bytes) });
  budget.bytes -= plain.length;
  return plain;
}
