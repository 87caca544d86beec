import type { ChangeEvent } from './change-event.ts';

/** One permission of a security group. */
export interface FirewallRule {
  /** `tcp`, `udp`, `icmp`, `-1` for all, or a number. */
  readonly protocol: string;
  readonly fromPort?: string;
  readonly toPort?: string;
  readonly peer: 'cidrIp' | 'cidrIpv6' | 'groupId' | 'prefixListId';
  readonly value: string;
}

const peers = ['cidrIp', 'cidrIpv6', 'groupId', 'prefixListId'] as const;
const peerPath = /^ipPermissions\.(\d+)\.(?:ipRanges|ipv6Ranges|groups|prefixListIds)\.\d+\.(\w+)$/;

/** The permissions a call to a security group names; none when it names rule ids or nothing. */
export function firewallRules({
  parameters = {},
}: Pick<ChangeEvent, 'parameters'>): FirewallRule[] {
  const listed = Object.entries(parameters).flatMap(([path, value]) => {
    const [, index, name] = peerPath.exec(path) ?? [];
    const peer = peers.find((it) => it === name);
    return peer === undefined ? [] : [rule(parameters, `ipPermissions.${index}.`, peer, value)];
  });
  if (listed.length > 0) return listed;
  const { cidrIp } = parameters;
  return cidrIp === undefined ? [] : [rule(parameters, '', 'cidrIp', cidrIp)];
}

function rule(
  parameters: Readonly<Record<string, string>>,
  at: string,
  peer: FirewallRule['peer'],
  value: string,
): FirewallRule {
  const protocol = parameters[`${at}ipProtocol`] ?? '-1';
  const fromPort = parameters[`${at}fromPort`];
  const toPort = parameters[`${at}toPort`];
  return {
    protocol,
    ...(protocol !== '-1' && fromPort !== undefined && { fromPort }),
    ...(protocol !== '-1' && toPort !== undefined && { toPort }),
    peer,
    value,
  };
}

/** Two spellings of one permission give the same text. */
export const ruleText = ({ protocol, fromPort = '', toPort = '', value }: FirewallRule): string =>
  `${protocol} ${fromPort}-${toPort} ${value}`.toLowerCase();
