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
  const part = parts.join('#');
  const kind = Object.keys(resourceTypes).find((it) =>
    fits(it, parent, whole ? '' : partOf(part, event)),
  );
  if (kind === undefined) return undefined;
  const id = parent.slice(prefixOf(kind).replace(/[^/]*$/, '').length);
  const values = valuesFor(event, id, part.includes('/') ? part.slice(part.indexOf('/') + 1) : '');
  const [terraform = '', pulumi = '', cloudFormation] = (resourceTypes[kind] ?? '').split(' | ');
  return {
    ...{ terraform, pulumi },
    ...(cloudFormation !== undefined && { cloudFormation }),
    name: values('part') || id,
    fill: (template) => fill(template, values),
  };
}

const prefixOf = (kind: string): string => kind.replace(/\*?(?:#.*)?$/, '');

/** Rules that let traffic out are another type than those that let it in. */
const partOf = (part: string, { action }: TargetEvent): string =>
  action.endsWith('Egress') ? part.replace(/^rule(?=\/|$)/, 'rule-out') : part;

function fits(kind: string, parent: string, part: string): boolean {
  const prefix = prefixOf(kind);
  if (!parent.startsWith(prefix) || parent.length === prefix.length) return false;
  return (kind.split('#')[1] ?? '') === part.split('/', 1)[0];
}

type Values = (name: string) => string | undefined;

function valuesFor(event: TargetEvent, id: string, part: string): Values {
  const { account, region } = event;
  const own: Readonly<Record<string, string>> = {
    ...{ id, part, account, region, ...partitionOf(region) },
    // A rule's ARN does not name the default bus.
    rule: id.replace(/^default\//, ''),
  };
  const of = (service: string) => `arn:${own['partition']}:${service}:${region}:${account}:`;
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
