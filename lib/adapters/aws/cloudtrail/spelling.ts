import { isObject, type RawRecord } from './raw-record.ts';
import { structIn } from './struct-text.ts';

const fields = [
  'additionalEventData addendum apiVersion awsRegion errorCode errorMessage eventCategory eventID',
  'eventName eventSource eventTime eventType eventVersion insightDetails managementEvent readOnly',
  'recipientAccountId requestID requestParameters resources responseElements serviceEventDetails',
  'sessionCredentialFromConsole sharedEventID sourceIPAddress tlsDetails userAgent userIdentity',
  'accessKeyId accountId inScopeOf invokedBy invokedByDelegate onBehalfOf principalId sessionContext',
  'userName identityProvider sessionIssuer webIdFederationData federatedProvider sourceIdentity',
  'ec2RoleDelivery assumedRoot sourceArn issuerType userId identityStoreArn',
];

const spelt: ReadonlyMap<string, string> = new Map(
  fields.flatMap((line) => line.split(' ')).map((name) => [name.toLowerCase(), name]),
);

/**
 * The record in CloudTrail's own spelling: tables of Athena, CloudTrail Lake and others know field
 * names in lower case only, of the whole record or of the identity alone, and some write a field's
 * whole path as its name (`userIdentity.type`). The same record when nothing is spelt otherwise. What
 * a call asked for keeps its names: nobody can tell them.
 */
export function inOwnSpelling(received: RawRecord): RawRecord {
  const isFlat = !('userIdentity' in received) && Object.keys(received).some(isIdentityPath);
  const record = isFlat ? nested(received) : received;
  const isLower = 'eventname' in record || 'eventsource' in record;
  const own = isLower ? respelt(record, textualFields) : record;
  const identity = own['userIdentity'];
  if (!isObject(identity) || !isLowerIdentity(identity)) return own;
  return { ...own, userIdentity: respeltDeep(identity) };
}

/** Fields that such tables hold as text: JSON, or a struct. */
const textualFields: readonly string[] = [
  'requestparameters',
  'responseelements',
  'useridentity',
  'tlsdetails',
];

const isIdentityPath = (name: string): boolean => /^userIdentity\./i.test(name);

const mostSteps = 6;

/** The same with paths as names taken apart; a path through what is no object is left as it is. */
function nested(record: RawRecord): RawRecord {
  const whole: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(record)) {
    const steps = path.split('.');
    const last = steps.pop() ?? path;
    const place = steps.length < mostSteps ? placeOf(whole, steps) : undefined;
    if (place === undefined) setOwn(whole, path, value);
    else setOwn(place, last, value);
  }
  return whole;
}

function placeOf(whole: RawRecord, steps: readonly string[]): RawRecord | undefined {
  let place = whole;
  for (const step of steps) {
    if (!Object.hasOwn(place, step)) setOwn(place, step, {});
    const next = place[step];
    if (!isObject(next)) return undefined;
    place = next;
  }
  return place;
}

/** A name such as `__proto__` is one more field. */
const setOwn = (place: RawRecord, name: string, value: unknown): void => {
  Object.defineProperty(place, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
};

const isLowerIdentity = (identity: RawRecord): boolean =>
  'principalid' in identity ||
  'accountid' in identity ||
  'sessioncontext' in identity ||
  'invokedby' in identity;

/** The same with its fields respelt; those named hold JSON as text in such tables. */
function respelt(record: RawRecord, textual: readonly string[]): RawRecord {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      spelt.get(name) ?? name,
      textual.includes(name) ? opened(value) : value,
    ]),
  );
}

const deepest = 4;

function respeltDeep(value: RawRecord, depth = 0): RawRecord {
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      spelt.get(name) ?? name,
      isObject(inner) && depth < deepest ? respeltDeep(inner, depth + 1) : inner,
    ]),
  );
}

function opened(value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith('{')) return value;
  try {
    return JSON.parse(value);
  } catch {
    return structIn(value) ?? value;
  }
}
