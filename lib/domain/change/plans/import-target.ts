import type { ChangeEvent } from '../change-event.ts';
import { answered, parameter } from '../parameters.ts';
import { importTypes } from './import-types.ts';

/** A resource as the three engines would call it. */
export interface ImportTarget {
  /** Its name, for a piece of code. */
  readonly name: string;
  readonly cloudFormation?: {
    readonly type: string;
    /** What identifies it, by property. */
    readonly identifiers: Readonly<Record<string, string>>;
  };
  readonly terraform?: { readonly type: string; readonly id: string };
  readonly pulumi?: { readonly token: string; readonly id: string };
}

type Values = (name: string) => string | undefined;

interface Row {
  /** What a key begins with, and the part it must name. */
  readonly prefix: string;
  readonly part: string | undefined;
  /** `-` when CloudFormation has no type for it. */
  readonly cloudFormationType: string;
  /** `Property=template`. */
  readonly identifiers: readonly string[];
  readonly terraformType: string;
  readonly importId: string;
  readonly token: string;
}

const rows: readonly Row[] = Object.entries(importTypes).map(([kind, spelled]) => {
  const [parent = '', part] = kind.split('#');
  const [first = '', second = '', token = ''] = spelled.split(' | ');
  const [cloudFormationType = '-', ...identifiers] = first.split(' ');
  const [terraformType = '', importId = ''] = second.split(' ');
  const prefix = parent.replace('*', '');
  return { prefix, part, cloudFormationType, identifiers, terraformType, importId, token };
});

/**
 * What a call changed, ready to be imported; undefined when its type is not among those known here or
 * the call does not say which it is. With `whole` that of which it changed a part.
 */
export function importTarget(
  event: Pick<ChangeEvent, 'subjectKeys' | 'parameters' | 'account' | 'region' | 'action'>,
  { whole = false } = {},
): ImportTarget | undefined {
  const key = event.subjectKeys?.[0];
  if (key === undefined) return undefined;
  const name = key.split(':').slice(2).join(':');
  const [parent = '', ...parts] = name.split('#');
  const part = parts.join('#');
  const row = rows.find((it) => fits(it, parent, whole ? '' : partOf(part, event.action)));
  if (row === undefined) return undefined;
  const id = parent.slice(row.prefix.replace(/[^/]*$/, '').length);
  const inside = part.slice(part.indexOf('/') + 1);
  return targetOf(row, id, valuesFor(event, id, part.includes('/') ? inside : ''));
}

/** Rules that let traffic out are another type than those that let it in. */
const partOf = (part: string, action: string): string =>
  action.endsWith('Egress') ? part.replace(/^rule(?=\/|$)/, 'rule-out') : part;

function fits(row: Row, parent: string, part: string): boolean {
  if (!parent.startsWith(row.prefix) || parent.length === row.prefix.length) return false;
  return row.part === undefined ? part === '' : part.split('/', 1)[0] === row.part;
}

function valuesFor(
  event: Pick<ChangeEvent, 'parameters' | 'account' | 'region'>,
  id: string,
  part: string,
): Values {
  const { account, region } = event;
  const own: Readonly<Record<string, string>> = {
    ...{ id, part, account, region, partition: partitionOf(region) },
  };
  return (name) => own[name] || answered(event, name) || parameter(event, name) || undefined;
}

const partitionOf = (region: string): string =>
  region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';

function targetOf(row: Row, id: string, values: Values): ImportTarget | undefined {
  const importId = fill(row.importId, values);
  const cloudFormation = cloudFormationOf(row, values);
  if (importId === undefined && cloudFormation === undefined) return undefined;
  return {
    name: values('part') || id,
    ...(cloudFormation && { cloudFormation }),
    ...(importId !== undefined && {
      terraform: { type: row.terraformType, id: importId },
      pulumi: { token: row.token, id: importId },
    }),
  };
}

function cloudFormationOf({ cloudFormationType: type, identifiers }: Row, values: Values) {
  if (type === '-') return undefined;
  const named = identifiers.flatMap((pair) => {
    const at = pair.indexOf('=');
    const value = fill(pair.slice(at + 1), values);
    return value === undefined ? [] : [[pair.slice(0, at), value] as const];
  });
  return named.length === identifiers.length
    ? { type, identifiers: Object.fromEntries(named) }
    : undefined;
}

/** The template with its values; undefined when one is missing. */
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
