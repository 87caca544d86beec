import type { ChangeEvent } from '../change-event.ts';
import { answered, parameter } from '../parameters.ts';

/** What a target is made from. */
export type TargetEvent = Pick<
  ChangeEvent,
  'subjectKeys' | 'parameters' | 'account' | 'region' | 'action'
>;

/** A row of a table by kind that fits what a call changed. */
export interface KindRow {
  readonly spelled: string;
  /** The resource's name: of a part its own, of another its id. */
  readonly name: string;
  /** A template with its values; undefined when one is missing. */
  fill(template: string): string | undefined;
}

/**
 * The row for what a call changed, with its values; undefined when its kind is not in the table. With
 * `whole` that of which it changed a part.
 */
export function kindRow(
  table: Readonly<Record<string, string>>,
  event: TargetEvent,
  { whole = false } = {},
): KindRow | undefined {
  const key = event.subjectKeys?.[0];
  if (key === undefined) return undefined;
  const [parent = '', ...parts] = key.split(':').slice(2).join(':').split('#');
  const part = parts.join('#');
  const kind = Object.keys(table).find((it) => fits(it, parent, whole ? '' : partOf(part, event)));
  if (kind === undefined) return undefined;
  const id = parent.slice(prefixOf(kind).replace(/[^/]*$/, '').length);
  const values = valuesFor(event, id, part.includes('/') ? part.slice(part.indexOf('/') + 1) : '');
  return {
    spelled: table[kind] ?? '',
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
    ...{ id, part, account, region, partition: partitionOf(region) },
    // A rule's ARN does not name the default bus.
    rule: id.replace(/^default\//, ''),
  };
  return (name) => own[name] || answered(event, name) || parameter(event, name) || undefined;
}

const partitionOf = (region: string): string =>
  region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';

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
