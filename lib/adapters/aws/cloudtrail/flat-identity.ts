import { isObject, type RawRecord } from './raw-record.ts';

/** A name without what spellings differ in: `user_identity`, `useridentity` and `UserIdentity` are one. */
export const plain = (name: string): string => name.toLowerCase().replaceAll('_', '');

const identityFields = 'type principalId arn accountId accessKeyId userName invokedBy'.split(' ');
const issuerFields = 'type principalId arn accountId userName'.split(' ');
const session = 'userIdentity.sessionContext';

/** Columns of tables without nesting, such as those of Microsoft Sentinel, by their plain names. */
const columns: ReadonlyMap<string, string> = new Map([
  ...identityFields.map((it): [string, string] => [
    plain(`userIdentity${it}`),
    `userIdentity.${it}`,
  ]),
  ...['sessionIssuer', 'userIdentitySessionContextSessionIssuer'].flatMap((prefix) =>
    issuerFields.map((it): [string, string] => [
      plain(`${prefix}${it}`),
      `${session}.sessionIssuer.${it}`,
    ]),
  ),
  ['sessionmfaauthenticated', `${session}.attributes.mfaAuthenticated`],
  ['sessioncreationdate', `${session}.attributes.creationDate`],
  ['ec2roledelivery', `${session}.ec2RoleDelivery`],
  ...['ec2RoleDelivery', 'sourceIdentity', 'assumedRoot'].map((it): [string, string] => [
    plain(`userIdentitySessionContext${it}`),
    `${session}.${it}`,
  ]),
  ...['onBehalfOf.userId', 'inScopeOf.issuerType', 'inScopeOf.credentialsIssuedTo'].map(
    (it): [string, string] => [plain(`userIdentity${it}`).replace('.', ''), `userIdentity.${it}`],
  ),
  ['awseventid', 'eventID'],
  ['eventtypename', 'eventType'],
]);

const pathOf = (name: string): string => columns.get(plain(name)) ?? name;

const isIdentityPath = (name: string): boolean => /^user_?identity\./i.test(pathOf(name));

/** The record with its identity put together, where it is spread over fields named by their paths. */
export function withIdentityNested(record: RawRecord): RawRecord {
  if (!Object.keys(record).some(isIdentityPath)) return record;
  const whole: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) put(whole, pathOf(name), value);
  return whole;
}

const mostSteps = 6;

/** A path through what is no object is left as it is. */
function put(whole: RawRecord, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() ?? path;
  const place = steps.length < mostSteps ? placeOf(whole, steps) : undefined;
  if (place === undefined) setOwn(whole, path, value);
  else setOwn(place, last, value);
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
