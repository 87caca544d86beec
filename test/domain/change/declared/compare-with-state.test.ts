import { describe, expect, it } from 'vitest';
import { parametersOf } from '../../../../lib/adapters/aws/cloudtrail/parameters.ts';
import { compareWithState } from '../../../../lib/domain/change/declared/compare-with-state.ts';
import { heldSettings, mostHeld } from '../../../../lib/domain/change/declared/held-settings.ts';
import {
  stateSettings,
  stateSwitches,
} from '../../../../lib/domain/change/declared/state-settings.ts';
import type { PropertyDifference } from '../../../../lib/domain/change/difference.ts';
import type { Raw } from '../../../helpers/record.ts';

/** What a call to a service asks for beside the attributes of a state. */
function compared(call: string, requestParameters: Raw, attributes: Raw) {
  const [service = '', action = ''] = call.split(':');
  const parameters = parametersOf({ requestParameters });
  const asked = { service, action, ...(parameters && { parameters }) };
  return compareWithState(asked, heldSettings(attributes) ?? {});
}

const changed = (path: string, expected: string, actual: string): PropertyDifference => ({
  path,
  expected,
  actual,
  change: 'changed',
});
const added = (path: string, actual: string): PropertyDifference => ({
  path,
  actual,
  change: 'added',
});
const removed = (path: string, expected: string): PropertyDifference => ({
  path,
  expected,
  change: 'removed',
});

const sg = 'sg-0123456789abcdef0';
const ssh = (cidrIp: string): Raw => ({
  groupId: sg,
  ipPermissions: {
    items: [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, ipRanges: { items: [{ cidrIp }] } }],
  },
});
const inlineRule = (cidr: string): Raw => ({
  cidr_blocks: [cidr],
  from_port: 22,
  to_port: 22,
  protocol: 'tcp',
  self: false,
});
const ruleChanged = (SecurityGroupRule: Raw) => ({
  ModifySecurityGroupRulesRequest: {
    GroupId: sg,
    SecurityGroupRule: { SecurityGroupRuleId: 'sgr-0123456789abcdef0', SecurityGroupRule },
  },
});
const trust = (Principal: Raw, given: Raw = {}) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...given }],
  });
const batch = 'route53:ChangeResourceRecordSets';
const changesOf = (...changes: Raw[]): Raw => {
  const values = { name: 'www.example.com.', type: 'A', tTL: 60 };
  const resourceRecordSet = { ...values, resourceRecords: [{ value: '192.0.2.1' }] };
  return {
    hostedZoneId: 'Z1EXAMPLE',
    changeBatch: { changes: changes.map((it) => ({ resourceRecordSet, ...it })) },
  };
};
const lambda = { Service: 'lambda.amazonaws.com' };
const update = 'lambda:UpdateFunctionConfiguration';
const open = 'ec2:AuthorizeSecurityGroupIngress';

describe('a call and a state', () => {
  it.each<[string, string, Raw, Raw, PropertyDifference[]]>([
    [
      'another size; what was not asked for is left out',
      update,
      { functionName: 'f', memorySize: 512, timeout: 30 },
      { memory_size: 128, timeout: 30, handler: 'a' },
      [changed('memory_size', '128', '512')],
    ],
    [
      'in Pulumi’s spelling',
      update,
      { functionName: 'f', memorySize: 512 },
      { memorySize: 128 },
      [changed('memorySize', '128', '512')],
    ],
    ['the same value', update, { memorySize: 128 }, { memory_size: 128 }, []],
    [
      'the same number spelt otherwise',
      'cloudwatch:PutMetricAlarm',
      { threshold: 80 },
      { threshold: '80.0' },
      [],
    ],
    [
      'the state holds none',
      'lambda:PutFunctionConcurrency',
      { reservedConcurrentExecutions: 5 },
      { reserved_concurrent_executions: null },
      [added('reserved_concurrent_executions', '5')],
    ],
    [
      'EC2 wraps it',
      'ec2:ModifyInstanceAttribute',
      { instanceId: 'i-0', instanceType: { value: 'm5.large' } },
      { instance_type: 't3.micro' },
      [changed('instance_type', 't3.micro', 'm5.large')],
    ],
    [
      'a list, in whatever order',
      'ec2:ModifyInstanceAttribute',
      { groupSet: { items: [{ groupId: 'sg-2' }, { groupId: 'sg-1' }] } },
      { vpc_security_group_ids: ['sg-1', 'sg-2'] },
      [],
    ],
    [
      'a list with one more',
      'ec2:ModifyInstanceAttribute',
      { groupSet: { items: [{ groupId: 'sg-1' }, { groupId: 'sg-2' }] } },
      { vpc_security_group_ids: ['sg-1'] },
      [changed('vpc_security_group_ids', 'sg-1', 'sg-1, sg-2')],
    ],
    [
      'a word for a truth value',
      's3:PutBucketVersioning',
      { bucketName: 'b', VersioningConfiguration: { Status: 'Suspended' } },
      { versioning: [{ enabled: true, mfa_delete: false }] },
      [changed('versioning.enabled', 'true', 'Suspended')],
    ],
    [
      'a rule that the group has not',
      open,
      ssh('0.0.0.0/0'),
      { ingress: [inlineRule('10.0.0.0/8')] },
      [added('ingress', 'tcp 22-22 0.0.0.0/0')],
    ],
    ['a rule that it has', open, ssh('10.0.0.0/8'), { ingress: [inlineRule('10.0.0.0/8')] }, []],
    [
      'a rule of a group without',
      open,
      ssh('0.0.0.0/0'),
      { ingress: [] },
      [added('ingress', 'tcp 22-22 0.0.0.0/0')],
    ],
    [
      'a rule that was revoked',
      'ec2:RevokeSecurityGroupIngress',
      ssh('10.0.0.0/8'),
      { ingress: [inlineRule('10.0.0.0/8')] },
      [removed('ingress', 'tcp 22-22 10.0.0.0/8')],
    ],
    [
      'a policy attached',
      'iam:AttachRolePolicy',
      { roleName: 'r', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
      { managed_policy_arns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
      [added('managed_policy_arns', 'arn:aws:iam::aws:policy/AdministratorAccess')],
    ],
    [
      'a document, of which all that differs is told',
      'iam:UpdateAssumeRolePolicy',
      { roleName: 'r', policyDocument: trust({ AWS: '*' }) },
      { assume_role_policy: trust(lambda) },
      [
        added('assume_role_policy.Statement.Principal.AWS', '*'),
        removed('assume_role_policy.Statement.Principal.Service', 'lambda.amazonaws.com'),
      ],
    ],
    [
      'the same document, laid out otherwise',
      'iam:UpdateAssumeRolePolicy',
      { roleName: 'r', policyDocument: trust(lambda, { Action: ['sts:AssumeRole'] }) },
      { assume_role_policy: trust(lambda) },
      [],
    ],
    [
      'a tag, not those that stay',
      'ec2:CreateTags',
      {
        resourcesSet: { items: [{ resourceId: sg }] },
        tagSet: { items: [{ key: 'Team', value: 'red' }] },
      },
      { tags: { Team: 'blue', Stage: 'prod' } },
      [changed('tags.Team', 'blue', 'red')],
    ],
    [
      'a new tag',
      'ec2:CreateTags',
      {
        resourcesSet: { items: [{ resourceId: sg }] },
        tagSet: { items: [{ key: 'Owner', value: 'x' }] },
      },
      { tags: { Team: 'blue' } },
      [added('tags.Owner', 'x')],
    ],
    [
      'a name and its value apart',
      'sns:SetTopicAttributes',
      { topicArn: 't', attributeName: 'DisplayName', attributeValue: 'New' },
      { display_name: 'Old' },
      [changed('display_name', 'Old', 'New')],
    ],
    [
      'a rule of its own, changed by its id',
      'ec2:ModifySecurityGroupRules',
      ruleChanged({ CidrIpv4: '0.0.0.0/0', FromPort: 22, ToPort: 22, IpProtocol: 'tcp' }),
      { cidr_ipv4: '10.0.0.0/8', from_port: 22, to_port: 22, ip_protocol: 'tcp' },
      [changed('cidr_ipv4', '10.0.0.0/8', '0.0.0.0/0')],
    ],
    [
      'the same in the older type of rule',
      'ec2:ModifySecurityGroupRules',
      ruleChanged({ CidrIpv4: '0.0.0.0/0', FromPort: 22, ToPort: 22, IpProtocol: 'tcp' }),
      { cidr_blocks: ['10.0.0.0/8'], from_port: 22, to_port: 22, protocol: 'tcp' },
      [changed('cidr_blocks', '10.0.0.0/8', '0.0.0.0/0')],
    ],
    [
      'a rule of a group that lists its rules, changed by its id',
      'ec2:ModifySecurityGroupRules',
      ruleChanged({ CidrIpv4: '0.0.0.0/0', FromPort: 22, ToPort: 22, IpProtocol: 'tcp' }),
      { ingress: [inlineRule('10.0.0.0/8')], egress: [] },
      [added('ingress or egress', 'tcp 22-22 0.0.0.0/0')],
    ],
    [
      'a rule that the group lists',
      'ec2:ModifySecurityGroupRules',
      ruleChanged({ CidrIpv4: '10.0.0.0/8', FromPort: 22, ToPort: 22, IpProtocol: 'tcp' }),
      { ingress: [inlineRule('10.0.0.0/8')], egress: [] },
      [],
    ],
    [
      'a record with another address',
      batch,
      changesOf({ action: 'UPSERT' }),
      { ttl: 60, records: ['192.0.2.9'] },
      [changed('records', '192.0.2.9', '192.0.2.1')],
    ],
    [
      'a record that was deleted, though the call named what the state holds',
      batch,
      changesOf({ action: 'DELETE' }),
      { ttl: 60, records: ['192.0.2.1'] },
      [removed('record', 'www.example.com/A')],
    ],
  ])('%s', (_, call, request, attributes, expected) => {
    expect(compared(call, request, attributes)).toEqual(expected);
  });

  it.each<[string, string, Raw, Raw]>([
    ['a call that nobody wrote down', 'ec2:FrobnicateWidget', { size: 1 }, { size: 2 }],
    ['no attribute of that name', update, { memorySize: 512 }, { handler: 'a' }],
    ['nothing asked that maps', update, { functionName: 'f' }, { memory_size: 128 }],
    ['a call that names no rule', open, { groupId: sg }, { ingress: [] }],
    [
      'several rules, changed by their ids',
      'ec2:ModifySecurityGroupRules',
      {
        ModifySecurityGroupRulesRequest: {
          SecurityGroupRule: [
            ruleChanged({ FromPort: 22 }).ModifySecurityGroupRulesRequest.SecurityGroupRule,
            ruleChanged({ FromPort: 80 }).ModifySecurityGroupRulesRequest.SecurityGroupRule,
          ],
        },
      },
      { from_port: 22 },
    ],
    [
      'several records at once',
      batch,
      changesOf({ action: 'UPSERT' }, { action: 'UPSERT' }),
      { ttl: 300, records: ['192.0.2.9'] },
    ],
    ['a deleted record, of its zone', batch, changesOf({ action: 'DELETE' }), { description: 'x' }],
    ['names from the language itself', 'constructor:__proto__', { toString: 1 }, { size: 1 }],
  ])('do not map: %s', (_, call, request, attributes) => {
    expect(compared(call, request, attributes)).toBeUndefined();
  });

  it('are not compared as documents when one of them was cut', () => {
    const many = Array.from(
      { length: mostHeld },
      (_, index) => `arn:aws:iam::111122223333:role/r${index}`,
    );
    const request = { policyDocument: trust({ AWS: many }) };
    expect(
      compared('iam:UpdateAssumeRolePolicy', request, { assume_role_policy: trust(lambda) }),
    ).toBeUndefined();
  });
});

/** A document with one value at a path, as a call or a state would have it. */
const at = (path: string, value: unknown): Raw =>
  path
    .split('.')
    .toReversed()
    .reduce<unknown>((inner, name) => ({ [name]: inner }), value) as Raw;

const rows = Object.entries(stateSettings).flatMap(([actions, row]) =>
  actions.split(' ').flatMap((action) => row.split(', ').map((pair) => [action, pair] as const)),
);

describe('two policies', () => {
  const policy = (...Statement: Raw[]) => JSON.stringify({ Version: '2012-10-17', Statement });
  const statement = (Effect: string, Action: unknown, Resource: unknown, given: Raw = {}): Raw => ({
    ...{ Effect, Action, Resource },
    ...given,
  });
  const between = (held: string, asked: string) =>
    compared('iam:PutRolePolicy', { roleName: 'r', policyDocument: asked }, { policy: held });
  const read = statement('Allow', 's3:GetObject', '*');
  const wipe = statement('Deny', 's3:DeleteBucket', '*');

  it.each<[string, string, string]>([
    ['in another order', policy(read, wipe), policy(wipe, read)],
    ['laid out otherwise', policy(read), JSON.stringify(JSON.parse(policy(read)), null, 4)],
    [
      'one statement or two',
      policy(statement('Allow', ['s3:GetObject', 's3:PutObject'], '*')),
      policy(read, statement('Allow', 's3:PutObject', '*')),
    ],
    [
      'an account and its root',
      policy(statement('Allow', 'sts:AssumeRole', '*', { Principal: { AWS: '111122223333' } })),
      policy(
        statement('Allow', 'sts:AssumeRole', '*', {
          Principal: { AWS: ['arn:aws:iam::111122223333:root'] },
        }),
      ),
    ],
    [
      'everybody',
      policy(statement('Allow', 'sts:AssumeRole', '*', { Principal: '*' })),
      policy(statement('Allow', 'sts:AssumeRole', '*', { Principal: { AWS: '*' } })),
    ],
  ])('say the same: %s', (_, held, asked) => {
    expect(between(held, asked)).toEqual([]);
  });

  it('say something else with the same words in other statements', () => {
    const swapped = policy(
      statement('Deny', 's3:GetObject', '*'),
      statement('Allow', 's3:DeleteBucket', '*'),
    );
    expect(between(policy(read, wipe), swapped)).toEqual([
      changed(
        'policy.Statement',
        'effect allow, action s3:getobject, resource *; effect deny, action s3:deletebucket, resource *',
        'effect deny, action s3:getobject, resource *; effect allow, action s3:deletebucket, resource *',
      ),
    ]);
  });

  it('say something else where a condition moved, or a statement is broader', () => {
    const home = { Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } };
    const put = (given: Raw = {}) => statement('Allow', 's3:PutObject', '*', given);
    const moved = between(policy({ ...read, ...home }, put()), policy(read, put(home)));
    expect(moved).toEqual([
      expect.objectContaining({ path: 'policy.Statement', change: 'changed' }),
    ]);
    const one = statement('Allow', 's3:GetObject', 'arn:aws:s3:::a/*');
    const two = statement('Allow', 's3:PutObject', 'arn:aws:s3:::b/*');
    const both = statement(
      'Allow',
      ['s3:GetObject', 's3:PutObject'],
      ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'],
    );
    expect(between(policy(one, two), policy(both))).toEqual([
      added(
        'policy.Statement',
        'effect allow, action s3:getobject, resource arn:aws:s3:::b/*; effect allow, action s3:putobject, resource arn:aws:s3:::a/*',
      ),
    ]);
    expect(between(policy(both), policy(one, two))).toEqual([
      expect.objectContaining({ path: 'policy.Statement', change: 'removed' }),
    ]);
  });
});

describe('every pair', () => {
  it.each(rows.filter(([action]) => !/SetTopicAttributes|LoadBalancerAttributes/.test(action)))(
    '%s %s is compared',
    (action, pair) => {
      const [parameter = '', attribute = parameter] = pair.split(/=>?/);
      const found = (asked: string) =>
        compared(action, at(parameter, asked), at(attribute, 'one')) ?? ['not compared'];
      expect(found('one')).toEqual([]);
      expect(found('two')).toContainEqual(
        expect.objectContaining({ expected: 'one', actual: 'two' }),
      );
    },
  );

  it.each(Object.entries(stateSwitches))('%s: %s', (action, row) => {
    const [attribute = '', value = ''] = row.split('=');
    expect(compared(action, {}, at(attribute, value))).toEqual([]);
    expect(compared(action, {}, at(attribute, 'other'))).toEqual([
      changed(attribute, 'other', value),
    ]);
  });
});

describe('what is kept of a state', () => {
  it('is only what calls are known to set', () => {
    expect(heldSettings({ memory_size: 128, unheard_of: 1, source_code_hash: 'x' })).toEqual({
      memory_size: '128',
    });
    expect(heldSettings({ unheard_of: 1 })).toBeUndefined();
  });

  it('is never what the state marks as sensitive or Pulumi keeps encrypted', () => {
    const secret = { '4dabf18193072939515e22adb298388d': '1b47', ciphertext: 'x' };
    expect(
      heldSettings({ description: 'x', policy: secret }, new Set(['description'])),
    ).toBeUndefined();
  });

  it('is never what holds something encrypted within', () => {
    const secret = { '4dabf18193072939515e22adb298388d': '1b47', plaintext: '"x"' };
    expect(heldSettings({ tags: { Team: 'blue', Key: secret } })).toBeUndefined();
    expect(heldSettings({ layers: [secret] })).toBeUndefined();
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(heldSettings({ layers: deep, timeout: 3 })).toEqual({ timeout: '3' });
    expect(heldSettings({ tags: { Team: 'blue' } })).toEqual({ 'tags.Team': 'blue' });
  });

  it('is bounded', () => {
    const tags = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`t${index}`, 'x']));
    expect(Object.keys(heldSettings({ tags }) ?? {})).toHaveLength(mostHeld);
  });

  it('has the rules of a group each as one text, in both spellings', () => {
    expect(heldSettings({ ingress: [inlineRule('10.0.0.0/8')] })).toEqual({
      'ingress.0': 'tcp 22-22 10.0.0.0/8',
    });
    expect(
      heldSettings({
        egress: [{ protocol: '-1', fromPort: 0, toPort: 0, ipv6CidrBlocks: ['::/0'] }],
      }),
    ).toEqual({ 'egress.0': '-1 - ::/0' });
  });
});
