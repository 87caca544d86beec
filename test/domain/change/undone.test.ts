import { describe, expect, it } from 'vitest';
import { type ChangeEvent, isCompact } from '../../../lib/domain/change/change-event.ts';
import { LaterCalls } from '../../../lib/domain/change/later-calls.ts';
import type { Origin } from '../../../lib/domain/change/origin.ts';
import { eventOf } from '../../helpers/judged.ts';
import { portRequest, type Raw, record } from '../../helpers/record.ts';

function call(service: string, eventName: string, requestParameters: Raw, given: Raw = {}): Raw {
  return record({
    eventSource: `${service}.amazonaws.com`,
    eventName,
    requestParameters,
    responseElements: {},
    eventID: `${eventName}-1`,
    ...given,
  });
}

const opened = call('ec2', 'AuthorizeSecurityGroupIngress', portRequest());
const revoked = (cidrIp: string, port = 22, groupId = 'sg-0123456789abcdef0') =>
  call('ec2', 'RevokeSecurityGroupIngress', portRequest({ cidrIp, port, groupId }));
const bucketPolicy = (effect: string) => ({
  bucketName: 'shop',
  bucketPolicy: { Version: '2012-10-17', Statement: [{ Effect: effect, Principal: '*' }] },
});
const user = 'dana';
const tags = (...keys: string[]) => ({
  resourcesSet: { items: [{ resourceId: 'i-0123456789abcdef0' }] },
  tagSet: { items: keys.map((key) => ({ key, value: 'x' })) },
});

const blocked = (flag: boolean, others = true) =>
  call('s3', 'PutBucketPublicAccessBlock', {
    bucketName: 'shop',
    PublicAccessBlockConfiguration: { BlockPublicAcls: others, BlockPublicPolicy: flag },
  });
const sharedWith = (change: string, ...users: string[]) =>
  call('ec2', 'ModifySnapshotAttribute', {
    snapshotId: 'snap-0123456789abcdef0',
    createVolumePermission: { [change]: { items: users.map((userId) => ({ userId })) } },
  });
const database = (given: Raw) =>
  call('rds', 'ModifyDBInstance', {
    dBInstanceIdentifier: 'orders',
    applyImmediately: true,
    ...given,
  });
const key = (status: string, accessKeyId = 'AKIAEXAMPLEKEY000002') =>
  call('iam', 'UpdateAccessKey', { userName: 'bob', accessKeyId, status });
const entry = (action: string, name = 'www.example.com') =>
  call('route53', 'ChangeResourceRecordSets', {
    hostedZoneId: 'Z1',
    changeBatch: { changes: [{ action, resourceRecordSet: { name, type: 'A', tTL: 60 } }] },
  });
const next = (raw: Raw): Raw => ({ ...raw, eventID: 'later' });

const template = { launchTemplateId: 'lt-0123456789abcdef0', launchTemplateVersion: ['3'] };
const connection = (net: number) => ({
  vpnConnectionId: 'vpn-0123456789abcdef0',
  destinationCidrBlock: `10.${net}.0.0/16`,
});
const vpnRoute = (verb: string, net: number) =>
  call('ec2', `${verb}VpnConnectionRoute`, connection(net));
const aclEntry = (verb: string, egress: boolean) =>
  call('ec2', `${verb}NetworkAclEntry`, {
    networkAclId: 'acl-0123456789abcdef0',
    ruleNumber: 100,
    egress,
  });
const permission = (service: string, verb: string, label: string) =>
  call(service, `${verb}Permission`, {
    topicArn: 'arn:aws:sns:eu-central-1:111122223333:orders',
    queueUrl: 'https://sqs.eu-central-1.amazonaws.com/111122223333/orders',
    label,
  });

/** What was changed, what takes something of it away, and whether that is all of it. */
const removals: readonly (readonly [string, string, string, Raw, string | undefined])[] = [
  ['logs', 'PutRetentionPolicy', 'DeleteLogGroup', { logGroupName: 'x' }, 'removed'],
  ['logs', 'PutRetentionPolicy', 'DeleteRetentionPolicy', { logGroupName: 'x' }, undefined],
  ['iam', 'UpdateAssumeRolePolicy', 'DeleteRole', { roleName: 'App' }, 'removed'],
  [
    'iam',
    'UpdateAssumeRolePolicy',
    'DeleteRolePermissionsBoundary',
    { roleName: 'App' },
    undefined,
  ],
  ['lambda', 'UpdateFunctionCode', 'DeleteFunction', { functionName: 'shop' }, 'removed'],
  [
    'lambda',
    'UpdateFunctionCode',
    'DeleteFunctionConcurrency',
    { functionName: 'shop' },
    undefined,
  ],
  ['guardduty', 'UpdateDetector', 'DeleteDetector', { detectorId: 'd' }, 'removed'],
  ['guardduty', 'UpdateDetector', 'DeleteFilter', { detectorId: 'd' }, undefined],
  ['rds', 'ModifyDBInstance', 'DeleteDBInstance', { dBInstanceIdentifier: 'orders' }, 'removed'],
  [
    'rds',
    'ModifyDBInstance',
    'DeleteDBInstanceAutomatedBackup',
    { dBInstanceIdentifier: 'orders' },
    undefined,
  ],
  [
    'ec2',
    'ModifyInstanceAttribute',
    'TerminateInstances',
    { instancesSet: { items: [{ instanceId: 'i-0123456789abcdef0' }] } },
    'removed',
  ],
  ['cloudwatch', 'DisableAlarmActions', 'DeleteAlarms', { alarmNames: ['cpu'] }, 'removed'],
  ['apigateway', 'UpdateRestApi', 'DeleteRestApi', { restApiId: 'abc' }, 'removed'],
  ['ecr', 'SetRepositoryPolicy', 'DeleteLifecyclePolicy', { repositoryName: 'web' }, undefined],
  ['ec2', 'ModifyLaunchTemplate', 'DeleteLaunchTemplateVersions', template, undefined],
  ['ec2', 'ModifyLaunchTemplate', 'DeleteLaunchTemplate', template, 'removed'],
  ['ec2', 'ModifyVpnConnectionOptions', 'DeleteVpnConnectionRoute', connection(1), undefined],
  ['ec2', 'ModifyVpnConnectionOptions', 'DeleteVpnConnection', connection(1), 'removed'],
];

const elb = 'arn:aws:elasticloadbalancing:eu-central-1:111122223333';
const permissionSet = 'arn:aws:sso:::permissionSet/ssoins-1/ps-1';
const assigned = {
  instanceArn: 'arn:aws:sso:::instance/ssoins-1',
  permissionSetArn: permissionSet,
};

/** Calls about one member of a resource: what they are about, the member, and another. */
const besides: readonly (readonly [string, string, string, Raw, Raw, Raw])[] = [
  [
    'sso',
    'CreateAccountAssignment',
    'DeleteAccountAssignment',
    { ...assigned, targetId: '111122223333' },
    { principalId: 'dana' },
    { principalId: 'eli' },
  ],
  [
    'ram',
    'AssociateResourceShare',
    'DisassociateResourceShare',
    { resourceShareArn: 'arn:aws:ram:eu-central-1:111122223333:resource-share/a' },
    { principals: ['444455556666'] },
    { principals: ['777788889999'] },
  ],
  [
    'guardduty',
    'StopMonitoringMembers',
    'StartMonitoringMembers',
    { detectorId: 'd' },
    { accountIds: ['444455556666'] },
    { accountIds: ['777788889999'] },
  ],
  [
    'elasticloadbalancing',
    'RegisterTargets',
    'DeregisterTargets',
    { targetGroupArn: `${elb}:targetgroup/web/1` },
    { targets: [{ id: 'i-0123456789abcdef0' }] },
    { targets: [{ id: 'i-0123456789abcdef1' }] },
  ],
  [
    'elasticloadbalancing',
    'AddListenerCertificates',
    'RemoveListenerCertificates',
    { listenerArn: `${elb}:listener/app/web/1/2` },
    { certificates: [{ certificateArn: 'a' }] },
    { certificates: [{ certificateArn: 'b' }] },
  ],
  [
    'ec2',
    'AttachVpnGateway',
    'DetachVpnGateway',
    { vpnGatewayId: 'vgw-0123456789abcdef0' },
    { vpcId: 'vpc-0123456789abcdef0' },
    { vpcId: 'vpc-0123456789abcdef1' },
  ],
];

/** What somebody may take away, or put back, beside what was changed. */
const pairs: readonly (readonly [string, Raw, Raw, string | undefined])[] = [
  [
    'a version of the function',
    call('lambda', 'UpdateFunctionCode', { functionName: 'shop' }),
    call('lambda', 'DeleteFunction', { functionName: 'shop', qualifier: '3' }),
    undefined,
  ],
  [
    'the version that an alias was given',
    call('lambda', 'UpdateAlias', { functionName: 'shop', name: 'live' }),
    call('lambda', 'DeleteFunction', { functionName: 'shop' }),
    'removed',
  ],
  [
    'a version of the document',
    call('ssm', 'ModifyDocumentPermission', { name: 'x', accountIdsToAdd: ['all'] }),
    call('ssm', 'DeleteDocument', { name: 'x', documentVersion: '2' }),
    undefined,
  ],
  ...besides.flatMap(([service, does, undoes, where, mine, other]) => [
    [
      `what ${service}:${does} gave`,
      call(service, does, { ...where, ...mine }),
      call(service, undoes, { ...where, ...mine }),
      'put-back',
    ] as const,
    [
      `another thing than ${service}:${does} gave`,
      call(service, does, { ...where, ...mine }),
      call(service, undoes, { ...where, ...other }),
      undefined,
    ] as const,
  ]),
  [
    'what names it in another way',
    call('ec2', 'AssociateVpcCidrBlock', {
      vpcId: 'vpc-0123456789abcdef0',
      cidrBlock: '10.1.0.0/16',
    }),
    call('ec2', 'DisassociateVpcCidrBlock', {
      vpcId: 'vpc-0123456789abcdef0',
      associationId: 'vpc-cidr-assoc-0123456789abcdef0',
    }),
    undefined,
  ],
  [
    'the address, in other words than it was asked for in',
    call(
      'ec2',
      'AllocateAddress',
      { domain: 'vpc' },
      {
        responseElements: { allocationId: 'eipalloc-0123456789abcdef0' },
      },
    ),
    call('ec2', 'ReleaseAddress', {
      allocationId: 'eipalloc-0123456789abcdef0',
      networkBorderGroup: 'eu-central-1',
    }),
    'put-back',
  ],
  ['the entry', aclEntry('Create', false), aclEntry('Delete', false), 'put-back'],
  ['the entry for what goes out', aclEntry('Create', false), aclEntry('Delete', true), undefined],
  ['the route', vpnRoute('Create', 1), vpnRoute('Delete', 1), 'put-back'],
  ['another route', vpnRoute('Create', 1), vpnRoute('Delete', 2), undefined],
  ...['sns', 'sqs'].flatMap((service): (readonly [string, Raw, Raw, string | undefined])[] => [
    [
      `the permission (${service})`,
      permission(service, 'Add', 'a'),
      permission(service, 'Remove', 'a'),
      'put-back',
    ],
    [
      `another permission (${service})`,
      permission(service, 'Add', 'a'),
      permission(service, 'Remove', 'b'),
      undefined,
    ],
  ]),
];

/** earlier, later, origin of the later one, how it ended. */
const cases: readonly (readonly [string, Raw, Raw, Origin, string | undefined])[] = [
  ['the same permission revoked', opened, revoked('0.0.0.0/0'), 'manual', 'put-back'],
  ['public access blocked again', blocked(false), next(blocked(true)), 'manual', 'put-back'],
  ['public access opened twice', blocked(false), next(blocked(false)), 'manual', undefined],
  [
    'one of two blocks again',
    blocked(false, false),
    next(blocked(true, false)),
    'manual',
    'put-back',
  ],
  ['blocked again by code', blocked(false), next(blocked(true)), 'iac', 'deployed-over'],
  [
    'shared no longer',
    sharedWith('add', '1', '2'),
    next(sharedWith('remove', '2', '1')),
    'manual',
    'put-back',
  ],
  [
    'shared no longer with one of two',
    sharedWith('add', '1', '2'),
    next(sharedWith('remove', '1')),
    'manual',
    undefined,
  ],
  ['shared again', sharedWith('remove', '1'), next(sharedWith('add', '1')), 'manual', 'put-back'],
  [
    'private again',
    database({ publiclyAccessible: true }),
    next(database({ publiclyAccessible: false })),
    'manual',
    'put-back',
  ],
  [
    'private again, another size kept',
    database({ publiclyAccessible: true, dBInstanceClass: 'db.m5.large' }),
    next(database({ publiclyAccessible: false })),
    'manual',
    undefined,
  ],
  [
    'another setting of the same',
    database({ publiclyAccessible: true }),
    next(database({ multiAZ: true })),
    'manual',
    undefined,
  ],
  ['a key switched off again', key('Active'), next(key('Inactive')), 'manual', 'put-back'],
  [
    'another key switched off',
    key('Active'),
    next(key('Inactive', 'AKIAEXAMPLEKEY000003')),
    'manual',
    undefined,
  ],
  ['a record deleted again', entry('CREATE'), next(entry('DELETE')), 'manual', 'put-back'],
  [
    'another record deleted',
    entry('CREATE'),
    next(entry('DELETE', 'x.example.com')),
    'manual',
    undefined,
  ],
  ...removals.map(
    ([service, made, action, request, how]) =>
      [
        `${action} after ${made}`,
        call(service, made, request),
        call(service, action, request),
        'manual',
        how,
      ] as const,
  ),
  ['another port revoked', opened, revoked('0.0.0.0/0', 443), 'manual', undefined],
  ['another range revoked', opened, revoked('10.0.0.0/8'), 'manual', undefined],
  [
    'the same permission of another group',
    opened,
    revoked('0.0.0.0/0', 22, 'sg-0fedcba9876543210'),
    'manual',
    undefined,
  ],
  [
    'the rule revoked by its id',
    {
      ...opened,
      responseElements: {
        securityGroupRuleSet: { items: [{ securityGroupRuleId: 'sgr-0a1b2c3d4e5f60718' }] },
      },
    },
    call('ec2', 'RevokeSecurityGroupIngress', {
      groupId: 'sg-0123456789abcdef0',
      securityGroupRuleIds: { items: [{ securityGroupRuleId: 'sgr-0a1b2c3d4e5f60718' }] },
    }),
    'manual',
    'put-back',
  ],
  [
    'the group deleted',
    opened,
    call('ec2', 'DeleteSecurityGroup', { groupId: 'sg-0123456789abcdef0' }),
    'manual',
    'removed',
  ],
  [
    'the trail logs again',
    call('cloudtrail', 'StopLogging', { name: 'main' }),
    call('cloudtrail', 'StartLogging', { name: 'main' }),
    'manual',
    'put-back',
  ],
  [
    'another trail started',
    call('cloudtrail', 'StopLogging', { name: 'main' }),
    call('cloudtrail', 'StartLogging', { name: 'other' }),
    'manual',
    undefined,
  ],
  [
    'a policy detached again',
    call('iam', 'AttachRolePolicy', { roleName: 'app', policyArn: 'arn:aws:iam::aws:policy/A' }),
    call('iam', 'DetachRolePolicy', { roleName: 'app', policyArn: 'arn:aws:iam::aws:policy/A' }),
    'automation',
    'put-back',
  ],
  [
    'another policy detached',
    call('iam', 'AttachRolePolicy', { roleName: 'app', policyArn: 'arn:aws:iam::aws:policy/A' }),
    call('iam', 'DetachRolePolicy', { roleName: 'app', policyArn: 'arn:aws:iam::aws:policy/B' }),
    'automation',
    undefined,
  ],
  [
    'the created key deleted',
    call(
      'iam',
      'CreateAccessKey',
      { userName: user },
      { responseElements: { accessKey: { accessKeyId: 'AKIAEXAMPLEKEY000002' } } },
    ),
    call('iam', 'DeleteAccessKey', { userName: user, accessKeyId: 'AKIAEXAMPLEKEY000002' }),
    'manual',
    'put-back',
  ],
  [
    'an inline policy taken away, which may have been another before',
    call('iam', 'PutRolePolicy', { roleName: 'app', policyName: 'p', policyDocument: '{}' }),
    call('iam', 'DeleteRolePolicy', { roleName: 'app', policyName: 'p' }),
    'manual',
    'removed',
  ],
  [
    'the same tag taken away',
    call('ec2', 'CreateTags', tags('owner')),
    call('ec2', 'DeleteTags', tags('owner', 'team')),
    'manual',
    'put-back',
  ],
  [
    'another tag taken away',
    call('ec2', 'CreateTags', tags('owner')),
    call('ec2', 'DeleteTags', tags('team')),
    'manual',
    undefined,
  ],
  [
    'the policy deployed again as it was',
    call('s3', 'PutBucketPolicy', bucketPolicy('Allow')),
    call('s3', 'PutBucketPolicy', bucketPolicy('Deny'), { eventID: 'later' }),
    'iac',
    'deployed-over',
  ],
  [
    'the policy taken into the code',
    call('s3', 'PutBucketPolicy', bucketPolicy('Allow')),
    call('s3', 'PutBucketPolicy', bucketPolicy('Allow'), { eventID: 'later' }),
    'iac',
    'adopted',
  ],
  [
    'the policy set again by a person',
    call('s3', 'PutBucketPolicy', bucketPolicy('Allow')),
    call('s3', 'PutBucketPolicy', bucketPolicy('Deny'), { eventID: 'later' }),
    'manual',
    undefined,
  ],
  [
    'code that says nothing of what was changed',
    call('rds', 'ModifyDBInstance', { dBInstanceIdentifier: 'db', publiclyAccessible: true }),
    call(
      'rds',
      'ModifyDBInstance',
      { dBInstanceIdentifier: 'db', allocatedStorage: 20 },
      { eventID: 'later' },
    ),
    'iac',
    undefined,
  ],
  [
    'a policy that was deleted, deployed again',
    call('s3', 'DeleteBucketPolicy', { bucketName: 'shop' }),
    call('s3', 'PutBucketPolicy', bucketPolicy('Deny')),
    'iac',
    'deployed-over',
  ],
];

const later = (raw: Raw, minutes: number): ChangeEvent =>
  eventOf({
    ...raw,
    eventTime: new Date(Date.parse(String(raw['eventTime'])) + minutes * 60_000).toISOString(),
  });

describe('how a change ended', () => {
  it.each(cases)('%s', (_, first, second, origin, how) => {
    const calls = new LaterCalls();
    calls.add(later(second, 12), origin);
    const end = calls.endOf(eventOf(first));
    expect(end?.how).toBe(how);
    if (how !== undefined) expect(end).toMatchObject({ at: '2026-11-03T14:24:09Z', origin });
  });

  it.each(pairs)('by taking away %s', (_, first, second, how) => {
    const calls = new LaterCalls();
    calls.add(later(second, 12), 'manual');
    expect(calls.endOf(eventOf(first))?.how).toBe(how);
  });

  it.each([
    [19, 'removed'],
    [20, undefined],
    [25, undefined],
  ])('of %i things at once: what is not kept may still be there', (count, how) => {
    const all = Array.from({ length: count }, (_, at) => ({
      instanceId: `i-0123456789abcd${at + 10}0`,
    }));
    const started = call('ec2', 'StartInstances', { instancesSet: { items: all } });
    const ended = call('ec2', 'TerminateInstances', { instancesSet: { items: all } });
    const calls = new LaterCalls();
    calls.add(later(ended, 12), 'manual');
    expect(calls.endOf(eventOf(started))?.how).toBe(how);
  });

  it('does not look back: what came before ended nothing', () => {
    const calls = new LaterCalls();
    calls.add(later(revoked('0.0.0.0/0'), -1), 'manual');
    expect(calls.endOf(eventOf(opened))).toBeUndefined();
  });

  it('takes no call that failed', () => {
    const calls = new LaterCalls();
    calls.add(later({ ...revoked('0.0.0.0/0'), errorCode: 'AccessDenied' }, 5), 'manual');
    expect(calls.endOf(eventOf(opened))).toBeUndefined();
  });

  it('names the first that ended it, in whatever order they come', () => {
    const calls = new LaterCalls();
    calls.add(
      later(call('ec2', 'DeleteSecurityGroup', { groupId: 'sg-0123456789abcdef0' }), 60),
      'iac',
    );
    calls.add(later(revoked('0.0.0.0/0'), 12), 'manual');
    expect(calls.endOf(eventOf(opened))).toMatchObject({
      how: 'put-back',
      eventId: 'RevokeSecurityGroupIngress-1',
    });
  });

  it.each([
    ['at once, of an event that holds all it tells', false, 'sg-0fedcba9876543210', 1],
    ['never, of a compact one that is compared with nothing', true, 'sg-0fedcba9876543210', 0],
    ['when it is compared, of a compact one', true, 'sg-0123456789abcdef0', 1],
  ])('asks what a call asked for %s', (_, compact, group, expected) => {
    let asked = 0;
    const { parameters, ...rest } = later(revoked('0.0.0.0/0', 22, group), 12);
    const event = {
      ...rest,
      [isCompact]: compact,
      get parameters() {
        asked = 1;
        return parameters;
      },
    };
    const calls = new LaterCalls();
    calls.add(event as ChangeEvent, 'manual');
    const end = calls.endOf(eventOf(opened));
    expect(asked).toBe(expected);
    expect(end?.how).toBe(group === 'sg-0123456789abcdef0' ? 'put-back' : undefined);
  });

  it('says when it had to forget', () => {
    const calls = new LaterCalls(1);
    calls.add(later(revoked('0.0.0.0/0'), 1), 'manual');
    expect(calls.forgot).toBe(false);
    calls.add(later(revoked('10.0.0.0/8'), 2), 'manual');
    expect(calls.forgot).toBe(true);
    const unasked = Object.defineProperty({ ...later(revoked('10.0.0.0/8'), 3) }, 'subjectKeys', {
      get: () => expect.unreachable('a call that is not kept was looked into'),
    });
    calls.add(unasked, 'manual');
  });
});
