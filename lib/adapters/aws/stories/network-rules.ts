import { isObject } from '../cloudtrail/raw-record.ts';
import { nodesAt, valuesAt } from './fields.ts';
import { listed } from './words.ts';

/**
 * Where security group rules stand in a request: listed, or flat in older calls, or under the request's
 * own name in newer ones.
 */
const places = [
  'ipPermissions.items',
  'ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRule',
];

interface NetworkRule {
  readonly protocol: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** `port 22`, `ports 80 and 443`, `ports 1000-2000`, `all ports`; undefined when the request has no rule. */
export function portsOf(request: unknown): string | undefined {
  const ports = [...new Set(rulesOf(request).map(portText))];
  if (ports.length === 0) return undefined;
  if (ports.includes('all')) return 'all ports';
  const several = ports.length > 1 || ports[0]?.includes('-');
  const icmp = ports.length === 1 && ports[0]?.startsWith('icmp');
  return icmp ? ports[0] : `port${several ? 's' : ''} ${listed(ports)}`;
}

/** The address ranges, groups and prefix lists that the rules are for. */
export function rangesOf(request: unknown): string[] {
  return [
    ...['ipRanges.items.cidrIp', 'ipv6Ranges.items.cidrIpv6', 'cidrIpv4', 'cidrIpv6'].flatMap(
      (field) => places.flatMap((place) => valuesAt(request, `${place}.${field}`)),
    ),
    ...['cidrIp', 'cidrIpv6', 'cidrBlock', 'ipv6CidrBlock'].flatMap((field) =>
      valuesAt(request, field),
    ),
    ...['groups.items.groupId', 'prefixListIds.items.prefixListId'].flatMap((field) =>
      valuesAt(request, `ipPermissions.items.${field}`),
    ),
  ];
}

function rulesOf(request: unknown): NetworkRule[] {
  const listedRules = places.flatMap((place) => nodesAt(request, place).filter(isObject));
  const flat = isObject(request) && listedRules.length === 0 ? [request] : [];
  return [...listedRules, ...flat].map(ruleOf).filter(({ protocol, from }) => protocol ?? from);
}

function ruleOf(rule: unknown): NetworkRule {
  const first = (...paths: string[]) => paths.flatMap((path) => valuesAt(rule, path))[0];
  return {
    protocol: first('ipProtocol', 'aclProtocol'),
    from: first('fromPort', 'portRange.from'),
    to: first('toPort', 'portRange.to'),
  };
}

function portText({ protocol, from, to }: NetworkRule): string {
  if (protocol === '-1' || protocol === 'all') return 'all';
  if (protocol === 'icmp' || protocol === 'icmpv6' || protocol === '1') return 'icmp';
  if (from === undefined || (from === '0' && to === '65535')) return 'all';
  return to === undefined || to === from ? from : `${from}-${to}`;
}
