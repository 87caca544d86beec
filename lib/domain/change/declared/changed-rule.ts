import { ruleText } from '../firewall-rules.ts';
import { parameter, parametersAt } from '../parameters.ts';
import type { Call, Compare } from './compare.ts';

/**
 * Of several permissions that are changed by their ids, or several records of a zone, nobody can say which
 * one this state holds.
 */
export const changesSeveral = (call: Call): boolean =>
  parametersAt(call, several.get(call.action) ?? /^$/).length > 1;

const several: ReadonlyMap<string, RegExp> = new Map([
  ['ModifySecurityGroupRules', /SecurityGroupRuleId$/],
  ['ChangeResourceRecordSets', /^changeBatch\.changes\.\d+\.action$/],
]);

/** A permission that is changed by its id, in a group that lists its permissions: the call does not say which way it goes. */
export const changedRule: Compare = (call, held) => {
  const lists = ['ingress', 'egress'].flatMap((list) => held.get(list) ?? []);
  if (call.action !== 'ModifySecurityGroupRules' || lists.length === 0) return undefined;
  const value = parameter(call, 'CidrIpv4', 'CidrIpv6', 'ReferencedGroupId', 'PrefixListId');
  if (value === undefined) return undefined;
  const protocol = parameter(call, 'IpProtocol') ?? '-1';
  const [fromPort, toPort] = [parameter(call, 'FromPort'), parameter(call, 'ToPort')];
  const ports =
    protocol === '-1' ? {} : { ...(fromPort && { fromPort }), ...(toPort && { toPort }) };
  const asked = ruleText({ protocol, ...ports, peer: 'cidrIp', value });
  if (lists.some(({ values }) => values.includes(asked))) return [];
  return [{ path: lists.map(({ spelt }) => spelt).join(' or '), actual: asked, change: 'added' }];
};
