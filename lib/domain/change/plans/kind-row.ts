import type { ChangeEvent } from '../change-event.ts';
import { answered, parameter } from '../parameters.ts';
import { resourceTypes } from './resource-types.ts';

/** What a target is made from. */
export type TargetEvent = Pick<
  ChangeEvent,
  'subjectKeys' | 'parameters' | 'account' | 'region' | 'action'
>;

/** A row of a table by kind that fits what a call changed. */
interface KindRow {
  /** The type without `aws_` and the template of its import id. */
  readonly terraform: string;
  readonly pulumi: string;
  /** The type without `AWS::` and its identifiers. */
  readonly cloudFormation?: string;
  /** The resource's name: of a part its own, of another its id. */
  readonly name: string;
  /** A template with its values; undefined when one is missing. */
  fill(template: string): string | undefined;
}

/**
 * The row for what a call changed, with its values; undefined when its kind is not in the table. With
 * `whole` that of which it changed a part.
 */
export function kindRow(event: TargetEvent, { whole = false } = {}): KindRow | undefined {
  const key = event.subjectKeys?.[0];
  if (key === undefined) return undefined;
  const [parent = '', ...parts] = key.split(':').slice(2).join(':').split('#');
  const named = whole ? [] : parts;
  const wanted = variantOf(parent, named.map(headOf).join('#'), event);
  const found = [...resourceTypes].find(([it]) => fits(it, parent, wanted));
  if (found === undefined) return undefined;
  const [kind, [terraform = '', cloudFormation = '', pulumi = '']] = found;
  const id = parent.slice(prefixOf(kind).replace(/[^/]*$/, '').length);
  const values = valuesFor(event, id, named.map(restOf));
  return {
    ...{ terraform, pulumi },
    ...(cloudFormation !== '' && { cloudFormation }),
    name: nameOf(id, values('part') ?? ''),
    fill: (template) => fill(template, values),
  };
}

/** `rule` of `rule/a/b`; methods of REST APIs stand within resources. */
const headOf = (part: string): string =>
  part.includes('/methods/') ? 'method' : (part.split('/', 1)[0] ?? '');

/** `a/b` of `rule/a/b`. */
const restOf = (part: string): string =>
  part.includes('/') ? part.slice(part.indexOf('/') + 1) : '';

/** The template of the import id that follows Terraform's type. */
export const importId = (terraform: string): string => terraform.split(' ')[1] ?? '{id}';

const prefixOf = (kind: string): string => kind.replace(/\*?(?:#.*)?$/, '');

/** A part's own name; behind that of the whole where it is an ARN or begins like no name. */
const nameOf = (id: string, part: string): string => {
  if (part === '') return id;
  return /^(?!arn:)[a-z]/i.test(part) ? part : `${id} ${part.slice(part.lastIndexOf('/') + 1)}`;
};

/** Where one kind of key stands for several types, the part that tells them apart, else its own. */
function variantOf(parent: string, part: string, event: TargetEvent): string {
  if (part === '') return wholeVariant(parent, event);
  if (part === 'rule' && event.action.endsWith('Egress')) return 'rule-out';
  if (part === 'policy' && event.action.includes('Schedule')) return 'schedule';
  // Its integration and its answers have the same key.
  if (part === 'method') return event.action.endsWith('Method') ? part : 'other';
  // A route table may also be a gateway's.
  if (part === 'association') return parameter(event, 'subnetId') ? part : 'other';
  return part;
}

function wholeVariant(parent: string, event: TargetEvent): string {
  if (/^elasticloadbalancing\/loadbalancer\/[^/]+$/.test(parent)) return 'classic';
  const isMember = parent.startsWith('rds/db/') && parameter(event, 'dBClusterIdentifier');
  return isMember ? 'in-cluster' : '';
}

function fits(kind: string, parent: string, part: string): boolean {
  const prefix = prefixOf(kind);
  if (!parent.startsWith(prefix) || parent.length === prefix.length) return false;
  return kind.split('#').slice(1).join('#') === part;
}

type Values = (name: string) => string | undefined;

function valuesFor(event: TargetEvent, id: string, parts: readonly string[]): Values {
  const { account, region } = event;
  const [outer = ''] = parts;
  const part = parts.at(-1) ?? '';
  const own: Readonly<Record<string, string>> = {
    ...{ id, part, outer, account, region, ...partitionOf(region) },
    first: id.replace(/\/.*/s, ''),
    last: id.slice(id.lastIndexOf('/') + 1),
    // A rule's ARN does not name the default bus.
    rule: id.replace(/^default\//, ''),
    record: outer.replace(/\/(?=[^/]*$)/, '_'),
    qualified: [id, parameter(event, 'qualifier')].filter(Boolean).join(':'),
  };
  const of = (service: string) =>
    `arn:${own['partition']}:${service}:${service === 'iam' ? '' : region}:${account}:`;
  return (name) =>
    (name.startsWith('arn:') ? of(name.slice(4)) : own[name]) ||
    answered(event, name) ||
    parameter(event, name) ||
    undefined;
}

/** Regions by how their names begin, with what their ARNs and addresses say. */
const partitions: readonly (readonly [regions: string, partition: string, suffix: string])[] = [
  ['cn-', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-', 'aws-us-gov', 'amazonaws.com'],
  ['eusc-', 'aws-eusc', 'amazonaws.eu'],
  ['', 'aws', 'amazonaws.com'],
];

function partitionOf(region: string) {
  const [, partition = '', suffix = ''] =
    partitions.find(([begin]) => region.startsWith(begin)) ?? [];
  return { partition, suffix };
}

function fill(template: string, values: Values): string | undefined {
  let missing = false;
  const text = template.replace(/\{([^}]+)\}/g, (_, names: string) => {
    const found = names
      .split('|')
      .map(values)
      .find((value) => value !== undefined);
    missing ||= found === undefined;
    return found ?? '';
  });
  return missing ? undefined : text;
}
