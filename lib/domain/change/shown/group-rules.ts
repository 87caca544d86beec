import { firewallRules, ruleText } from '../firewall-rules.ts';
import { type Check, type LiveProperties, putIn } from './check.ts';

/** Permissions of a security group. */
export const groupRules: Check = (event, live) => {
  const [, verb, list] =
    /^(Authorize|Revoke)SecurityGroup(Ingress|Egress)$/.exec(event.action) ?? [];
  if (verb === undefined) return undefined;
  const asked = firewallRules(event).map(ruleText);
  if (asked.length === 0) return { kind: 'unknown', reason: 'the call names no permission' };
  const found = liveRules(live, `SecurityGroup${list}`);
  const there = asked.filter((rule) => found.has(rule));
  if (verb === 'Authorize') return putIn(there.length > 0, there[0] ?? asked[0] ?? '');
  const absent = asked.find((rule) => !found.has(rule));
  return absent === undefined
    ? { kind: 'no-longer', detail: 'the revoked permission is there again' }
    : { kind: 'still-there', detail: `${absent} is still missing` };
};

function liveRules(live: LiveProperties, list: string): Set<string> {
  const peer = new RegExp(
    `^${list}\\.(\\d+)\\.(CidrIp|CidrIpv6|SourceSecurityGroupId|DestinationSecurityGroupId|SourcePrefixListId|DestinationPrefixListId)$`,
  );
  return new Set(
    Object.entries(live).flatMap(([path, value]) => {
      const index = peer.exec(path)?.[1];
      if (index === undefined) return [];
      const at = (name: string) => live[`${list}.${index}.${name}`];
      const [protocol = '-1', fromPort, toPort] = [at('IpProtocol'), at('FromPort'), at('ToPort')];
      const ports =
        protocol === '-1' ? {} : { ...(fromPort && { fromPort }), ...(toPort && { toPort }) };
      return ruleText({ protocol, ...ports, peer: 'cidrIp', value });
    }),
  );
}
