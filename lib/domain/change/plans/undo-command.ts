import type { ChangeEvent } from '../change-event.ts';
import { type FirewallRule, firewallRules } from '../firewall-rules.ts';
import { answered, parameter, parametersAt } from '../parameters.ts';
import type { Step } from '../plan.ts';
import { cautions } from './inverse-cautions.ts';
import { inverseCommands } from './inverse-commands.ts';
import { shellWord } from './quote.ts';

type Call = Pick<ChangeEvent, 'service' | 'action' | 'account' | 'region' | 'parameters'>;

/**
 * The AWS CLI command that undoes a call, and what to know of it; undefined when none is known or the
 * call does not say enough. Throws Unquotable for a value that cannot be put into a command.
 */
export function undoCommand(event: Call): Step[] | undefined {
  const call = `${event.service}:${event.action}`;
  const template = templateOf(call, event);
  if (template === undefined) return undefined;
  const words = template.split(' ').map((word) => fillWord(word, event));
  if (words.some((word) => word === undefined)) return undefined;
  const text = ['aws', ...words, '--region', shellWord(event.region)].join(' ');
  const told = cautions.filter(([, calls]) => calls.split(' ').includes(call));
  return [
    { kind: 'command', title: 'Undo the call itself', text },
    ...told.map(([caution]) => ({ kind: 'note', text: caution }) as const),
  ];
}

function templateOf(call: string, event: Call): string | undefined {
  const known = Object.hasOwn(inverseCommands, call) ? inverseCommands[call] : undefined;
  if (known === undefined || typeof known === 'string') return known;
  return known.find(({ when }) => applies(when, event))?.command;
}

function applies(when: string, event: Call): boolean {
  const [name = '', wanted] = when.split('=');
  const values = parametersAt(event, asked(name));
  return wanted === undefined ? values.length > 0 : values.includes(wanted);
}

/** A word of a template with its values, each quoted; undefined when one is missing. */
function fillWord(word: string, event: Call): string | undefined {
  const [, sign = '', names = ''] = /^\{([+*]?)([^}]+)\}$/.exec(word) ?? [];
  if (names === '') return word;
  const values = valuesOf(sign, names.split('|'), event);
  return values.length === 0 ? undefined : values.map(shellWord).join(' ');
}

function valuesOf(sign: string, names: readonly string[], event: Call): string[] {
  if (names[0] === 'rules') return rulesJson(firewallRules(event));
  if (names[0] === 'tagKeys') {
    return parametersAt(event, /^tagSet\.\d+\.key$/).map((key) => JSON.stringify({ Key: key }));
  }
  if (names[0] === 'account') return [event.account];
  if (sign === '*') return [...new Set(names.flatMap((name) => parametersAt(event, asked(name))))];
  const value = sign === '+' ? answered(event, ...names) : parameter(event, ...names);
  return value === undefined ? [] : [value];
}

/** `a.b` is also `b` in a list inside `a`. */
const asked = (name: string): RegExp => {
  const path = name.replaceAll('.', '(?:\\.items)?(?:\\.\\d+)?\\.');
  return new RegExp(`^(?!response\\.)(?:.*\\.)?${path}(?:\\.\\d+)?$`, 'i');
};

const ranges = {
  cidrIp: ['IpRanges', 'CidrIp'],
  cidrIpv6: ['Ipv6Ranges', 'CidrIpv6'],
  groupId: ['UserIdGroupPairs', 'GroupId'],
  prefixListId: ['PrefixListIds', 'PrefixListId'],
} as const;

/** Permissions as `--ip-permissions` takes them; none when there are none. */
function rulesJson(rules: readonly FirewallRule[]): string[] {
  if (rules.length === 0) return [];
  return [
    JSON.stringify(
      rules.map(({ protocol, fromPort, toPort, peer, value }) => {
        const [list, field] = ranges[peer];
        return {
          IpProtocol: protocol,
          ...(fromPort !== undefined && { FromPort: Number(fromPort) }),
          ...(toPort !== undefined && { ToPort: Number(toPort) }),
          [list]: [{ [field]: value }],
        };
      }),
    ),
  ];
}
