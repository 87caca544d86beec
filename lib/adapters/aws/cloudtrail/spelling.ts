import { isObject, type RawRecord } from './raw-record.ts';

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
 * names in lower case only, of the whole record or of the identity alone. The same record when nothing
 * is spelt otherwise. What a call asked for keeps its names: nobody can tell them.
 */
export function inOwnSpelling(record: RawRecord): RawRecord {
  const isLower = 'eventname' in record || 'eventsource' in record;
  const own = isLower ? respelt(record, ['requestparameters', 'responseelements']) : record;
  const identity = own['userIdentity'];
  if (!isObject(identity) || !isLowerIdentity(identity)) return own;
  return { ...own, userIdentity: respeltDeep(identity) };
}

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
      textual.includes(name) || name === 'useridentity' ? opened(value) : value,
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
    return value;
  }
}
