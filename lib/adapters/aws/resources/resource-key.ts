import { arnForms, fromForm, globalServices } from './arn-forms.ts';

/** Where a resource lives; an empty text is "not known" or "nowhere in particular". */
export interface Scope {
  readonly account: string;
  readonly region: string;
}

export const anywhere: Scope = { account: '', region: '' };

/**
 * The normal form by which an event and an inventory name the same resource:
 * `account:region:service/type/id`, e.g. `111122223333:eu-central-1:lambda/function/shop` or, where
 * ids are unique by themselves, `::s3/bucket/name`. What belongs to a resource follows a `#`:
 * `…:ec2/sg-0123#rule/sgr-4567`; cutting at the last `#` gives what it is a part of.
 */
export function resourceKey(spelled: string, { account, region }: Scope): string {
  const name = spelled
    .replace(ec2Typed, 'ec2/$1')
    .replace('ssm/parameter//', 'ssm/parameter/')
    .replace(revision, '$1#revision/$2');
  const service = name.slice(0, name.indexOf('/'));
  const reach = globalServices.get(service);
  const lower = reach?.ignoresCase ? name.toLowerCase() : name;
  return `${reach?.account === false ? '' : account}:${reach?.region === false ? '' : region}:${lower}`;
}

/** An id of EC2's says what it is, so its type is left out: not every call and inventory has it. */
const ec2Typed = /^ec2\/[^/#]+\/([a-z]+(?:-[a-z]+)*-[0-9a-f]{4,17})(?=$|#)/;

/** `family:revision` of what is never changed, only registered anew. */
const revision = /^((?:ecs\/task|batch\/job)-definition\/[^:#]+):(\d+)$/;

const arnShape = /^arn:[^:]*:([^:]+):([^:]*):([^:]*):(.+)$/s;

/** The key of an ARN, or undefined when it is none. */
export function keyOfArn(text: string): string | undefined {
  const [, service, region = '', owner = '', tail] = arnShape.exec(text) ?? [];
  if (service === undefined || tail === undefined) return undefined;
  const account = /^\d{12}$/.test(owner) ? owner : '';
  return resourceKey(nameOfTail(service, tail), { account, region });
}

/** Service, type and id of what stands behind the account in an ARN. */
export function nameOfTail(service: string, tail: string): string {
  for (const form of arnForms.get(service) ?? []) {
    const name = fromForm(form, tail);
    if (name !== undefined) return name;
  }
  const [, type, id] = /^([^/:]+)[/:](.+)$/s.exec(tail) ?? [];
  return type === undefined ? `${service}/${tail}` : `${service}/${type}/${id}`;
}

const queueUrl =
  /^https:\/\/(?:sqs\.([a-z0-9-]+)|([a-z0-9-]+)\.queue)\.amazonaws\.com[^/]*\/(\d{12})\/([^/?]+)$/;
/** `sg-0123456789abcdef0`: says by itself that it is of EC2 and what. */
const ec2Id = /^[a-z]+(?:-[a-z]+){0,2}-[0-9a-f]{8,17}$/;

/** Names that look like an id of EC2's, but are another service's. */
const otherIds = /^(?:fs|fsap|fsmt|mi|key|alias|vol-attach|env|app|org|ou|r|p|acl|ws|a|terraform)-/;

/** The key of an id that needs no type beside it: an ARN, the URL of a queue, an id of EC2's. */
export function keyOfId(id: string, scope: Scope): string | undefined {
  if (id.startsWith('arn:')) return keyOfArn(id);
  const [, region, oldRegion = '', account = '', queue] = queueUrl.exec(id) ?? [];
  if (queue !== undefined) {
    return resourceKey(`sqs/queue/${queue}`, { account, region: region ?? oldRegion });
  }
  return ec2Id.test(id) && !otherIds.test(id) ? resourceKey(`ec2/${id}`, scope) : undefined;
}
