import type { Actor, ActorKind } from '../../../domain/change/change-event.ts';
import { scopeOf } from './credential-scope.ts';
import { objectAt, type RawRecord, saidAt, textAt } from './raw-record.ts';

const kindByType: ReadonlyMap<string, ActorKind> = new Map([
  ['Root', 'root'],
  ['IAMUser', 'user'],
  ['FederatedUser', 'person'],
  ['SAMLUser', 'person'],
  ['IdentityCenterUser', 'person'],
  ['Directory', 'person'],
  ['WebIdentityUser', 'federated'],
  ['AWSService', 'service'],
  ['AWSAccount', 'account'],
  ['AssumedRole', 'role'],
  ['Role', 'role'],
]);

const kindByArn: readonly (readonly [pattern: RegExp, ActorKind])[] = [
  [/^arn:[a-z-]+:iam::\d*:root$/, 'root'],
  [/^arn:[a-z-]+:iam::\d*:user\//, 'user'],
  [/^arn:[a-z-]+:sts::\d*:assumed-role\//, 'role'],
  [/^arn:[a-z-]+:sts::\d*:federated-user\//, 'person'],
];

/** Who made the call, read from `userIdentity`; it may be a bare string in copies of records. */
export function actorOf(record: RawRecord): Actor {
  const identity = record['userIdentity'];
  const text = saidAt(record, 'userIdentity');
  if (typeof identity !== 'string') return fromIdentity(objectAt(record, 'userIdentity'));
  if (text?.startsWith('arn:')) return fromIdentity({ arn: text });
  return { kind: 'unknown', principal: text ?? 'unknown', name: text ?? 'unknown' };
}

function fromIdentity(identity: RawRecord): Actor {
  const issuer = objectAt(objectAt(identity, 'sessionContext'), 'sessionIssuer');
  const arn = saidAt(identity, 'arn');
  const session = sessionName(identity, arn);
  const principal =
    saidAt(issuer, 'arn') ??
    (arn && withoutSession(arn)) ??
    saidAt(identity, 'invokedBy') ??
    saidAt(identity, 'principalId');
  const kind = kindOf(identity, principal ?? '');
  const account = saidAt(identity, 'accountId') ?? saidAt(issuer, 'accountId');
  const credentialId = saidAt(identity, 'accessKeyId');
  return {
    kind,
    principal: principal ?? saidAt(identity, 'userName') ?? 'unknown',
    name: displayName(identity, kind, session, principal) ?? 'unknown',
    ...(session !== undefined && { session }),
    ...(account !== undefined && { account }),
    ...(credentialId !== undefined && { credentialId }),
  };
}

/** The role behind an assumed-role ARN: the session name at its end is the caller's own choice. */
function withoutSession(arn: string): string {
  const [, partition, account, role] =
    /^arn:([a-z-]+):sts::(\d*):assumed-role\/([^/]+)/.exec(arn) ?? [];
  return role === undefined ? arn : `arn:${partition}:iam::${account}:role/${role}`;
}

function kindOf(identity: RawRecord, principal: string): ActorKind {
  const type = saidAt(identity, 'type');
  const kind = kindByType.get(type ?? '') ?? kindByArnOf(identity) ?? withoutArn(identity);
  if (kind !== 'role') return kind;
  if (isIdentityCenterRole(principal) || actsForPerson(identity)) return 'person';
  if (isServiceLinkedRole(principal)) return 'service';
  return isWorkload(identity) ? 'workload' : 'role';
}

/** Shortened copies leave the type out, and some services call it unknown; the ARN says it as well. */
function kindByArnOf(identity: RawRecord): ActorKind | undefined {
  const arn = saidAt(identity, 'arn') ?? '';
  return kindByArn.find(([pattern]) => pattern.test(arn))?.[1];
}

const withoutArn = (identity: RawRecord): ActorKind =>
  saidAt(identity, 'type') === undefined && saidAt(identity, 'invokedBy') ? 'service' : 'unknown';

/** Identity Center makes the roles of this path, or of this name, and only its own SAML provider may assume them. */
function isIdentityCenterRole(principal: string): boolean {
  return /:role\/(aws-reserved\/sso\.|AWSReservedSSO_)/.test(principal);
}

/** Identity Center names the person for whom an application acts; tables have the field for everybody, and empty. */
function actsForPerson(identity: RawRecord): boolean {
  const person = objectAt(identity, 'onBehalfOf');
  return (saidAt(person, 'userId') ?? saidAt(person, 'identityStoreArn')) !== undefined;
}

/** Only the service named in the path may assume such a role. */
function isServiceLinkedRole(principal: string): boolean {
  return principal.includes(':role/aws-service-role/');
}

/** CloudTrail itself says that the credentials were handed to an instance or a function. */
function isWorkload(identity: RawRecord): boolean {
  const context = objectAt(identity, 'sessionContext');
  return saidAt(context, 'ec2RoleDelivery') !== undefined || scopeOf(identity) !== undefined;
}

/** The part after the last slash of an assumed-role ARN, or after the colon of the principal id. */
function sessionName(identity: RawRecord, arn: string | undefined): string | undefined {
  if (arn?.includes(':assumed-role/')) return arn.slice(arn.lastIndexOf('/') + 1) || undefined;
  const principalId = textAt(identity, 'principalId');
  if (textAt(identity, 'type') !== 'AssumedRole' || principalId === undefined) return undefined;
  const colon = principalId.indexOf(':');
  return colon < 0 ? undefined : principalId.slice(colon + 1) || undefined;
}

function displayName(
  identity: RawRecord,
  kind: ActorKind,
  session: string | undefined,
  principal: string | undefined,
): string | undefined {
  if (kind === 'root') return 'root';
  if (kind === 'service') return textAt(identity, 'invokedBy') ?? lastPart(principal);
  if (kind === 'person' && session !== undefined) return session;
  const role = lastPart(principal);
  if (session !== undefined) return role === undefined ? session : `${role}/${session}`;
  return saidAt(identity, 'userName') ?? role;
}

const lastPart = (arn: string | undefined): string | undefined =>
  arn === undefined ? undefined : arn.slice(arn.lastIndexOf('/') + 1) || arn;
