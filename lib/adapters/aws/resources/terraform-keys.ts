import { keysFrom, type ValuesOf } from './key-template.ts';
import { anywhere, keyOfArn, keyOfId, type Scope } from './resource-key.ts';
import { computeTypes } from './terraform-types/compute.ts';
import { dataTypes } from './terraform-types/data.ts';
import { identityTypes } from './terraform-types/identity.ts';

/**
 * Terraform's resource types whose ARN or id is not the key to the resource, above all those that are
 * a part of another: `{a|b}` is the value of attribute `a`, or of `b`; of several templates each counts.
 */
const templates: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...computeTypes, ...dataTypes, ...identityTypes }).map(([type, template]) => [
    `aws_${type}`,
    template,
  ]),
);

/** Whether the type has a way of its own to say which resource it is. */
export const hasTemplate = (type: string): boolean => templates.has(type);

/**
 * Types of which every account has one of the same name in each region, with the attribute that holds the
 * account's id or the ARN of something in it. Without a place such a one could be anybody's: it has no keys.
 */
const switches: ReadonlyMap<string, string> = new Map([
  ['aws_config_configuration_recorder', 'role_arn'],
  ['aws_ecr_registry_policy', 'registry_id'],
  ['aws_inspector2_enabler', 'account_ids'],
  ['aws_macie2_account', 'id'],
]);

/** Further attributes that hold the id of the account. */
const accounts: ReadonlyMap<string, string> = new Map([
  ['aws_ecr_lifecycle_policy', 'registry_id'],
  ['aws_ecr_repository_policy', 'registry_id'],
]);

/**
 * The keys of an instance in a Terraform or OpenTofu state, from its type and attributes: of the types of
 * AWS's two providers alone. Empty when the attributes do not say what it is.
 */
export function terraformKeys(
  type: string,
  attributes: Readonly<Record<string, unknown>>,
): string[] {
  if (!/^aws(?:cc)?_/.test(type)) return [];
  const valuesOf = (name: string) => textsOf(attributes[name]);
  const template = templates.get(type);
  const [arn = ''] = valuesOf('arn');
  const scope = placeOf(template, arn) ?? placeBeside(type, valuesOf);
  if (scope === undefined) return [];
  const keys = (template?.split(' ') ?? []).flatMap((it) => keysFrom(it, valuesOf, scope));
  if (keys.length > 0) return keys;
  const [id] = valuesOf('id');
  const key = keyOfArn(arn) ?? (id && keyOfId(id, scope));
  return key ? [key] : [];
}

/** Where a resource is, as its attributes say; undefined where they do not and it must be known. */
function placeBeside(type: string, valuesOf: ValuesOf): Scope | undefined {
  const field = switches.get(type) ?? accounts.get(type) ?? '';
  const [, account = ''] = /(?:^|:)(\d{12})(?:$|:)/.exec(valuesOf(field)[0] ?? '') ?? [];
  // Version 6 of the provider says the region; only what has no ARN needs it.
  const [region = ''] = valuesOf('region');
  const isSettled = !switches.has(type) || (account !== '' && region !== '');
  return isSettled ? { ...anywhere, account, region } : undefined;
}

/** Where a resource is, by its own ARN: not that of what it points to, as a rule's target has one. */
function placeOf(template: string | undefined, arn: string): Scope | undefined {
  if (!template?.includes('{arn')) return undefined;
  const [account = '', region = ''] = keyOfArn(arn)?.split(':') ?? [];
  return account === '' ? undefined : { account, region };
}

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((it) =>
    typeof it === 'string' && it !== '' ? it : typeof it === 'number' ? String(it) : [],
  );
