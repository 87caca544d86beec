import type { ChangeEvent } from '../change-event.ts';
import type { PropertyDifference } from '../difference.ts';
import { type FirewallRule, firewallRules } from '../firewall-rules.ts';
import type { OwnerEngine, Ownership } from '../ownership.ts';
import type { Step } from '../plan.ts';
import { settingsAsked } from '../settings-asked.ts';
import { hclString, jsonText } from './quote.ts';

type Owned = Extract<Ownership, { kind: 'owned' }>;
type Wish = readonly [name: string, value: string];

const most = 12;

/**
 * What the code of an owned resource would have to say to keep the change: where the call was compared with
 * the state, the attributes that differ, else the plain settings that it asked for in the engine's spelling.
 * None when it asked for no plain setting. Throws Unquotable.
 */
export function changeCode(event: ChangeEvent, owner: Owned): Step[] {
  const declared = differing(owner.compared?.properties ?? [], owner.engine);
  const spelled = declared.length > 0 ? declared : asked(event, spelling[owner.engine]);
  const wishes = spelled.slice(0, most);
  const where = owner.constructPath ?? owner.address;
  const title = `Say it in the code of ${where} (check the spelling against the type)`;
  if (wishes.length === 0) return [];
  if (owner.engine === 'terraform') {
    return [{ kind: 'code', title, language: 'hcl', text: hcl(wishes) }];
  }
  const text = jsonText(Object.fromEntries(wishes.map(([name, value]) => [name, typed(value)])));
  return [{ kind: 'code', title, language: 'json', text }];
}

const peers: Readonly<Record<FirewallRule['peer'], string>> = {
  cidrIp: 'cidr_blocks',
  cidrIpv6: 'ipv6_cidr_blocks',
  groupId: 'security_groups',
  prefixListId: 'prefix_list_ids',
};

/**
 * Permissions of a group as blocks inside it: where its code lists them so, an imported rule of its own
 * would be taken away again. None for other calls and other engines. Throws Unquotable.
 */
export function rulesInside(event: ChangeEvent, { engine, address, compared }: Owned): Step[] {
  const list = compared?.properties.find(
    ({ path, change }) => /^(?:in|e)gress$/.test(path) && change === 'added',
  );
  if (engine !== 'terraform' || list === undefined) return [];
  const text = firewallRules(event)
    .map(({ protocol, fromPort = '0', toPort = '0', peer, value }) =>
      [
        `${list.path} {`,
        `  protocol = ${hclString(protocol)}`,
        `  from_port = ${literal(fromPort)}`,
        `  to_port = ${literal(toPort)}`,
        `  ${peers[peer]} = [${hclString(value)}]`,
        '}',
      ].join('\n'),
    )
    .join('\n');
  if (text === '') return [];
  const title = `Or say it in the code of ${address}, where that lists its rules itself`;
  return [{ kind: 'code', title, language: 'hcl', text }];
}

/** Those at the top of the request; EC2 wraps some in `value`. */
const asked = (event: ChangeEvent, spell: (name: string) => string): Wish[] =>
  settingsAsked(event)
    .map(([path, value]) => [path.replace(/^(\w+)\.value$/, '$1'), value] as const)
    .filter(([path, value]) => /^\w+$/.test(path) && value !== '')
    .map(([path, value]) => [spell(path), value]);

/** Entries of lists and documents have no single value to be written down. */
const compound = /^(?:ingress|egress|managed_policy_arns|(?:\w+_)?policy|event_pattern)(?:\.|$)/;

/** Attributes as the state spells them, with what they should be; of Pulumi's those that are plain. */
function differing(properties: readonly PropertyDifference[], engine: OwnerEngine): Wish[] {
  const plain = engine === 'terraform' ? /^(?:\w+(?:\.\w+)?|tags\..+)$/ : /^\w+$/;
  return properties.flatMap(({ path, actual }) =>
    actual === undefined || compound.test(path) || !plain.test(path) || isList(path, engine)
      ? []
      : [[path, actual] as const],
  );
}

/** What Pulumi has in a list is not written down. */
const isList = (path: string, engine: OwnerEngine): boolean =>
  engine !== 'terraform' && lists.test(path);

const maps = new Set(['tags']);
const lists = /(?:ids|cidrs|blocks|records|layers|actions|origins|methods)$/i;

/** Attributes of one block together. */
function hcl(wishes: readonly Wish[]): string {
  const parts = wishes.map(([path, value]) => {
    const [, block = '', name = path] = /^([^.]+)\.(.+)$/s.exec(path) ?? [];
    return { block, line: lineIn(block, name, value) };
  });
  const byBlock = Map.groupBy(parts, ({ block }) => block);
  return [...byBlock]
    .flatMap(([block, inner]) => {
      const lines = inner.map(({ line }) => line);
      if (block === '') return lines;
      const opening = maps.has(block) ? `${block} = {` : `${block} {`;
      return [opening, ...lines.map((line) => `  ${line}`), '}'];
    })
    .join('\n');
}

function lineIn(block: string, name: string, value: string): string {
  if (maps.has(block)) return `${hclString(name)} = ${hclString(value)}`;
  if (!lists.test(name)) return `${name} = ${literal(value)}`;
  return `${name} = [${value.split(', ').map(hclString).join(', ')}]`;
}

const literal = (value: string): string =>
  /^(?:true|false|-?\d{1,15}(?:\.\d+)?)$/.test(value) ? value : hclString(value);

function typed(value: string): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}

const snake = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const spelling: Readonly<Record<OwnerEngine, (name: string) => string>> = {
  cloudformation: pascal,
  terraform: snake,
  pulumi: camel,
};
