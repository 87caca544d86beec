import type { PropertyDifference } from '../difference.ts';
import { firewallRules, ruleText } from '../firewall-rules.ts';
import { parameter } from '../parameters.ts';
import { deletedRecord } from './changed-record.ts';
import { changedRule, changesSeveral } from './changed-rule.ts';
import type { Call, Compare, Values } from './compare.ts';
import { type HeldSettings, mostHeld } from './held-settings.ts';
import { sameValue } from './same-value.ts';
import { comparable, type SettingPair, settingPairs } from './setting-paths.ts';
import { stateLists, stateSwitches } from './state-settings.ts';
import { statementDifferences } from './statements.ts';

const mostDifferences = 20;

/**
 * Where a call asked for something else than the state of a resource holds; empty when it asked for
 * what is there. Undefined when nothing of the call is known to be an attribute of that state.
 */
export function compareWithState(
  call: Call,
  held: HeldSettings,
): readonly PropertyDifference[] | undefined {
  if (changesSeveral(call)) return undefined;
  const values = grouped(Object.entries(held));
  const isCut = [held, call.parameters ?? {}].some((it) => Object.keys(it).length >= mostHeld);
  for (const compare of isCut ? comparisons.filter((it) => it !== documents) : comparisons) {
    const found = compare(call, values);
    if (found !== undefined) return found.slice(0, mostDifferences);
  }
  return undefined;
}

function grouped(entries: readonly (readonly [path: string, value: string])[]): Values {
  const byPath = Map.groupBy(entries, pathOf);
  return new Map(
    [...byPath].map(([path, all]) => {
      const spelt = (all[0]?.[0] ?? path).replace(/\.\d+(?=\.|$)/g, '');
      const said = all.filter(([, value]) => value !== '');
      return [
        path,
        { spelt, values: said.map(([, value]) => value), paths: said.map(([at]) => at) },
      ];
    }),
  );
}

/** Everybody has two spellings in a policy. */
function pathOf([path, value]: readonly [path: string, value: string]): string {
  const at = comparable(path);
  return value === '*' && at.endsWith('.principal') ? `${at}.aws` : at;
}

/** Permissions of a security group. */
const groupRules: Compare = (call, held) => {
  const [, verb, list = ''] =
    /^(Authorize|Revoke)SecurityGroup(Ingress|Egress)$/.exec(call.action) ?? [];
  const known = held.get(list.toLowerCase());
  const asked = firewallRules(call).map(ruleText);
  if (verb === undefined || known === undefined || asked.length === 0) return undefined;
  return listDifferences(known, asked, verb === 'Revoke');
};

/** An entry that is put into a list, or taken out. */
const listEntries: Compare = (call, held) => {
  const row = stateLists[`${call.service}:${call.action}`];
  const [name = '', attribute = ''] = row?.split('=') ?? [];
  const known = held.get(comparable(attribute));
  const asked = row === undefined ? undefined : parameter(call, name);
  if (known === undefined || asked === undefined) return undefined;
  return listDifferences(known, [asked], /^(?:Detach|Remove)/.test(call.action));
};

function listDifferences(
  { spelt, values }: { readonly spelt: string; readonly values: readonly string[] },
  asked: readonly string[],
  isRemoval: boolean,
): PropertyDifference[] {
  const differing = asked.filter((entry) => values.includes(entry) === isRemoval);
  return differing.map((entry) =>
    isRemoval
      ? { path: spelt, expected: entry, change: 'removed' }
      : { path: spelt, actual: entry, change: 'added' },
  );
}

const switches: Compare = ({ service, action }, held) => {
  const [attribute, value] = stateSwitches[`${service}:${action}`]?.split('=') ?? [];
  const known = attribute === undefined ? undefined : held.get(comparable(attribute));
  if (known === undefined || value === undefined) return undefined;
  return valueDifference(known, [value]);
};

/** Documents that are replaced whole: of one that was cut, nobody can say what is missing. */
const documents: Compare = (call, held) => paired(call, held, true);

const settings: Compare = (call, held) => paired(call, held, false);

function paired(call: Call, held: Values, whole: boolean): PropertyDifference[] | undefined {
  const all = settingPairs.get(`${call.service}:${call.action}`) ?? [];
  const pairs = all.filter(({ isWhole }) => isWhole === whole);
  const asked = grouped(askedOf(call));
  const found = pairs.map((pair) => pairDifferences(pair, asked, held));
  return found.every((it) => it === undefined) ? undefined : found.flatMap((it) => it ?? []);
}

/** The request's parameters; a list of names and values as if the names were its fields. */
function askedOf({ parameters = {} }: Call): (readonly [string, string])[] {
  const { attributeName, attributeValue = '' } = parameters;
  if (attributeName !== undefined) return [[attributeName, attributeValue]];
  return Object.entries(parameters).flatMap(([path, value]) => {
    const [, item, field] = /^(.*\.\d+)\.(key|value)$/.exec(path) ?? [];
    const isNamed = item !== undefined && `${item}.key` in parameters;
    if (path.startsWith('response.') || (isNamed && field === 'value')) return [];
    if (!isNamed) return [[path, value] as const];
    const list = item.slice(0, item.lastIndexOf('.'));
    return [[`${list}.${value}`, parameters[`${item}.value`] ?? ''] as const];
  });
}

function pairDifferences(
  pair: SettingPair,
  asked: Values,
  held: Values,
): PropertyDifference[] | undefined {
  const wanted = below(asked, pair.parameter);
  const known = below(held, pair.attribute);
  const [example] = known.values();
  if (wanted.size === 0 || example === undefined) return undefined;
  const paths = new Set([...wanted.keys(), ...(pair.isWhole ? known.keys() : [])]);
  const found = [...paths].flatMap((rest) => {
    const none = { spelt: `${example.top}${wanted.get(rest)?.tail ?? ''}`, values: [] };
    return valueDifference(known.get(rest) ?? none, wanted.get(rest)?.values ?? []);
  });
  if (found.length > 0 || !pair.isWhole) return found;
  return statementDifferences([asked, pair.parameter], [held, pair.attribute], example.top);
}

interface Part {
  /** The path as its source spells it: whole, down to where the search began, and the rest. */
  readonly spelt: string;
  readonly top: string;
  readonly tail: string;
  readonly values: readonly string[];
}

/** The values at a path and below it, by the rest of their paths. */
function below(all: Values, path: string): ReadonlyMap<string, Part> {
  const depth = path.split('.').length;
  const found = new Map<string, Part>();
  for (const [at, { spelt, values }] of all) {
    if (at !== path && !at.startsWith(`${path}.`)) continue;
    const names = spelt.split('.');
    const rest = names.slice(depth);
    const tail = at === path || rest.length === 0 ? '' : `.${rest.join('.')}`;
    found.set(at.slice(path.length), { spelt, top: names.slice(0, depth).join('.'), tail, values });
  }
  return found;
}

function valueDifference(
  { spelt, values }: { readonly spelt: string; readonly values: readonly string[] },
  asked: readonly string[],
): PropertyDifference[] {
  const [known, wanted] = [values, asked].map((list) => new Set(list.map(sameValue)));
  if (known?.size === wanted?.size && [...(known ?? [])].every((it) => wanted?.has(it))) return [];
  const expected = values.join(', ');
  const actual = asked.join(', ');
  if (expected === '') return [{ path: spelt, actual, change: 'added' }];
  if (actual === '') return [{ path: spelt, expected, change: 'removed' }];
  return [{ path: spelt, expected, actual, change: 'changed' }];
}

const comparisons: readonly Compare[] = [
  groupRules,
  changedRule,
  deletedRecord,
  listEntries,
  switches,
  documents,
  settings,
];
