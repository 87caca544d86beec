import { unwrap } from '../../lib/adapters/aws/cloudtrail/unwrap.ts';
import { JsonDocuments } from '../../lib/adapters/files/json-documents.ts';
import { eventsIn } from '../../lib/wiring/local-files.ts';
import { record, records, role } from '../helpers/record.ts';
import type { Chance } from '../simulation/chance.ts';
import { mutateBytes, mutateTree } from './mutate.ts';
import { expectNamed, holds } from './target.ts';

const someRecords = [
  ...records(3),
  record({ errorCode: 'AccessDenied', requestParameters: null }),
  record({ eventName: 'PutBucketPolicy', requestParameters: { bucketPolicy: '{"Statement":[]}' } }),
  record({ eventName: 'AuthorizeSecurityGroupIngress', userIdentity: role('admin', 'dana') }),
];

/** The shapes that records travel in. */
const shapes = [
  (all: readonly object[]) => ({ Records: all }),
  (all: readonly object[]) => all,
  (all: readonly object[]) => all[0],
  (all: readonly object[]) => ({ version: '0', detail: all[0] }),
  (all: readonly object[]) => ({
    Events: all.map((it) => ({ CloudTrailEvent: JSON.stringify(it) })),
  }),
  (all: readonly object[]) => ({
    awslogs: { data: 'x' },
    logEvents: all.map((it) => ({ message: JSON.stringify(it) })),
  }),
] as const;

/** Readers of CloudTrail's records: each record is an event or a fault, wherever a chunk ends. */
export function fuzzCloudTrail(chance: Chance): void {
  const document = mutateTree(chance.pick(shapes)(someRecords), chance);
  const text = chance.hits(0.3) ? JSON.stringify(document, null, 2) : JSON.stringify(document);
  if (chance.hits(0.5)) wholeDocument(document, text);
  else brokenText(mutateBytes(text, chance), chance);
}

function wholeDocument(document: unknown, text: string): void {
  const { events, faults } = eventsIn(Buffer.from(text), 'trail.json');
  for (const fault of faults) expectNamed(fault);
  if (typeof document !== 'object' || document === null) return;
  const there = unwrap(JSON.parse(text)).length;
  // Lists of a wrapper are cut up before they are opened: what is no object in them is garbage of one line.
  const asObjects = JSON.parse(text, (_, value) => value);
  if (!onlyObjects(asObjects)) return;
  holds(
    events.length + faults.length === there,
    `${there} records, ${events.length} events and ${faults.length} faults`,
  );
}

/** True where every item of every list that is cut up is an object. */
function onlyObjects(document: Record<string, unknown> | unknown[]): boolean {
  const lists = Array.isArray(document)
    ? [document]
    : ['Records', 'Events', 'events', 'records'].map((name) => document[name]);
  const found = lists.filter((list) => Array.isArray(list));
  return found.length <= 1 && found.every((list) => list.length > 0 && list.every(isObject));
}

const isObject = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function brokenText(bytes: Buffer, chance: Chance): void {
  const whole = eventsIn(bytes, 'trail.json');
  for (const fault of whole.faults) expectNamed(fault);
  for (const event of whole.events) holds(event.id !== '', 'an event without an id');
  const at = chance.whole(0, bytes.length);
  const cut = slices(bytes.subarray(0, at), bytes.subarray(at));
  holds(
    JSON.stringify(cut) === JSON.stringify(slices(bytes)),
    `another reading when the chunk ends at byte ${at}`,
  );
}

function slices(...chunks: readonly Buffer[]) {
  const documents = new JsonDocuments();
  const found = chunks.flatMap((chunk) => documents.push(Buffer.from(chunk)));
  return [...found, ...documents.end()];
}
