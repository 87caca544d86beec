import { describe, expect, it } from 'vitest';
import { awsDriftReader } from '../../../../lib/adapters/aws/drift-reader.ts';
import type { CallService } from '../../../../lib/adapters/aws/own-reads/call-service.ts';
import { rightOf } from '../../../../lib/adapters/aws/own-reads/find-own-read.ts';
import { ownReads } from '../../../../lib/adapters/aws/own-reads/own-reads.ts';
import { memoryClock } from '../../../../lib/adapters/memory/clock.ts';
import { liveReads } from '../../../../lib/infra/live-reads.ts';
import { eventOf } from '../../../helpers/judged.ts';
import { type Raw, record } from '../../../helpers/record.ts';

const acl = 'acl-0123456789abcdef0';
const group = 'sg-0123456789abcdef0';
const key = '1234abcd-12ab-34cd-56ef-1234567890ab';
const topic = 'arn:aws:sns:eu-central-1:111122223333:orders';
const queue = 'https://sqs.eu-central-1.amazonaws.com/111122223333/orders';
const everybody = 'http://acs.amazonaws.com/groups/global/AllUsers';

const rule = (cidr: string) => ({
  ModifySecurityGroupRulesRequest: {
    GroupId: group,
    SecurityGroupRule: {
      SecurityGroupRuleId: 'sgr-0123456789abcdef0',
      SecurityGroupRule: { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv4: cidr },
    },
  },
});
const ruleNow = (CidrIpv4: string) => ({
  SecurityGroupRules: [{ GroupId: group, IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv4 }],
});
const entry = (given: Raw = {}) => ({
  networkAclId: acl,
  ruleNumber: 90,
  egress: false,
  ruleAction: 'allow',
  aclProtocol: '6',
  cidrBlock: '0.0.0.0/0',
  ...given,
});
const entries = (...all: readonly Raw[]) => ({ NetworkAcls: [{ Entries: all }] });
const entryNow = (given: Raw = {}) => ({
  RuleNumber: 90,
  Egress: false,
  RuleAction: 'allow',
  Protocol: '6',
  CidrBlock: '0.0.0.0/0',
  ...given,
});
const share = (who: Raw) => ({
  snapshotId: 'snap-0123456789abcdef0',
  createVolumePermission: { add: { items: [who] } },
  attributeType: 'CREATE_VOLUME_PERMISSION',
});
const dns = (action: string, value: string) => ({
  hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  changeBatch: {
    changes: [
      {
        action,
        resourceRecordSet: {
          name: 'shop.example.com',
          type: 'A',
          tTL: 60,
          resourceRecords: [{ value }],
        },
      },
    ],
  },
});
const zone = (...values: readonly string[]) => ({
  ResourceRecordSets: [
    {
      Name: 'shop.example.com.',
      Type: 'A',
      TTL: 60,
      ResourceRecords: values.map((Value) => ({ Value })),
    },
    { Name: 'www.example.com.', Type: 'A', ResourceRecords: [{ Value: '192.0.2.9' }] },
  ],
});
const statement = (...sids: readonly string[]) => ({
  Policy: JSON.stringify({ Version: '2012-10-17', Statement: sids.map((Sid) => ({ Sid })) }),
});
const recorder = { configurationRecorderName: 'default' };

const accountId = '111122223333';
const accountBlock = (flag: boolean) => ({
  accountId,
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: flag,
    BlockPublicPolicy: flag,
    IgnorePublicAcls: flag,
    RestrictPublicBuckets: flag,
  },
});
const failing = (name: string) => Object.assign(new Error(name), { name });
const noAccountBlock = failing('NoSuchPublicAccessBlockConfiguration');

type Row = readonly [
  call: string,
  request: Raw,
  answer: Raw | Error,
  kind: 'still-there' | 'no-longer' | 'unknown',
  response?: Raw,
];

const rows: readonly Row[] = [
  ['ec2:ModifySecurityGroupRules', rule('0.0.0.0/0'), ruleNow('0.0.0.0/0'), 'still-there'],
  ['ec2:ModifySecurityGroupRules', rule('0.0.0.0/0'), ruleNow('10.0.0.0/8'), 'no-longer'],
  [
    'ec2:ModifySecurityGroupRules',
    rule('0.0.0.0/0'),
    failing('InvalidSecurityGroupRuleId.NotFound'),
    'no-longer',
  ],
  ['ec2:CreateNetworkAclEntry', entry(), entries(entryNow()), 'still-there'],
  ['ec2:CreateNetworkAclEntry', entry(), entries(entryNow({ RuleNumber: 91 })), 'no-longer'],
  ['ec2:CreateNetworkAclEntry', entry(), entries(entryNow({ Egress: true })), 'no-longer'],
  ['ec2:ReplaceNetworkAclEntry', entry(), entries(entryNow()), 'still-there'],
  ['ec2:ReplaceNetworkAclEntry', entry(), entries(entryNow({ RuleAction: 'deny' })), 'no-longer'],
  ['ec2:DeleteNetworkAclEntry', entry(), entries(), 'still-there'],
  ['ec2:DeleteNetworkAclEntry', entry(), entries(entryNow()), 'no-longer'],
  [
    'ec2:AttachInternetGateway',
    { internetGatewayId: 'igw-0123456789abcdef0', vpcId: 'vpc-0123456789abcdef0' },
    { InternetGateways: [{ Attachments: [{ VpcId: 'vpc-0123456789abcdef0' }] }] },
    'still-there',
  ],
  [
    'ec2:DetachInternetGateway',
    { internetGatewayId: 'igw-0123456789abcdef0', vpcId: 'vpc-0123456789abcdef0' },
    { InternetGateways: [{ Attachments: [{ VpcId: 'vpc-0123456789abcdef0' }] }] },
    'no-longer',
  ],
  [
    'ec2:AttachVolume',
    { volumeId: 'vol-0123456789abcdef0', instanceId: 'i-0123456789abcdef0' },
    { Volumes: [{ Attachments: [{ InstanceId: 'i-0123456789abcdef0' }] }] },
    'still-there',
  ],
  [
    'ec2:AttachVolume',
    { volumeId: 'vol-0123456789abcdef0', instanceId: 'i-0123456789abcdef0' },
    { Volumes: [{ Attachments: [] }] },
    'no-longer',
  ],
  [
    'ec2:AssociateAddress',
    { allocationId: 'eipalloc-0123456789abcdef0', instanceId: 'i-0123456789abcdef0' },
    { Addresses: [{ AssociationId: 'eipassoc-0123456789abcdef0' }] },
    'still-there',
    { associationId: 'eipassoc-0123456789abcdef0' },
  ],
  [
    'ec2:AssociateAddress',
    { allocationId: 'eipalloc-0123456789abcdef0', instanceId: 'i-0123456789abcdef0' },
    { Addresses: [{}] },
    'no-longer',
    { associationId: 'eipassoc-0123456789abcdef0' },
  ],
  [
    'ec2:ModifySnapshotAttribute',
    share({ group: 'all' }),
    { CreateVolumePermissions: [{ Group: 'all' }] },
    'still-there',
  ],
  [
    'ec2:ModifySnapshotAttribute',
    share({ userId: '444455556666' }),
    { CreateVolumePermissions: [] },
    'no-longer',
  ],
  [
    'ec2:ModifyImageAttribute',
    {
      imageId: 'ami-0123456789abcdef0',
      launchPermission: { remove: { items: [{ userId: '444455556666' }] } },
    },
    { LaunchPermissions: [] },
    'still-there',
  ],
  [
    'ec2:ModifyImageAttribute',
    { imageId: 'ami-0123456789abcdef0', description: { value: 'x' } },
    { LaunchPermissions: [] },
    'unknown',
  ],
  ['ec2:DisableEbsEncryptionByDefault', {}, { EbsEncryptionByDefault: false }, 'still-there'],
  ['ec2:DisableEbsEncryptionByDefault', {}, { EbsEncryptionByDefault: true }, 'no-longer'],
  ['ec2:EnableSerialConsoleAccess', {}, { SerialConsoleAccessEnabled: true }, 'still-there'],
  [
    'ec2:DisableImageBlockPublicAccess',
    {},
    { ImageBlockPublicAccessState: 'block-new-sharing' },
    'no-longer',
  ],
  ['ec2:DisableSnapshotBlockPublicAccess', {}, { State: 'unblocked' }, 'still-there'],
  [
    'iam:AddUserToGroup',
    { groupName: 'admins', userName: 'jane' },
    { Users: [{ UserName: 'jane' }] },
    'still-there',
  ],
  ['iam:AddUserToGroup', { groupName: 'admins', userName: 'jane' }, { Users: [] }, 'no-longer'],
  [
    'iam:RemoveUserFromGroup',
    { groupName: 'admins', userName: 'jane' },
    { Users: [{ UserName: 'bob' }] },
    'still-there',
  ],
  [
    'iam:CreateAccessKey',
    { userName: 'jane' },
    { AccessKeyMetadata: [{ AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' }] },
    'still-there',
    { accessKey: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', userName: 'jane' } },
  ],
  [
    'iam:CreateAccessKey',
    {},
    { AccessKeyMetadata: [] },
    'no-longer',
    { accessKey: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', userName: 'jane' } },
  ],
  ['iam:CreateLoginProfile', { userName: 'jane' }, { LoginProfile: {} }, 'still-there'],
  ['iam:CreateLoginProfile', { userName: 'jane' }, failing('NoSuchEntityException'), 'no-longer'],
  ['iam:DeleteLoginProfile', { userName: 'jane' }, failing('NoSuchEntityException'), 'still-there'],
  [
    'iam:DeactivateMFADevice',
    { userName: 'jane', serialNumber: 'arn:aws:iam::111122223333:mfa/jane' },
    { MFADevices: [] },
    'still-there',
  ],
  [
    'iam:DeactivateMFADevice',
    { userName: 'jane', serialNumber: 'arn:aws:iam::111122223333:mfa/jane' },
    { MFADevices: [{ SerialNumber: 'arn:aws:iam::111122223333:mfa/jane' }] },
    'no-longer',
  ],
  [
    'iam:SetDefaultPolicyVersion',
    { policyArn: 'arn:aws:iam::111122223333:policy/app', versionId: 'v2' },
    { Policy: { DefaultVersionId: 'v1' } },
    'no-longer',
  ],
  [
    'iam:CreatePolicyVersion',
    { policyArn: 'arn:aws:iam::111122223333:policy/app', policyDocument: '{}', setAsDefault: true },
    { Versions: [{ VersionId: 'v3' }] },
    'still-there',
    { policyVersion: { versionId: 'v3' } },
  ],
  [
    'kms:ScheduleKeyDeletion',
    { keyId: key },
    { KeyMetadata: { KeyState: 'PendingDeletion' } },
    'still-there',
  ],
  [
    'kms:ScheduleKeyDeletion',
    { keyId: key },
    { KeyMetadata: { KeyState: 'Disabled' } },
    'no-longer',
  ],
  ['kms:ScheduleKeyDeletion', { keyId: key }, failing('NotFoundException'), 'no-longer'],
  [
    'kms:CreateGrant',
    { keyId: key, granteePrincipal: 'arn:aws:iam::444455556666:root' },
    { Grants: [{ GrantId: 'g1' }] },
    'still-there',
    { grantId: 'g1' },
  ],
  ['kms:RevokeGrant', { keyId: key, grantId: 'g1' }, { Grants: [] }, 'still-there'],
  [
    'lambda:AddPermission20150331v2',
    { functionName: 'shop', statementId: 'public', principal: '*' },
    statement('public'),
    'still-there',
  ],
  [
    'lambda:AddPermission20150331v2',
    { functionName: 'shop', statementId: 'public', principal: '*' },
    failing('ResourceNotFoundException'),
    'no-longer',
  ],
  [
    'lambda:RemovePermission20150331v2',
    { functionName: 'shop', statementId: 'public' },
    failing('ResourceNotFoundException'),
    'still-there',
  ],
  [
    'lambda:UpdateFunctionConfiguration20150331v2',
    { functionName: 'shop', timeout: 30 },
    { FunctionName: 'shop', Timeout: 30 },
    'still-there',
  ],
  [
    'lambda:UpdateFunctionCode20150331v2',
    { functionName: 'shop' },
    { FunctionName: 'shop', CodeSha256: 'b2xk' },
    'no-longer',
    { functionName: 'shop', codeSha256: 'bmV3' },
  ],
  [
    'lambda:UpdateFunctionCode20150331v2',
    { functionName: 'shop' },
    { FunctionName: 'shop', CodeSha256: 'bmV3' },
    'still-there',
    { functionName: 'shop', codeSha256: 'bmV3' },
  ],
  [
    'lambda:PutFunctionConcurrency20171031',
    { functionName: 'shop', reservedConcurrentExecutions: 0 },
    { ReservedConcurrentExecutions: 0 },
    'still-there',
  ],
  [
    'lambda:DeleteFunctionConcurrency20171031',
    { functionName: 'shop' },
    { ReservedConcurrentExecutions: 10 },
    'no-longer',
  ],
  [
    'config:StopConfigurationRecorder',
    recorder,
    { ConfigurationRecordersStatus: [{ recording: false }] },
    'still-there',
  ],
  [
    'config:StopConfigurationRecorder',
    recorder,
    { ConfigurationRecordersStatus: [{ recording: true }] },
    'no-longer',
  ],
  [
    'config:DeleteConfigurationRecorder',
    recorder,
    failing('NoSuchConfigurationRecorderException'),
    'still-there',
  ],
  [
    'config:DeleteDeliveryChannel',
    { deliveryChannelName: 'default' },
    { DeliveryChannels: [] },
    'still-there',
  ],
  [
    'rds:ModifyDBSnapshotAttribute',
    { dBSnapshotIdentifier: 'orders-1', attributeName: 'restore', valuesToAdd: ['all'] },
    {
      DBSnapshotAttributesResult: {
        DBSnapshotAttributes: [{ AttributeName: 'restore', AttributeValues: ['all'] }],
      },
    },
    'still-there',
  ],
  [
    'rds:ModifyDBClusterSnapshotAttribute',
    { dBClusterSnapshotIdentifier: 'orders-1', attributeName: 'restore', valuesToAdd: ['all'] },
    {
      DBClusterSnapshotAttributesResult: {
        DBClusterSnapshotAttributes: [{ AttributeName: 'restore', AttributeValues: [] }],
      },
    },
    'no-longer',
  ],
  [
    'rds:StopDBInstance',
    { dBInstanceIdentifier: 'orders' },
    { DBInstances: [{ DBInstanceStatus: 'available' }] },
    'no-longer',
  ],
  [
    'rds:StopDBCluster',
    { dBClusterIdentifier: 'orders' },
    { DBClusters: [{ Status: 'stopped' }] },
    'still-there',
  ],
  [
    'route53:ChangeResourceRecordSets',
    dns('UPSERT', '192.0.2.1'),
    zone('192.0.2.1'),
    'still-there',
  ],
  ['route53:ChangeResourceRecordSets', dns('UPSERT', '192.0.2.1'), zone('192.0.2.2'), 'no-longer'],
  ['route53:ChangeResourceRecordSets', dns('DELETE', '192.0.2.1'), zone('192.0.2.1'), 'no-longer'],
  [
    'route53:ChangeResourceRecordSets',
    dns('DELETE', '192.0.2.1'),
    { ResourceRecordSets: [] },
    'still-there',
  ],
  [
    's3:PutBucketAcl',
    { bucketName: 'shop', 'x-amz-acl': ['public-read'] },
    { Grants: [{ Grantee: { URI: everybody }, Permission: 'READ' }] },
    'still-there',
  ],
  [
    's3:PutBucketAcl',
    {
      bucketName: 'shop',
      AccessControlPolicy: { AccessControlList: { Grant: [{ Grantee: { URI: everybody } }] } },
    },
    { Grants: [{ Grantee: { ID: 'owner' } }] },
    'no-longer',
  ],
  ['s3:PutBucketAcl', { bucketName: 'shop', 'x-amz-acl': ['private'] }, { Grants: [] }, 'unknown'],
  ['s3:PutAccountPublicAccessBlock', accountBlock(false), accountBlock(false), 'still-there'],
  ['s3:PutAccountPublicAccessBlock', accountBlock(false), accountBlock(true), 'no-longer'],
  ['s3:PutAccountPublicAccessBlock', accountBlock(false), noAccountBlock, 'still-there'],
  ['s3:PutAccountPublicAccessBlock', accountBlock(true), noAccountBlock, 'no-longer'],
  ['s3:PutAccountPublicAccessBlock', accountBlock(false), failing('AccessDenied'), 'unknown'],
  ['s3:DeleteAccountPublicAccessBlock', { accountId }, noAccountBlock, 'still-there'],
  ['s3:DeleteAccountPublicAccessBlock', { accountId }, accountBlock(true), 'no-longer'],
  [
    'sns:SetTopicAttributes',
    { topicArn: topic, attributeName: 'DisplayName', attributeValue: 'Orders' },
    { Attributes: { DisplayName: 'Shop' } },
    'no-longer',
  ],
  [
    'sns:SetTopicAttributes',
    {
      topicArn: topic,
      attributeName: 'Policy',
      attributeValue: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*' }] }),
    },
    {
      Attributes: { Policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*' }] }) },
    },
    'still-there',
  ],
  [
    'sns:AddPermission',
    { topicArn: topic, label: 'open' },
    { Attributes: statement('open') },
    'still-there',
  ],
  [
    'sqs:SetQueueAttributes',
    { queueUrl: queue, attributes: { VisibilityTimeout: '60' } },
    { Attributes: { VisibilityTimeout: '60' } },
    'still-there',
  ],
  [
    'sqs:RemovePermission',
    { queueUrl: queue, label: 'open' },
    { Attributes: statement('open') },
    'no-longer',
  ],
];

const changed = (call: string, requestParameters: Raw, responseElements: Raw = {}) => {
  const [service = '', eventName = ''] = call.split(':');
  const eventSource = `${service}.amazonaws.com`;
  return eventOf(record({ eventSource, eventName, requestParameters, responseElements }));
};

type Asked = [service: string, region: string, operation: string, input: object];

/** Looks at the resource of a call where every service answers the same. */
async function look(event: ReturnType<typeof changed>, answer: Raw | Error) {
  const asked: Asked[] = [];
  const callService: CallService = async (...call) => {
    asked.push(call);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const reader = awsDriftReader({
    callService,
    regions: ['eu-central-1'],
    clock: memoryClock('2026-11-23T10:06:00.000Z'),
  });
  const { touched } = await reader.read(event, undefined);
  return { touched, asked };
}

describe('own reads', () => {
  it.each(rows.map((row) => [...row.slice(0, 4), row] as const))(
    '%s %j: %j says %s',
    async (...all) => {
      const [call, request, answer, kind, response] = all.at(-1) as Row;
      const { touched, asked } = await look(changed(call, request, response), answer);
      expect(touched?.kind).toBe(kind);
      expect(asked).toHaveLength(1);
      const through = call.includes('AccountPublicAccess') ? 's3control' : call.split(':')[0];
      expect(asked[0]?.[0]).toBe(through);
    },
  );

  it('are all tried here', () => {
    const tried = new Set(
      rows.map(([call]) => call.replace(/20\d{6}(v\d+)?$/, '').replace(/^\w+:/, '')),
    );
    const untried = ownReads.filter(({ after }) => !after.split(' ').some((it) => tried.has(it)));
    expect(untried.map(({ after }) => after)).toEqual([]);
  });

  it.each(ownReads.map(rightOf))('the role may %s', (action) => {
    expect(liveReads).toContain(action);
  });

  it('ask S3 Control for the account', async () => {
    const { asked } = await look(
      changed('s3:DeleteAccountPublicAccessBlock', { accountId }),
      noAccountBlock,
    );
    expect(asked).toEqual([
      ['s3control', 'eu-central-1', 'GetPublicAccessBlock', { AccountId: accountId }],
    ]);
  });

  it('are read to the last page', async () => {
    const pages = [
      { Users: [{ UserName: 'bob' }], IsTruncated: true, Marker: 'm1' },
      { Users: [{ UserName: 'eve' }], IsTruncated: true, Marker: 'm2' },
      { Users: [{ UserName: 'jane' }], IsTruncated: false },
    ];
    const asked: object[] = [];
    const reader = awsDriftReader({
      callService: async (_service, _region, _operation, input) => {
        asked.push(input);
        return pages[asked.length - 1] ?? {};
      },
      regions: [],
      clock: memoryClock('2026-11-23T10:06:00.000Z'),
    });
    const added = changed('iam:AddUserToGroup', { groupName: 'admins', userName: 'jane' });
    expect((await reader.read(added, undefined)).touched?.kind).toBe('still-there');
    expect(asked).toEqual([
      { GroupName: 'admins' },
      { GroupName: 'admins', Marker: 'm1' },
      { GroupName: 'admins', Marker: 'm2' },
    ]);
  });

  it('name the right that is missing', async () => {
    const denied = failing('AccessDenied');
    const { touched } = await look(changed('iam:CreateLoginProfile', { userName: 'jane' }), denied);
    expect(touched).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('allow iam:GetLoginProfile for this role'),
    });
  });

  it('are not made of a call that says too little', async () => {
    const { touched, asked } = await look(changed('kms:CreateGrant', { keyId: key }), {});
    expect(asked.map(([service]) => service)).toEqual(['cloudcontrol']);
    expect(touched?.kind).not.toBe('no-longer');
  });
});
