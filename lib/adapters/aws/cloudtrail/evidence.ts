import type { Actor, Evidence, Signal } from '../../../domain/change/change-event.ts';
import { claims, isBlanked, usesKey } from './claims.ts';
import { scopeOf } from './credential-scope.ts';
import { isInsight, isSignIn } from './event-kind.ts';
import { federation } from './federation.ts';
import { isServiceName, principalName, serviceOf } from './names.ts';
import { flagAt, objectAt, type RawRecord, saidAt, textAt } from './raw-record.ts';

const asserted = (signal: Signal, detail: string, field: string, value: string): Evidence => ({
  signal,
  rank: 'asserted',
  detail,
  field,
  value,
});

/** Engines that turn a template into calls; CloudTrail names them as the invoking service. */
const engines: ReadonlyMap<string, string> = new Map([
  ['cloudformation.amazonaws.com', 'cloudformation'],
  ['stacksets.cloudformation.amazonaws.com', 'cloudformation'],
  ['member.org.stacksets.cloudformation.amazonaws.com', 'cloudformation'],
]);

/** `invokedBy` names the service that made the call, except for these: the console itself. */
const consoleInvokers: ReadonlySet<string> = new Set([
  'signin.amazonaws.com',
  'console.amazonaws.com',
]);

/** A service that only passes on the call that an assistant asks for: whoever lent the credentials made it. */
const isRelay = (value: string): boolean => principalName(value) === 'aws-mcp.amazonaws.com';

const isConsoleName = (value: string): boolean => consoleInvokers.has(principalName(value));
/** Copies with other domains in the place of AWS's keep the first part of a name. */
const isConsoleLike = (value: string): boolean =>
  isConsoleName(value) || /^(signin|console)\.(?!.*\bamazonaws\b)/i.test(value);

const shortName = (service: string): string =>
  principalName(service).replace(/\.amazonaws\.com$/, '');

/** Every fact a record holds about who or what made the call, asserted facts first. */
export function evidenceOf(record: RawRecord, actor: Actor): Evidence[] {
  const identity = objectAt(record, 'userIdentity');
  return [
    ...invokedBy(record, identity),
    ...sourceService(record, identity),
    ...eventType(record),
    ...consoleSession(record),
    ...principalType(identity, actor),
    ...delegate(identity),
    ...workload(identity),
    ...federation(record, identity),
    ...claims(record, identity, actor),
  ];
}

/** The provider's code, of which it does not say which service it belongs to: a console, or any other. */
const isInternal = (value: string): boolean => /^AWS Internal(\/\d+)?$/i.test(value);

/** The console passes on its user's address, or says that its credentials were used; a delivery service has an address of its own, and an SDK. */
const hasClient = (record: RawRecord): boolean =>
  flagAt(record, 'sessionCredentialFromConsole') === true ||
  (/^[\da-f]*[.:][\da-f.:]+$/i.test(textAt(record, 'sourceIPAddress') ?? '') &&
    !/^\[?aws-internal\/(?!.*console)/i.test(textAt(record, 'userAgent') ?? ''));

/** Who the provider says made the call; samples have it blanked out, or a word in its place, and then it says nothing. */
function invokerOf(identity: RawRecord): string | undefined {
  const value = saidAt(identity, 'invokedBy');
  return value === undefined || isBlanked(value) || !/[. ]/.test(value) ? undefined : value;
}

function invokedBy(record: RawRecord, identity: RawRecord): Evidence[] {
  const value = invokerOf(identity);
  if (value === undefined || isRelay(value)) return [];
  const field = 'userIdentity.invokedBy';
  const isConsole =
    isConsoleLike(value) || (isInternal(value) && hasClient(record) && !usesKey(record));
  if (isConsole) return [asserted('console', 'signin', field, value)];
  const engine = engines.get(principalName(value));
  if (engine !== undefined) return [asserted('iac-engine', engine, field, value)];
  return [asserted('service', shortName(value), field, value)];
}

/** The address is written by the provider; where it is a service's name, that service made the call. */
function sourceService(record: RawRecord, identity: RawRecord): Evidence[] {
  const value = textAt(record, 'sourceIPAddress') ?? '';
  const invoker = invokerOf(identity);
  const told = invoker !== undefined && !isConsoleLike(invoker);
  if (told || !isServiceName(value) || isConsoleName(value) || isRelay(value)) return [];
  const engine = engines.get(principalName(value));
  return [
    asserted(
      engine ? 'iac-engine' : 'service',
      engine ?? shortName(value),
      'sourceIPAddress',
      value,
    ),
  ];
}

function eventType(record: RawRecord): Evidence[] {
  const value = textAt(record, 'eventType');
  const source = textAt(record, 'eventSource') ?? '';
  if (value === 'AwsConsoleSignIn' || value === 'AwsConsoleAction') {
    return [asserted('console', value, 'eventType', value)];
  }
  if (value === undefined && serviceOf(source) === 'signin') {
    return [asserted('console', 'AwsConsoleSignIn', 'eventSource', source)];
  }
  const isAboutPerson = isSignIn(record) && textAt(record, 'userAgent') !== undefined;
  if (value === 'AwsServiceEvent' && !isAboutPerson) {
    return [asserted('service', shortName(source), 'eventType', value)];
  }
  return isInsight(record) ? [asserted('service', 'cloudtrail', 'eventType', value ?? '')] : [];
}

/** CloudTrail leaves the TLS details out where the console's own back end passed the call on. */
function consoleSession(record: RawRecord): Evidence[] {
  const field = 'sessionCredentialFromConsole';
  if (flagAt(record, field) !== true) return [];
  const passedOn = Object.keys(objectAt(record, 'tlsDetails')).length === 0;
  return [asserted('console', passedOn ? 'back-end' : 'console-session', field, 'true')];
}

function principalType(identity: RawRecord, actor: Actor): Evidence[] {
  const type = textAt(identity, 'type') ?? '';
  switch (actor.kind) {
    case 'root':
      return [asserted('person-credential', 'root', ...rootField(identity, actor, type))];
    case 'user':
      return [asserted('person-credential', 'user', ...typeField(type, actor))];
    case 'person':
      return [asserted('person-credential', 'person', ...personField(identity, actor, type))];
    case 'service':
      return type === 'AWSService'
        ? [asserted('service', shortName(actor.name), 'userIdentity.type', type)]
        : type === 'AssumedRole'
          ? [asserted('service', 'service-linked-role', 'sessionIssuer.arn', actor.principal)]
          : [];
    default:
      return [];
  }
}

type FieldAndValue = readonly [field: string, value: string];

/** A root session that was handed out centrally, to somebody of the organisation's management. */
function rootField(identity: RawRecord, actor: Actor, type: string): FieldAndValue {
  const assumed = flagAt(objectAt(identity, 'sessionContext'), 'assumedRoot') === true;
  return assumed ? ['sessionContext.assumedRoot', 'true'] : typeField(type, actor);
}

/** The type of the principal; where a copy leaves it out, the ARN that tells it. */
const typeField = (type: string, { principal }: Actor): FieldAndValue =>
  type === '' ? ['userIdentity.arn', principal] : ['userIdentity.type', type];

/** What makes a role session a person's: whom it acts for, or that only single sign-on assumes its role. */
function personField(identity: RawRecord, actor: Actor, type: string): FieldAndValue {
  const userId = textAt(objectAt(identity, 'onBehalfOf'), 'userId');
  if (userId !== undefined) return ['userIdentity.onBehalfOf', userId];
  if (type !== '' && type !== 'AssumedRole' && type !== 'Role') return ['userIdentity.type', type];
  const issuer = objectAt(objectAt(identity, 'sessionContext'), 'sessionIssuer');
  return [textAt(issuer, 'arn') ? 'sessionIssuer.arn' : 'userIdentity.arn', actor.principal];
}

/** The account of a product's maker, which acts with access that somebody delegated to it for a while. */
function delegate(identity: RawRecord): Evidence[] {
  const maker = textAt(objectAt(identity, 'invokedByDelegate'), 'accountId');
  return maker === undefined
    ? []
    : [asserted('tool', 'product-provider', 'userIdentity.invokedByDelegate', maker)];
}

function workload(identity: RawRecord): Evidence[] {
  const found: Evidence[] = [];
  const delivery = saidAt(objectAt(identity, 'sessionContext'), 'ec2RoleDelivery');
  if (delivery !== undefined) {
    found.push(asserted('workload-credential', 'instance', 'ec2RoleDelivery', delivery));
  }
  const scope = scopeOf(identity);
  if (scope !== undefined) {
    const field = 'userIdentity.inScopeOf';
    found.push(asserted('workload-credential', scope.kind, field, scope.holder));
  }
  return found;
}
