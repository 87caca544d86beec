import type { ChangeEvent } from '../change-event.ts';
import { type FirewallRule, firewallRules } from '../firewall-rules.ts';
import { answered, parameter, parametersAt } from '../parameters.ts';
import { note, type Step } from '../plan.ts';
import { cliName } from './cli-names.ts';
import { cautionsFor } from './inverse-cautions.ts';
import { inversesOf } from './inverses-of.ts';
import { shellWord } from './quote.ts';
import { undoRecords } from './undo-records.ts';

type Call = Pick<
  ChangeEvent,
  'service' | 'action' | 'account' | 'region' | 'parameters' | 'subjectKeys'
>;

/**
 * The AWS CLI commands that undo a call, and what to know of them; undefined when none is known or the
 * call does not say enough. Throws Unquotable for a value that cannot be put into a command.
 */
export function undoCommand(event: Call): Step[] | undefined {
  const records = undoRecords(event);
  if (records.length > 0) return records;
  const call = `${event.service}:${event.action}`;
  const fitting = inversesOf(call).filter(({ when }) => when === undefined || applies(when, event));
  const commands = new Set(fitting.flatMap(({ command }) => commandOf(command, event) ?? []));
  if (commands.size === 0) return undefined;
  const title = `Undo the call itself, in account ${event.account}`;
  return [
    ...cautionsFor(call, [...commands]).map(note),
    ...[...commands].map((text): Step => ({ kind: 'command', title, text })),
  ];
}

/** Undefined when a value is missing. */
function commandOf(template: string, event: Call): string | undefined {
  const words = template.split(' ').map((word) => fillWord(word, event));
  if (words.some((word) => word === undefined)) return undefined;
  const said = words.filter((word) => word !== '');
  return ['aws', ...said, '--region', shellWord(event.region)].join(' ');
}

function applies(when: string, event: Call): boolean {
  const [, name = '', not, wanted] = /^(.*?)(?:(!?)=(.*))?$/.exec(when) ?? [];
  const values = parametersAt(event, asked(name));
  if (wanted === undefined) return values.length > 0;
  return values.includes(wanted) === (not === '');
}

/** A word of a template with its values, each quoted; undefined when one is missing, empty when it may be. */
function fillWord(word: string, event: Call): string | undefined {
  const [, mark = '', option = ''] = /^-([+?]?)([a-z]\w*)$/i.exec(word) ?? [];
  const [, sign = '', names = ''] = /^\{([+*]?)([^}]+)\}$/.exec(word) ?? [];
  if (option === '' && names === '') return word;
  const found = valuesOf(mark === '?' ? '*' : mark || sign, (option || names).split('|'), event);
  const values = (sign === '*' ? asList(found) : found).map(shellWord);
  if (values.length === 0) return mark === '?' ? '' : undefined;
  return option === '' ? values.join(' ') : [`--${cliName(option)}`, ...values].join(' ');
}

/** The AWS CLI takes the only value of a list for JSON where it begins like that. */
const asList = (values: readonly string[]): readonly string[] =>
  values.length === 1 && /^\s*\[/.test(values[0] ?? '') ? [JSON.stringify(values)] : values;

function valuesOf(sign: string, names: readonly string[], event: Call): string[] {
  if (names[0] === 'rules') return rulesJson(firewallRules(event));
  if (names[0] === 'tagKeys') {
    return parametersAt(event, /^tagSet\.\d+\.key$/).map((key) => JSON.stringify({ Key: key }));
  }
  if (names[0] === 'account') return [event.account];
  if (names[0] === 'group') return groupIn(event);
  if (names[0] === 'subjects') return subjectIds(event);
  if (sign === '*') return [...new Set(names.flatMap((name) => parametersAt(event, asked(name))))];
  const own = sign === '+' ? answered(event, ...names) : undefined;
  const value = own ?? parameter(event, ...names);
  return value === undefined ? [] : [value];
}

/** The group itself: groups that are let in have an id too. */
function groupIn({ parameters = {} }: Call): string[] {
  const id = parameters['groupId'] ?? parameters['response.securityGroupRuleSet.0.groupId'];
  return id === undefined ? [] : [id];
}

/** More keys than that are not kept, and whoever undoes a part of a call leaves the rest. */
const mostSubjects = 20;

const subjectIds = ({ subjectKeys = [] }: Call): string[] =>
  subjectKeys.length < mostSubjects ? subjectKeys.map((key) => key.replace(/^.*\//, '')) : [];

/** `a.b` is also `b` in a list inside `a`. */
const asked = (name: string): RegExp => {
  const path = name.replaceAll('.', '(?:\\.items)?(?:\\.\\d+)?\\.');
  const where = name.startsWith('response.') ? '' : '(?!response\\.)(?:.*\\.)?';
  return new RegExp(`^${where}${path}(?:\\.\\d+)?$`, 'i');
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
