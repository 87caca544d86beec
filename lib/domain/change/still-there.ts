import type { ChangeEvent } from './change-event.ts';
import type { Touched } from './difference.ts';
import { firewallRules, ruleText } from './firewall-rules.ts';
import { removes } from './inverse-actions.ts';
import { parameter } from './parameters.ts';
import { settingsAsked } from './settings-asked.ts';

/** A live resource: flat text by path in CloudFormation's spelling, e.g. `Policies.0.PolicyName`. */
export type LiveProperties = Readonly<Record<string, string>>;

type Call = Pick<ChangeEvent, 'service' | 'action' | 'parameters' | 'subjectKeys'>;
type Check = (event: Call, live: LiveProperties) => Touched | undefined;

/**
 * Whether what a call did still shows on the resource, whether or not code declares it. `ofParent` says
 * that what was read is what the changed thing is a part of, whose being there says nothing.
 */
export function stillThere(event: Call, live: LiveProperties, ofParent = false): Touched {
  for (const check of ofParent ? checks.filter((it) => it !== whole) : checks) {
    const touched = check(event, live);
    if (touched !== undefined) return touched;
  }
  return {
    kind: 'unknown',
    reason: `which property of the resource ${event.service}:${event.action} changes is not known here`,
  };
}

/** The same of a resource that is not there any more. */
export const whenGone = ({ action }: Call): Touched =>
  removes(action)
    ? { kind: 'still-there', detail: 'what was deleted is still gone' }
    : { kind: 'no-longer', detail: 'the resource is gone' };

const answer = (there: boolean, what: string): Touched =>
  there
    ? { kind: 'still-there', detail: `${what} is there` }
    : { kind: 'no-longer', detail: `${what} is not there` };

const securityGroup: Check = (event, live) => {
  const [, verb, list] =
    /^(Authorize|Revoke)SecurityGroup(Ingress|Egress)$/.exec(event.action) ?? [];
  if (verb === undefined) return undefined;
  const asked = firewallRules(event).map(ruleText);
  if (asked.length === 0) return { kind: 'unknown', reason: 'the call names no permission' };
  const found = liveRules(live, `SecurityGroup${list}`);
  const there = asked.filter((rule) => found.has(rule));
  if (verb === 'Authorize') return answer(there.length > 0, there[0] ?? asked[0] ?? '');
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

const values = (live: LiveProperties, path: RegExp): string[] =>
  Object.entries(live).flatMap(([at, value]) => (path.test(at) ? value : []));

/** Calls that add an entry to a list of the resource, or take it away. */
const listed: readonly (readonly [action: RegExp, named: string, list: RegExp])[] = [
  [/^(Attach|Detach)(?:Role|User|Group)Policy$/, 'policyArn', /^ManagedPolicyArns\.\d+$/],
  [/^(Put|Delete)(?:Role|User|Group)Policy$/, 'policyName', /^Policies\.\d+\.PolicyName$/],
];

const listEntry: Check = (event, live) => {
  for (const [action, named, list] of listed) {
    const [, verb] = action.exec(event.action) ?? [];
    const name = verb === undefined ? undefined : parameter(event, named);
    if (name === undefined) continue;
    const there = values(live, list).includes(name);
    if (verb === 'Attach' || verb === 'Put') return answer(there, name);
    return there
      ? { kind: 'no-longer', detail: `${name} is there again` }
      : { kind: 'still-there', detail: `${name} is still missing` };
  }
  return undefined;
};

/** Calls that set one property to a known value: service, action, property, value. */
const switches: Readonly<Record<string, readonly [property: string, value: string]>> = {
  'cloudtrail:StopLogging': ['IsLogging', 'false'],
  'cloudtrail:StartLogging': ['IsLogging', 'true'],
  'kms:DisableKey': ['Enabled', 'false'],
  'kms:EnableKey': ['Enabled', 'true'],
  'kms:DisableKeyRotation': ['EnableKeyRotation', 'false'],
  'events:DisableRule': ['State', 'DISABLED'],
  'events:EnableRule': ['State', 'ENABLED'],
  'cloudwatch:DisableAlarmActions': ['ActionsEnabled', 'false'],
};

const switched: Check = ({ service, action }, live) => {
  const [property, value] = switches[`${service}:${action}`] ?? [];
  const now = property === undefined ? undefined : live[property];
  if (now === undefined) return undefined;
  const detail = `${property} is ${now}`;
  return { kind: now === value ? 'still-there' : 'no-longer', detail };
};

/** Calls that take a property away. */
const removed: Check = ({ action }, live) => {
  if (action !== 'DeleteBucketPublicAccessBlock') return undefined;
  const block = 'PublicAccessBlockConfiguration';
  return Object.keys(live).some((path) => path.startsWith(`${block}.`))
    ? { kind: 'no-longer', detail: `${block} is set again` }
    : { kind: 'still-there', detail: `${block} is still missing` };
};

/** What a request and a resource call the same thing, where the names differ. */
const renamed: readonly (readonly [from: RegExp, to: string])[] = [
  [/^(?:bucketPolicy|policyText|policy)\./i, 'policydocument.'],
  [/^policyDocument\./i, 'assumerolepolicydocument.'],
];

/** Settings of the request that the resource has by the same name. */
const settings: Check = (event, live) => {
  const now = new Map(Object.entries(live).map(([path, value]) => [path.toLowerCase(), value]));
  const pairs = settingsAsked(event).flatMap(([path, asked]) => {
    const actual = namesOf(path)
      .map((name) => now.get(name))
      .find((it) => it !== undefined);
    return actual === undefined ? [] : [{ path, asked, actual }];
  });
  if (pairs.length === 0) return undefined;
  const other = pairs.find(({ asked, actual }) => asked.toLowerCase() !== actual.toLowerCase());
  return other === undefined
    ? {
        kind: 'still-there',
        detail: pairs
          .slice(0, 3)
          .map(({ path, actual }) => `${path} is ${actual}`)
          .join(', '),
      }
    : { kind: 'no-longer', detail: `${other.path} is ${other.actual}, not ${other.asked}` };
};

const namesOf = (path: string): string[] => [
  path.toLowerCase(),
  ...renamed.flatMap(([from, to]) => (from.test(path) ? path.replace(from, to).toLowerCase() : [])),
];

/** A resource that was made, or unmade, and is there. */
const whole: Check = ({ action }) => {
  if (/^(?:Create|Run|Allocate)/.test(action))
    return { kind: 'still-there', detail: 'what was made is there' };
  return removes(action)
    ? { kind: 'no-longer', detail: 'what was deleted is there again' }
    : undefined;
};

const checks: readonly Check[] = [securityGroup, listEntry, switched, removed, settings, whole];
