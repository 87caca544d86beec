import type { ChangeEvent } from './change-event.ts';

/** One change of a batch to the records of a hosted zone. Hostile text. */
export interface RecordChange {
  readonly action: string;
  /** The record with all that the call said of it, as the API spells it, e.g. `{ Name, Type, TTL, … }`. */
  readonly record: Readonly<Record<string, unknown>>;
  /** As keys name it: `name/type`, and `#set/…` of one of several. */
  readonly part: string;
}

const changePath = /^changeBatch\.changes\.(\d+)\.(action|resourceRecordSet\.([a-zA-Z0-9.]+))$/;

/** The changes that a `route53:ChangeResourceRecordSets` made, in its order; none of another call. */
export function recordChanges({
  action,
  parameters = {},
}: Pick<ChangeEvent, 'action' | 'parameters'>): RecordChange[] {
  if (action !== 'ChangeResourceRecordSets') return [];
  const byChange = Map.groupBy(Object.entries(parameters), ([path]) => changePath.exec(path)?.[1]);
  byChange.delete(undefined);
  return [...byChange.values()].map((entries) => changeOf(new Map(entries.map(named))));
}

const named = ([path, value]: readonly [string, string]): [string, string] => {
  const [, , field = '', inner] = changePath.exec(path) ?? [];
  return [inner ?? field, value];
};

function changeOf(said: ReadonlyMap<string, string>): RecordChange {
  const set = said.get('setIdentifier');
  const record: Record<string, unknown> = {};
  for (const [path, value] of said) if (path !== 'action') put(record, path.split('.'), value);
  return {
    action: said.get('action') ?? '',
    record,
    part: `${recordName(said.get('name') ?? '')}/${said.get('type')}${set === undefined ? '' : `#set/${set}`}`,
  };
}

/** A name with or without the dot of the root is the same; Route 53 writes `*` as `\\052`. */
export const recordName = (name: string): string =>
  name.toLowerCase().replace('\\052', '*').replace(/\.$/, '');

/** `tTL` is `TTL`; what lists hold is put at its place. */
function put(into: Record<string, unknown>, path: readonly string[], value: string): void {
  const [first = '', next, ...rest] = path;
  const name = first.charAt(0).toUpperCase() + first.slice(1);
  if (next === undefined) {
    into[name] = typed(name, value);
  } else if (/^\d+$/.test(next)) {
    const items = Array.isArray(into[name]) ? into[name] : [];
    const item: Record<string, unknown> = {};
    put(item, rest, value);
    into[name] = [...items, item];
  } else {
    const inner = (into[name] ?? {}) as Record<string, unknown>;
    put(inner, [next, ...rest], value);
    into[name] = inner;
  }
}

const numbers = new Set(['TTL', 'Weight', 'Bias']);
const truths = new Set(['EvaluateTargetHealth', 'MultiValueAnswer']);

function typed(name: string, value: string): unknown {
  if (numbers.has(name)) return Number(value);
  return truths.has(name) ? value === 'true' : value;
}
