import type { ChangeEvent, ResourceRef } from '../../../domain/change/change-event.ts';
import type { Effect } from '../../../domain/change/effect.ts';
import { type Call, subjectKeys } from '../resources/event-resources.ts';
import { isHidden, isObject, listAt, objectAt, type RawRecord, textAt } from './raw-record.ts';

/** More than this a reader does not need, and a record could be made to hold thousands. */
const limit = 20;

/** Request and response fields that name what was touched; a `group` alone is of people: everybody. */
const idField =
  /^(arn|.*Arn|(instance|volume|group(?=Id)|vpc|subnet|routeTable|networkAcl|internetGateway|natGateway|networkInterface|snapshot|image|allocation|key|keyPair|launchTemplate|securityGroupRule|functionName|bucketName|bucket|tableName|queueUrl|topicArn|roleName|userName|groupName|policyName|policyArn|instanceProfileName|dBInstanceIdentifier|dBClusterIdentifier|dBSnapshotIdentifier|clusterName|cluster|serviceName|stackName|stackId|hostedZoneId|distributionId|loadBalancerName|secretId|name|trailName|logGroupName|repositoryName|stateMachineArn|restApiId|domainName|parameterName|alarmName|ruleName|fileSystemId|resourceId|resourceIdentifier)(Id)?)$/i;

/** Effects that leave resources as they are. */
const leavesAlone: ReadonlySet<Effect> = new Set(['read', 'telemetry', 'session']);

type Asked = Omit<Call, 'request' | 'response'> & { readonly effect: Effect };

/** Keys of what a call changed; undefined where that cannot be told, or nothing was. */
export function changedKeys(record: RawRecord, asked: Asked): ChangeEvent['subjectKeys'] {
  const { service, action, account, region, effect } = asked;
  if (leavesAlone.has(effect)) return undefined;
  const request = service === 'kms' ? behindAlias(record) : record['requestParameters'];
  const response = record['responseElements'];
  const keys = subjectKeys({ service, action, account, region, request, response });
  return keys.length === 0 ? undefined : keys;
}

/** A key of KMS may be called by one of its aliases; the record lists which key that was. */
function behindAlias(record: RawRecord): unknown {
  const request = objectAt(record, 'requestParameters');
  if (!/^(?:arn:[^:]*:kms:[^:]*:[^:]*:)?alias\//.test(textAt(request, 'keyId') ?? ''))
    return request;
  const listed = listedResources(record).find(({ id }) => /^arn:[^:]*:kms:.*:key\//.test(id));
  return { ...request, keyId: listed?.id };
}

/** What a call named, what it changed (see `changedKeys`) first. Calls that change nothing are not looked into. */
export function resourcesOf(
  record: RawRecord,
  effect: Effect,
  keys: ChangeEvent['subjectKeys'],
): ResourceRef[] {
  if (leavesAlone.has(effect)) return listedResources(record);
  if (keys === undefined) return namedResources(record, nounOf(record));
  const resources = namedResources(record, '');
  const named = new Set(resources.map(({ id }) => lastName(id).toLowerCase()));
  const subjects = keys
    .map(idOfKey)
    .filter((id) => !named.has(lastName(id).toLowerCase()))
    .map((id) => ({ id }));
  const isSubject = ({ id }: ResourceRef) => keys.some((key) => key.includes(lastName(id)));
  return [
    ...subjects,
    ...resources.filter(isSubject),
    ...resources.filter((resource) => !isSubject(resource)),
  ].slice(0, limit);
}

/** What a key says behind the service and the type, without the part. */
const idOfKey = (key: string): string =>
  key.replace(/^[^:]*:[^:]*:[^/]*\/(?:[^/#]*\/)?|#.*$/gs, '');

/** What tells the resource in an ARN, a URL or a path. */
const lastName = (id: string): string => /[^/:]+$/.exec(id)?.[0] ?? id;

type Add = (id: string | undefined, type?: string) => void;

/** CloudTrail's own list. */
function listedResources(record: RawRecord): ResourceRef[] {
  return gather((add) => addListed(record, add));
}

/**
 * CloudTrail's own `resources` list first, then identifying fields of the request and the response. At
 * most 20, each once. Tags are passed over: their keys and values are the caller's own words, and an
 * exception for a resource must not be had by writing its name there.
 */
function namedResources(record: RawRecord, noun: string): ResourceRef[] {
  return gather((add) => {
    addListed(record, add);
    for (const part of ['requestParameters', 'responseElements']) {
      for (const id of idsIn(objectAt(record, part), noun, 0)) add(id);
    }
  });
}

/** What an action is about: `pentest` of `CreatePentest`; empty for keys and the like, which are not told. */
function nounOf(record: RawRecord): string {
  const action = textAt(record, 'eventName') ?? '';
  const noun = action.replace(/^[A-Za-z][a-z]+(?=[A-Z])|\d.*$/g, '').toLowerCase();
  return /key$/.test(noun) || mayBePrivate.test(noun) ? '' : noun;
}

const shortestName = 3;

/** A field that is called as the thing the action is about, or as what that is a part or a kind of: `botId` of `CreateBotVersion`. */
function isOwnName(field: string, noun: string): boolean {
  const name = /^(.+?)(?:id|name|identifier)$/.exec(field.toLowerCase())?.[1];
  if (name === undefined || name.length < shortestName) return false;
  return noun.startsWith(name) || noun.endsWith(name);
}

function gather(fill: (add: Add) => void): ResourceRef[] {
  const found = new Map<string, ResourceRef>();
  fill((id, type) => {
    if (id === undefined || id.length > 2048 || found.size >= limit || found.has(id)) return;
    found.set(id, type === undefined ? { id } : { id, type });
  });
  return [...found.values()];
}

function addListed(record: RawRecord, add: Add): void {
  for (const resource of listAt(record, 'resources')) {
    if (isObject(resource)) {
      add(textAt(resource, 'ARN') ?? textAt(resource, 'arn'), textAt(resource, 'type'));
    }
  }
}

/** Structures whose fields may be secrets, whatever those are called. */
const mayBePrivate = /environment|secret|password|token|credential/i;

/** Depth of request structures worth looking into, e.g. `instancesSet.items[0].instanceId`. */
const maxDepth = 4;

/** At the top, what is only called an id is that of the thing itself. */
const isId = (name: string, noun: string, depth: number): boolean =>
  idField.test(name) || (noun !== '' && (isOwnName(name, noun) || (depth === 0 && name === 'id')));

/** A list is called as its items are, e.g. `instanceIds`; what stands in one has no name of its own. */
function* idsIn(value: unknown, noun: string, depth: number, list = ''): Generator<string> {
  if (depth > maxDepth) return;
  for (const [field, content] of fieldsOf(value)) {
    const name = field || list;
    if (typeof content !== 'string') yield* idsIn(content, noun, depth + 1, name.replace(/s$/, ''));
    else if (content !== '' && !isHidden(content) && isId(name, noun, depth)) yield content;
  }
}

/** Structures whose names are no resource's: tags, the states of instances, zones. */
const namesNothing = /^tag|Tags$|^(current|previous|instance)State$|AvailabilityZones?$/i;

/** Beside a name in DNS, the zone is that of the provider's name: `{ address, hostedZoneId }` of an endpoint. */
const ofName = (value: RawRecord): boolean =>
  ['address', 'dnsName', 'dNSName'].some((field) => field in value);

/** What is inside a structure, but its tags and what may be secret. */
function fieldsOf(value: unknown): (readonly [field: string, content: unknown])[] {
  if (Array.isArray(value)) return value.slice(0, limit).map((item) => ['', item] as const);
  if (!isObject(value)) return [];
  const isName = ofName(value);
  return Object.entries(value).filter(
    ([field, content]) =>
      !namesNothing.test(field) &&
      !(isName && field === 'hostedZoneId') &&
      (typeof content === 'string' || !mayBePrivate.test(field)),
  );
}
