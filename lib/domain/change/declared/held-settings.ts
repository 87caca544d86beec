import { ruleText } from '../firewall-rules.ts';
import { deepest, leavesOf } from '../leaves-of.ts';
import { comparable, heldNames } from './setting-paths.ts';

/**
 * Attributes of a resource in a state that a call can be held against: flat text by path in the state's
 * spelling, e.g. `vpc_config.0.subnet_ids.1`; empty where the state holds none. Hostile text.
 */
export type HeldSettings = Readonly<Record<string, string>>;

type Value = Readonly<Record<string, unknown>>;

/** At most so many values; where there are as many, some may be missing. */
export const mostHeld = 60;

/**
 * What of a resource's attributes is kept beside its address: only names that calls are known to set,
 * nothing that may be a secret, at most `mostHeld` values. `hidden` names what the state marks as sensitive.
 */
export function heldSettings(
  attributes: Value,
  hidden: ReadonlySet<string> = new Set(),
): HeldSettings | undefined {
  const held = Object.entries(attributes)
    .filter(
      ([name, value]) => heldNames.has(comparable(name)) && !hidden.has(name) && isOpen(value),
    )
    .flatMap(([name, value]) => valuesOf(name, value))
    .slice(0, mostHeld);
  return held.length === 0 ? undefined : Object.fromEntries(held);
}

/** The mark of Pulumi's on a value that it keeps encrypted. */
const pulumiSecret = '4dabf18193072939515e22adb298388d';

/** Nothing in it is a secret, as deep as anybody looks into it. */
function isOpen(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null || depth > deepest) return true;
  return !(pulumiSecret in value) && Object.values(value).every((it) => isOpen(it, depth + 1));
}

function valuesOf(name: string, value: unknown): (readonly [string, string])[] {
  const isRules = (name === 'ingress' || name === 'egress') && Array.isArray(value);
  const found = isRules ? rulesOf(name, value) : [...leavesOf({ [name]: value })];
  const isNone = value === null || (typeof value === 'object' && Object.keys(value).length === 0);
  return isNone ? [[name, '']] : found;
}

const peerFields = ['cidr_blocks', 'ipv6_cidr_blocks', 'security_groups', 'prefix_list_ids'];

/** The permissions of a security group, each as one text. */
function rulesOf(name: string, rules: readonly unknown[]): (readonly [string, string])[] {
  return rules
    .filter(isObject)
    .flatMap(ruleTexts)
    .map((text, index) => [`${name}.${index}`, text] as const);
}

function ruleTexts(rule: Value): string[] {
  const at = new Map(Object.entries(rule).map(([name, value]) => [comparable(name), value]));
  const text = (field: string) => String(at.get(comparable(field)) ?? '');
  const protocol = text('protocol') || '-1';
  const ports = protocol === '-1' ? {} : { fromPort: text('from_port'), toPort: text('to_port') };
  return peerFields
    .flatMap((field) => at.get(comparable(field)) ?? [])
    .filter((value) => typeof value === 'string')
    .map((value) => ruleText({ protocol, ...ports, peer: 'cidrIp', value }));
}

const isObject = (value: unknown): value is Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
