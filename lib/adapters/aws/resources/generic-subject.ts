import { unpack } from '../unpack.ts';
import type { ValuesOf } from './key-template.ts';
import kinds from './kinds.packed.json' with { type: 'json' };
import { keyOfArn, resourceKey, type Scope } from './resource-key.ts';

interface Kind {
  /** As ARNs spell it, e.g. `stateMachine`. */
  readonly type: string;
  /** Lower case, letters and digits only: what the names of actions contain. */
  readonly word: string;
  /** Parameters that hold its id, most telling first. */
  readonly fields: readonly string[];
}

const services = unpack<string>(kinds.packed);

const byService = new Map<string, readonly Kind[]>();

/**
 * The keys of what a call is about, by AWS's own list of resource types and their ARNs: the type whose
 * name the action contains (`UpdateStateMachine`), with the parameter that bears its id. Else the ARNs
 * of the service itself among the parameters that are usual for it. Empty when neither is there.
 */
export function genericSubject(
  service: string,
  action: string,
  valuesOf: ValuesOf,
  scope: Scope,
): string[] {
  const name = action.toLowerCase();
  for (const kind of kindsOf(service)) {
    if (!name.includes(kind.word)) continue;
    const keys = kind.fields.flatMap((field) =>
      valuesOf(field).map((value) => keyOf(service, kind.type, value, scope)),
    );
    if (keys[0] !== undefined) return [keys[0]];
  }
  return ['arn', 'resourceArn', 'resource', 'resourceId']
    .flatMap((field) => valuesOf(field))
    .flatMap((value) => (value.startsWith(`arn:`) ? (keyOfArn(value) ?? []) : []))
    .slice(0, 1);
}

const keyOf = (service: string, type: string, value: string, scope: Scope): string =>
  keyOfArn(value) ?? resourceKey(`${service}/${type}/${value}`, scope);

/** Longest names first: `DBClusterSnapshot` is also a `DBCluster`. */
function kindsOf(service: string): readonly Kind[] {
  const known = byService.get(service);
  if (known !== undefined) return known;
  const row = Object.hasOwn(services, service) ? (services[service] ?? '') : '';
  const made = row
    .split(' ')
    .filter((entry) => entry !== '')
    .map(toKind)
    .sort((a, b) => b.word.length - a.word.length);
  byService.set(service, made);
  return made;
}

/** `type` has the variable `<type>Id`, `type+Name` has `<type>Name`, `type=Other` has `Other`. */
function toKind(entry: string): Kind {
  const [, type = '', sign, rest = 'id'] = /^([^=+]*)(?:([=+])(.*))?$/.exec(entry) ?? [];
  const word = type.toLowerCase().replace(/[^a-z0-9]/g, '');
  const variable = sign === '=' ? rest : `${word}${rest.toLowerCase()}`;
  const fields = [variable, `${word}arn`, `${word}id`, `${word}name`, `${word}identifier`, word];
  return { type, word, fields: [...new Set([...fields, 'arn', 'id', 'name', 'identifier'])] };
}
