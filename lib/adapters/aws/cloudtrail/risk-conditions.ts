import { fieldsOf } from './fields-of.ts';
import { isPublicStatement } from './public-statement.ts';
import { flagAt, isObject, objectAt, type RawRecord, textAt } from './raw-record.ts';

/** Looks into a call's request parameters, and what it answered, as CloudTrail spells them. */
export type RiskCondition = (request: RawRecord, response?: RawRecord) => boolean;

/** True when some field of that name, at any depth, holds a matching text or truth value. */
export const holds =
  (field: RegExp, value: RegExp): RiskCondition =>
  (request) =>
    fieldsOf(request).some(
      ([name, content]) =>
        field.test(name) &&
        (typeof content === 'string' || typeof content === 'boolean') &&
        value.test(String(content)),
    );

/** True when some field of that name, at any depth, holds a number that is no greater. */
export const atMost =
  (field: RegExp, most: number): RiskCondition =>
  (request) =>
    fieldsOf(request).some(
      ([name, content]) =>
        field.test(name) &&
        (typeof content === 'number' || (typeof content === 'string' && content !== '')) &&
        Number(content) <= most,
    );

/** True when no field of that name is there, at any depth. */
export const lacks =
  (field: RegExp): RiskCondition =>
  (request) =>
    !fieldsOf(request).some(([name]) => field.test(name));

/** True when a thing was made with a matching field, asked for or by default: what was not asked for, the answer tells. */
export const madeWith =
  (field: RegExp, value: RegExp): RiskCondition =>
  (request, response = {}) =>
    holds(field, value)(lacks(field)(request) ? response : request);

/** An address range for the world: IPv4 ranges larger than any private one, IPv6 ranges that hold all global addresses. */
export const opensToTheWorld: RiskCondition = (request) =>
  fieldsOf(request).some(
    ([name, content]) => /cidr/i.test(name) && typeof content === 'string' && isWorld(content),
  );

/** True for a range that is, or nearly is, the whole Internet. */
export function isWorld(cidr: string): boolean {
  const [, address, bits] = /^([\da-f:.]+)\/(\d{1,3})$/i.exec(cidr) ?? [];
  return address !== undefined && Number(bits) < (address.includes(':') ? 4 : 8);
}

/** An entry of a network ACL that lets traffic in; entries that deny or look outward expose nothing. */
export const letsTheWorldIn: RiskCondition = (request) =>
  opensToTheWorld(request) &&
  textAt(request, 'ruleAction') !== 'deny' &&
  flagAt(request, 'egress') !== true;

/** An access control list open to everyone, or to everyone with an AWS account. */
export const aclForEveryone: RiskCondition = (request) =>
  holds(/^uri$|grant|acl/i, /\bglobal\/(AllUsers|AuthenticatedUsers)\b/)(request) ||
  holds(/acl/i, /^(public-read|public-read-write|authenticated-read)$/)(request);

/** A resource policy with a statement for everyone. */
export const policyForEveryone: RiskCondition = (request) =>
  fieldsOf(request).some(
    ([name, content]) => name === 'Statement' && isObject(content) && isPublicStatement(content),
  );

/** An image or a snapshot given to all accounts; taking it back from them is no risk. */
export const sharedWithAll: RiskCondition = (request) =>
  holds(/^valuesToAdd$/i, /^all$/i)(request) ||
  ['createVolumePermission', 'launchPermission'].some((field) =>
    holds(/^group$/i, /^all$/i)({ add: objectAt(request, field)['add'] }),
  ) ||
  (textAt(request, 'operationType') === 'add' && holds(/group/i, /^all$/i)(request));

/** A permission for every account, by the simple calls that write no policy. */
export const permissionForEveryone: RiskCondition = (request) =>
  holds(/^(principal|aws-?accountids?)$/i, /^\*$/)(request) &&
  lacks(/^(sourceAccount|sourceArn|principalOrgID|organizationId)$/i)(request);

/** An API that is open to the public, but only to some addresses of it. */
export const isNarrowed: RiskCondition = (request) =>
  fieldsOf(request).some(
    ([name, content]) =>
      /^publicAccessCidrs$/i.test(name) && typeof content === 'string' && !isWorld(content),
  );

/** AWS's policies that let their holder do everything, or give itself every right. */
const adminPolicy = /^arn:aws[a-z-]*:iam::aws:policy\/(AdministratorAccess|IAMFullAccess)$/;

/** Such a policy attached, or one of one's own that says the same. */
export const grantsAdmin: RiskCondition = (request) =>
  holds(/^(managed)?policyArn$/i, adminPolicy)(request) ||
  fieldsOf(request).some(
    ([name, content]) => name === 'Statement' && isObject(content) && allowsAll(content),
  );

const allowsAll = (statement: RawRecord): boolean =>
  textAt(statement, 'Effect') === 'Allow' &&
  [statement['Action']].flat().some((action) => /^(\*|\*:\*|iam:\*)$/i.test(String(action))) &&
  [statement['Resource']].flat().includes('*') &&
  !isObject(statement['Condition']);

/** Bandog's own parts bear the name of its stack. */
export const namesWatchdog = holds(/./, /(^|[^a-z])bandog/i);
