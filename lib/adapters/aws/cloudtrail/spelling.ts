import { plain, withIdentityNested } from './flat-identity.ts';
import { isObject, objectAt, type RawRecord, saidAt } from './raw-record.ts';
import { structIn } from './struct-text.ts';

const names = [
  'additionalEventData addendum apiVersion awsRegion errorCode errorMessage eventCategory eventID',
  'eventName eventSource eventTime eventType eventVersion insightDetails managementEvent readOnly',
  'recipientAccountId requestID requestParameters resources responseElements serviceEventDetails',
  'sessionCredentialFromConsole sharedEventID sourceIPAddress tlsDetails userAgent userIdentity',
  'accessKeyId accountId inScopeOf invokedBy invokedByDelegate onBehalfOf principalId sessionContext',
  'userName identityProvider sessionIssuer webIdFederationData federatedProvider sourceIdentity',
  'ec2RoleDelivery assumedRoot sourceArn issuerType userId identityStoreArn type arn',
];

const own: ReadonlySet<string> = new Set(names.flatMap((line) => line.split(' ')));
const spelt: ReadonlyMap<string, string> = new Map([...own].map((name) => [plain(name), name]));

const ownName = (name: string): string => (own.has(name) ? name : (spelt.get(plain(name)) ?? name));

/**
 * The record in CloudTrail's own spelling: tables of Athena, CloudTrail Lake and others know field
 * names in lower case only, or with underscores, of the whole record or of the identity alone, and some
 * write a field's whole path as its name (`userIdentity.type`, `UserIdentityType`), or an object as text. The same record
 * when nothing is spelt otherwise. What a call asked for keeps its names: nobody can tell them.
 */
export function inOwnSpelling(received: RawRecord): RawRecord {
  const record = 'userIdentity' in received ? received : withIdentityNested(received);
  const whole = isSpeltOtherwise(record) ? respelt(record) : record;
  return withTime(withFlag(withIdentity(withOpenText(whole))));
}

/** A record that has all of these in their own spelling has the rest in it as well. */
const mainFields = [
  'eventName',
  'eventSource',
  'userIdentity',
  'userAgent',
  'sourceIPAddress',
] as const;

/** Pascal case alone is how LookupEvents lists a record, not how it is spelt. */
const isListed = (record: RawRecord): boolean =>
  'EventName' in record && !('UserIdentity' in record || 'userIdentity' in record);

const isSpeltOtherwise = (record: RawRecord): boolean =>
  mainFields.some((field) => !(field in record)) &&
  !isListed(record) &&
  Object.keys(record).some(isOdd);

/** Fields that such copies hold as text: JSON, or a struct. */
const textualFields = [
  'requestParameters',
  'responseElements',
  'userIdentity',
  'tlsDetails',
] as const;

/** The record with objects that were written as text opened. */
export function withOpenText(record: RawRecord): RawRecord {
  const texts = textualFields.filter((field) => isObjectText(record[field]));
  if (texts.length === 0) return record;
  return { ...record, ...Object.fromEntries(texts.map((field) => [field, opened(record[field])])) };
}

function withIdentity(record: RawRecord): RawRecord {
  const identity = record['userIdentity'];
  if (!isObject(identity) || !Object.keys(identity).some(isOdd)) return record;
  return { ...record, userIdentity: respeltDeep(identity) };
}

/** Some copies have the console's mark with what else they know of the session. */
function withFlag(record: RawRecord): RawRecord {
  const session = objectAt(objectAt(record, 'userIdentity'), 'sessionContext');
  const flag =
    session['sessionCredentialFromConsole'] ??
    objectAt(session, 'attributes')['sessionCredentialFromConsole'];
  return flag === undefined ? record : { sessionCredentialFromConsole: flag, ...record };
}

const isOdd = (name: string): boolean => ownName(name) !== name;

/** What log shippers call the time of the event when they take it out of the record. */
const timeFields = ['@timestamp', 'timestamp', '_time', 'TimeGenerated'] as const;

function withTime(record: RawRecord): RawRecord {
  if ('eventTime' in record || !('eventName' in record)) return record;
  const eventTime = timeFields.map((field) => record[field]).find((it) => typeof it === 'string');
  return eventTime === undefined ? record : { ...record, eventTime };
}

/** The same with its fields respelt, but for what tables spell out that have it not; one that stands in both spellings is what its own says. */
const respelt = (record: RawRecord): RawRecord =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([name, value]) => typeof value !== 'string' || saidAt(record, name) !== undefined)
      .sort(([name], [other]) => Number(own.has(name)) - Number(own.has(other)))
      .map(([name, value]) => [ownName(name), value]),
  );

const deepest = 4;

function respeltDeep(value: RawRecord, depth = 0): RawRecord {
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      ownName(name),
      isObject(inner) && depth < deepest ? respeltDeep(inner, depth + 1) : inner,
    ]),
  );
}

const isObjectText = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('{');

function opened(value: unknown): unknown {
  if (!isObjectText(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return structIn(value) ?? value;
  }
}
