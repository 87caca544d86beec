import { mostSubjects } from '../../../domain/change/all-subjects.ts';
import { CallMemo } from '../../../domain/change/call-memo.ts';
import { unpack } from '../unpack.ts';
import { eventFields } from './event-fields.ts';
import { genericSubject } from './generic-subject.ts';
import { keysFrom, type ValuesOf } from './key-template.ts';
import type { Scope } from './resource-key.ts';
import subjects from './subjects.packed.json' with { type: 'json' };

/** A call as far as it tells what it was about. */
export interface Call {
  readonly service: string;
  readonly action: string;
  readonly account: string;
  readonly region: string;
  readonly request: unknown;
  readonly response: unknown;
}

/**
 * Normal forms of what a call changed, see `resourceKey`; empty when it names nothing that can be
 * told. Meant for calls that change something: of a read they would say what it looked at.
 */
export function subjectKeys(call: Call): string[] {
  const { service, action } = call;
  const scope: Scope = { account: known(call.account), region: known(call.region) };
  const { request, response } = call;
  // The id of something new is in the response; the request may name other things by the same word.
  const valuesOf = creates.test(action)
    ? eventFields(response, request)
    : eventFields(request, response);
  for (const template of templates.of(service, action)) {
    const keys = keysOf(template, request, valuesOf, scope);
    if (keys.length > 0) return keys;
  }
  return genericSubject(service, action, valuesOf, scope);
}

/** Of `each path: template` the parts are those of each item of the list at that path, by itself. */
function keysOf(template: string, request: unknown, valuesOf: ValuesOf, scope: Scope): string[] {
  if (!template.startsWith('each ')) return keysFrom(template, valuesOf, scope);
  const [path = '', inner = ''] = template.slice('each '.length).split(': ');
  const keys = itemsAt(request, path).flatMap((item) =>
    keysFrom(inner, valuesOf, scope, eventFields(item, undefined)),
  );
  return [...new Set(keys)].slice(0, mostSubjects);
}

function itemsAt(document: unknown, path: string): readonly unknown[] {
  let inner: unknown = document;
  for (const name of path.split('.')) {
    inner = typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined;
  }
  return Array.isArray(inner) ? inner.slice(0, mostSubjects) : [];
}

const creates =
  /^(?:Create|Run|Register|Allocate|Copy|Restore|Import|AuthorizeSecurityGroup(?:In|E)gress$)/;

const known = (text: string): string => (text === 'unknown' ? '' : text);

interface Row {
  readonly fits: RegExp;
  readonly templates: readonly string[];
}

/** Actions and templates of each service, see `subjects/row.ts`. */
type PackedRow = readonly [actions: string, ...templates: string[]];

const rowsOf = new Map(Object.entries(unpack<readonly PackedRow[]>(subjects.packed)));
const compiled = new Map<string, readonly Row[]>();

const templates = new CallMemo(
  (service, action) => rowsFor(service).find(({ fits }) => fits.test(action))?.templates ?? [],
);

function rowsFor(service: string): readonly Row[] {
  const ready = compiled.get(service);
  if (ready !== undefined) return ready;
  const rows = (rowsOf.get(service) ?? []).map(toRow);
  compiled.set(service, rows);
  return rows;
}

function toRow([actions, ...templates]: PackedRow): Row {
  const names = actions.split(/\s+/).map((name) => name.replaceAll('*', '.*'));
  return { fits: new RegExp(`^(?:${names.join('|')})$`), templates };
}
