import { describe, expect, it } from 'vitest';
import { eventOf } from '../../../helpers/judged.ts';
import { type Raw, record } from '../../../helpers/record.ts';

const risksOfCall = (
  service: string,
  eventName: string,
  requestParameters: unknown,
  given: Raw = {},
) =>
  eventOf(
    record({ eventSource: `${service}.amazonaws.com`, eventName, requestParameters, ...given }),
  ).risks;

const ingress = (ranges: Raw): Raw => ({
  groupId: 'sg-0123456789abcdef0',
  ipPermissions: {
    items: [
      { ipProtocol: 'tcp', fromPort: 22, toPort: 22, groups: {}, ...ranges, prefixListIds: {} },
    ],
  },
});
const from = (cidrIp: string) => ingress({ ipRanges: { items: [{ cidrIp }] }, ipv6Ranges: {} });
const from6 = (cidrIpv6: string) =>
  ingress({ ipRanges: {}, ipv6Ranges: { items: [{ cidrIpv6 }] } });
const aclEntry = (given: Raw): Raw => ({
  networkAclId: 'acl-0123456789abcdef0',
  ruleNumber: 100,
  egress: false,
  ruleAction: 'allow',
  aclProtocol: '6',
  cidrBlock: '0.0.0.0/0',
  ...given,
});
const statement = (given: Raw): Raw => ({
  Sid: 'a',
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::example-assets/*',
  ...given,
});
const bucketPolicy = (...Statement: Raw[]): Raw => ({
  bucketName: 'example-assets',
  bucketPolicy: { Version: '2012-10-17', Statement },
  Host: 'example-assets.s3.eu-central-1.amazonaws.com',
  policy: '',
});
const policyText = (given: Raw = {}) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statement(given) }, null, 2);
const block = (value: unknown): Raw => ({
  bucketName: 'example-assets',
  publicAccessBlock: '',
  PublicAccessBlockConfiguration: {
    xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/',
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: value,
    RestrictPublicBuckets: true,
  },
});
const aclGrant = (URI: string): Raw => ({
  bucketName: 'example-assets',
  acl: '',
  AccessControlPolicy: {
    Owner: { ID: 'owner' },
    AccessControlList: { Grant: [{ Grantee: { 'xsi:type': 'Group', URI }, Permission: 'READ' }] },
  },
});
const everyone = 'http://acs.amazonaws.com/groups/global/AllUsers';
const onlyOurs = { StringEquals: { 'aws:SourceAccount': '111122223333' } };

const role = 'arn:aws:iam::111122223333:role/admin';

type Call = [what: string, service: string, action: string, request: unknown];

const grant = (Action: unknown, Resource: unknown, Effect = 'Allow') =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect, Action, Resource }] });

describe.each<[risk: string, yes: Call[], no: Call[]]>([
  [
    'data-loss',
    [
      [
        'a database without a last snapshot',
        'rds',
        'DeleteDBInstance',
        { dBInstanceIdentifier: 'd', skipFinalSnapshot: true },
      ],
      ['backups switched off', 'rds', 'ModifyDBInstance', { backupRetentionPeriod: 0 }],
      [
        'no way back in time',
        'dynamodb',
        'UpdateContinuousBackups',
        { pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false } },
      ],
      [
        'no older versions',
        's3',
        'PutBucketVersioning',
        { VersioningConfiguration: { Status: 'Suspended' } },
      ],
      [
        'objects that go after a day',
        's3',
        'PutBucketLifecycle',
        {
          bucketName: 'b',
          LifecycleConfiguration: { Rule: { Status: 'Enabled', Expiration: { Days: 1 } } },
        },
      ],
      [
        'a secret for good',
        'secretsmanager',
        'DeleteSecret',
        { secretId: 's', forceDeleteWithoutRecovery: true },
      ],
      ['a backup', 'backup', 'DeleteRecoveryPoint', { backupVaultName: 'v' }],
      ['an account', 'organizations', 'CloseAccount', { accountId: '444455556666' }],
    ],
    [
      [
        'a database with a last snapshot',
        'rds',
        'DeleteDBInstance',
        { skipFinalSnapshot: false, finalDBSnapshotIdentifier: 'last' },
      ],
      ['backups for a week', 'rds', 'ModifyDBInstance', { backupRetentionPeriod: 7 }],
      ['another setting', 'rds', 'ModifyDBInstance', { dBInstanceClass: 'db.t4g.small' }],
      [
        'older versions kept',
        's3',
        'PutBucketVersioning',
        { VersioningConfiguration: { Status: 'Enabled' } },
      ],
      [
        'objects that move after a day and go after a year',
        's3',
        'PutBucketLifecycle',
        {
          LifecycleConfiguration: { Rule: { Transition: { Days: 1 }, Expiration: { Days: 365 } } },
        },
      ],
      ['a secret that can be had back', 'secretsmanager', 'DeleteSecret', { secretId: 's' }],
      ['a backup made', 'backup', 'StartBackupJob', { backupVaultName: 'v' }],
    ],
  ],
  [
    'remote-command',
    [
      ['a script', 'ssm', 'SendCommand', { documentName: 'AWS-RunShellScript' }],
      ['a document of one’s own', 'ssm', 'SendCommand', { documentName: 'fix-it' }],
      ['again and again', 'ssm', 'CreateAssociation', { name: 'AWS-RunRemoteScript' }],
      [
        'at the next start',
        'ec2',
        'ModifyInstanceAttribute',
        { instanceId: 'i-1', userData: '<sensitiveDataRemoved>' },
      ],
    ],
    [
      ['patches', 'ssm', 'SendCommand', { documentName: 'AWS-RunPatchBaseline' }],
      ['an agent’s update', 'ssm', 'SendCommand', { documentName: 'AWS-UpdateSSMAgent' }],
      ['a stop', 'ssm', 'StartAutomationExecution', { documentName: 'AWS-StopEC2Instance' }],
      ['a type', 'ec2', 'ModifyInstanceAttribute', { instanceType: { value: 't3.large' } }],
    ],
  ],
  [
    'network-exposure',
    [
      [
        'a cluster’s API opened',
        'eks',
        'UpdateClusterConfig',
        { resourcesVpcConfig: { endpointPublicAccess: true } },
      ],
      [
        'a way out through a gateway, and in',
        'ec2',
        'CreateRoute',
        { routeTableId: 'rtb-1', destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-1' },
      ],
      [
        'a subnet whose instances get public addresses',
        'ec2',
        'ModifySubnetAttribute',
        { subnetId: 'subnet-1', mapPublicIpOnLaunch: { value: true } },
      ],
      [
        'a load balancer on the Internet',
        'elasticloadbalancing',
        'CreateLoadBalancer',
        { name: 'web', scheme: 'internet-facing' },
      ],
      ['ports of a small server', 'lightsail', 'OpenInstancePublicPorts', { instanceName: 'web' }],
      [
        'a database of old',
        'rds',
        'AuthorizeDBSecurityGroupIngress',
        { dBSecurityGroupName: 'default', cIDRIP: '0.0.0.0/0' },
      ],
      ['SSH from everywhere', 'ec2', 'AuthorizeSecurityGroupIngress', from('0.0.0.0/0')],
      ['the same for IPv6', 'ec2', 'AuthorizeSecurityGroupIngress', from6('::/0')],
      ['zero spelt out', 'ec2', 'AuthorizeSecurityGroupIngress', from6('0:0:0:0:0:0:0:0/0')],
      ['any address with /0', 'ec2', 'AuthorizeSecurityGroupIngress', from('10.0.0.0/0')],
      ['one half of everywhere', 'ec2', 'AuthorizeSecurityGroupIngress', from('128.0.0.0/1')],
      ['all global IPv6', 'ec2', 'AuthorizeSecurityGroupIngress', from6('2000::/3')],
      [
        'the old way',
        'ec2',
        'AuthorizeSecurityGroupIngress',
        { groupId: 'sg-1', cidrIp: '0.0.0.0/0' },
      ],
      [
        'a rule made over',
        'ec2',
        'ModifySecurityGroupRules',
        {
          ModifySecurityGroupRulesRequest: {
            GroupId: 'sg-1',
            SecurityGroupRule: {
              SecurityGroupRule: { CidrIpv4: '0.0.0.0/0' },
              SecurityGroupRuleId: 'sgr-1',
            },
          },
        },
      ],
      ['a network ACL lets in', 'ec2', 'CreateNetworkAclEntry', aclEntry({})],
      [
        'a network ACL lets in IPv6',
        'ec2',
        'ReplaceNetworkAclEntry',
        aclEntry({ cidrBlock: undefined, ipv6CidrBlock: '::/0' }),
      ],
    ],
    [
      [
        'a way out through a NAT gateway',
        'ec2',
        'CreateRoute',
        { routeTableId: 'rtb-1', destinationCidrBlock: '0.0.0.0/0', natGatewayId: 'nat-1' },
      ],
      [
        'a subnet that stops to give public addresses',
        'ec2',
        'ModifySubnetAttribute',
        { subnetId: 'subnet-1', mapPublicIpOnLaunch: { value: false } },
      ],
      [
        'an inner load balancer',
        'elasticloadbalancing',
        'CreateLoadBalancer',
        { name: 'web', scheme: 'internal' },
      ],
      [
        'a cluster’s API opened to some',
        'eks',
        'UpdateClusterConfig',
        { resourcesVpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ['192.0.2.0/24'] } },
      ],
      ['from a private range', 'ec2', 'AuthorizeSecurityGroupIngress', from('10.0.0.0/8')],
      ['from one address', 'ec2', 'AuthorizeSecurityGroupIngress', from('203.0.113.7/32')],
      ['from local IPv6', 'ec2', 'AuthorizeSecurityGroupIngress', from6('fc00::/7')],
      ['outward', 'ec2', 'AuthorizeSecurityGroupEgress', from('0.0.0.0/0')],
      ['taken back', 'ec2', 'RevokeSecurityGroupIngress', from('0.0.0.0/0')],
      [
        'only written about',
        'ec2',
        'AuthorizeSecurityGroupIngress',
        ingress({ ipRanges: { items: [{ cidrIp: '10.0.0.0/8', description: '0.0.0.0/0' }] } }),
      ],
      [
        'a network ACL that denies',
        'ec2',
        'CreateNetworkAclEntry',
        aclEntry({ ruleAction: 'deny' }),
      ],
      ['a network ACL outward', 'ec2', 'CreateNetworkAclEntry', aclEntry({ egress: true })],
      ['without a request', 'ec2', 'AuthorizeSecurityGroupIngress', null],
    ],
  ],
  [
    'public-access',
    [
      [
        'builds that everyone may read',
        'codebuild',
        'UpdateProjectVisibility',
        { projectVisibility: 'PUBLIC_READ' },
      ],
      [
        'clusters no longer kept from the Internet',
        'elasticmapreduce',
        'PutBlockPublicAccessConfiguration',
        { blockPublicAccessConfiguration: { blockPublicSecurityGroupRules: false } },
      ],
      [
        'a document shared with all',
        'ssm',
        'ModifyDocumentPermission',
        { accountIdsToAdd: ['all'] },
      ],
      [
        'a database restored onto the internet',
        'rds',
        'RestoreDBInstanceFromDBSnapshot',
        { publiclyAccessible: true },
      ],
      [
        'brokers on the internet',
        'kafka',
        'UpdateConnectivity',
        { connectivityInfo: { publicAccess: { type: 'SERVICE_PROVIDED_EIPS' } } },
      ],
      ['a warehouse on the internet', 'redshift', 'ModifyCluster', { publiclyAccessible: true }],
      ['a block on public images lifted', 'ec2', 'DisableImageBlockPublicAccess', {}],
      ['bucket policy for *', 's3', 'PutBucketPolicy', bucketPolicy(statement({}))],
      [
        'for {AWS: *}',
        's3',
        'PutBucketPolicy',
        bucketPolicy(statement({ Principal: { AWS: '*' } })),
      ],
      [
        'for {AWS: [*]}',
        's3',
        'PutBucketPolicy',
        bucketPolicy(statement({ Principal: { AWS: ['arn:aws:iam::111122223333:root', '*'] } })),
      ],
      [
        'for all but one',
        's3',
        'PutBucketPolicy',
        bucketPolicy(statement({ Principal: undefined, NotPrincipal: { AWS: 'x' } })),
      ],
      [
        'in the second statement',
        's3',
        'PutBucketPolicy',
        bucketPolicy(statement({ Effect: 'Deny' }), statement({})),
      ],
      [
        'one statement, no list',
        's3',
        'PutBucketPolicy',
        { bucketPolicy: { Statement: statement({}) } },
      ],
      [
        'a condition that lets everyone through',
        's3',
        'PutBucketPolicy',
        bucketPolicy(statement({ Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } })),
      ],
      [
        'a condition about something else',
        's3',
        'PutBucketPolicy',
        bucketPolicy(statement({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } })),
      ],
      [
        'a condition that only excludes',
        's3',
        'PutBucketPolicy',
        bucketPolicy(statement({ Condition: { StringNotEquals: { 'aws:SourceAccount': '1' } } })),
      ],
      ['a canned ACL', 's3', 'PutBucketAcl', { bucketName: 'b', 'x-amz-acl': 'public-read' }],
      [
        'a canned ACL to write',
        's3',
        'PutBucketAcl',
        { bucketName: 'b', 'x-amz-acl': ['public-read-write'] },
      ],
      [
        'a canned ACL for any account',
        's3',
        'PutObjectAcl',
        { bucketName: 'b', 'x-amz-acl': 'authenticated-read' },
      ],
      [
        'a new bucket with one',
        's3',
        'CreateBucket',
        { bucketName: 'b', 'x-amz-acl': 'public-read' },
      ],
      ['a grant to all users', 's3', 'PutBucketAcl', aclGrant(everyone)],
      [
        'a grant in a header',
        's3',
        'PutBucketAcl',
        { accessControlList: { 'x-amz-grant-read': `uri="${everyone}"` } },
      ],
      ['a block lifted', 's3', 'PutBucketPublicAccessBlock', block(false)],
      ['a block lifted, as text', 's3', 'PutBucketPublicAccessBlock', block('false')],
      ['a block removed', 's3', 'DeleteBucketPublicAccessBlock', { bucketName: 'b' }],
      [
        'a snapshot for all',
        'ec2',
        'ModifySnapshotAttribute',
        {
          snapshotId: 'snap-1',
          attributeType: 'CREATE_VOLUME_PERMISSION',
          createVolumePermission: { add: { items: [{ group: 'all' }] } },
        },
      ],
      [
        'an image for all',
        'ec2',
        'ModifyImageAttribute',
        {
          imageId: 'ami-1',
          launchPermission: { add: { items: [{ userId: '444455556666' }, { group: 'all' }] } },
        },
      ],
      [
        'a database snapshot for all',
        'rds',
        'ModifyDBSnapshotAttribute',
        { dBSnapshotIdentifier: 's', attributeName: 'restore', valuesToAdd: ['all'] },
      ],
      [
        'a database on the internet',
        'rds',
        'ModifyDBInstance',
        { dBInstanceIdentifier: 'd', publiclyAccessible: true },
      ],
      [
        'a function for all',
        'lambda',
        'AddPermission20150331v2',
        { functionName: 'f', action: 'lambda:InvokeFunction', principal: '*' },
      ],
      [
        'a function’s open URL',
        'lambda',
        'CreateFunctionUrlConfig',
        { functionName: 'f', authType: 'NONE' },
      ],
      [
        'a queue’s policy, as text',
        'sqs',
        'SetQueueAttributes',
        { queueUrl: 'q', attributes: { Policy: policyText() } },
      ],
      [
        'a queue’s permission',
        'sqs',
        'AddPermission',
        { queueUrl: 'q', label: 'l', actions: ['*'], aWSAccountIds: ['*'] },
      ],
      [
        'a topic’s policy',
        'sns',
        'SetTopicAttributes',
        {
          topicArn: 't',
          attributeName: 'Policy',
          attributeValue: policyText({ Principal: { AWS: '*' } }),
        },
      ],
      [
        'a key’s policy',
        'kms',
        'PutKeyPolicy',
        { keyId: 'k', policyName: 'default', policy: policyText() },
      ],
      [
        'a role anyone may assume',
        'iam',
        'UpdateAssumeRolePolicy',
        { roleName: 'r', policyDocument: policyText({ Action: 'sts:AssumeRole' }) },
      ],
    ],
    [
      [
        'builds made private',
        'codebuild',
        'UpdateProjectVisibility',
        { projectVisibility: 'PRIVATE' },
      ],
      [
        'a document shared with one',
        'ssm',
        'ModifyDocumentPermission',
        { accountIdsToAdd: ['444455556666'] },
      ],
      [
        'a database restored inside',
        'rds',
        'RestoreDBInstanceFromDBSnapshot',
        { publiclyAccessible: false },
      ],
      [
        'brokers inside',
        'kafka',
        'UpdateConnectivity',
        { connectivityInfo: { publicAccess: { type: 'DISABLED' } } },
      ],
      ['a warehouse inside', 'redshift', 'ModifyCluster', { publiclyAccessible: false }],
      [
        'bucket policy for one account',
        's3',
        'PutBucketPolicy',
        bucketPolicy(statement({ Principal: { AWS: 'arn:aws:iam::444455556666:root' } })),
      ],
      [
        'for a service',
        's3',
        'PutBucketPolicy',
        bucketPolicy(statement({ Principal: { Service: 'cloudtrail.amazonaws.com' } })),
      ],
      [
        'denied to *: only over TLS',
        's3',
        'PutBucketPolicy',
        bucketPolicy(
          statement({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ),
      ],
      [
        'for * of our account',
        's3',
        'PutBucketPolicy',
        bucketPolicy(statement({ Condition: onlyOurs })),
      ],
      [
        'any action, one principal',
        's3',
        'PutBucketPolicy',
        bucketPolicy(statement({ Action: '*', Resource: '*', Principal: { AWS: '111122223333' } })),
      ],
      ['a private ACL', 's3', 'PutBucketAcl', { bucketName: 'b', 'x-amz-acl': 'private' }],
      [
        'a grant to log delivery',
        's3',
        'PutBucketAcl',
        aclGrant('http://acs.amazonaws.com/groups/s3/LogDelivery'),
      ],
      [
        'a bucket called public-read',
        's3',
        'PutBucketAcl',
        { bucketName: 'public-read', 'x-amz-acl': 'private' },
      ],
      ['all blocks set', 's3', 'PutBucketPublicAccessBlock', block(true)],
      [
        'a snapshot for one account',
        'ec2',
        'ModifySnapshotAttribute',
        { createVolumePermission: { add: { items: [{ userId: '444455556666' }] } } },
      ],
      [
        'a snapshot taken back from all',
        'ec2',
        'ModifySnapshotAttribute',
        { createVolumePermission: { remove: { items: [{ group: 'all' }] } } },
      ],
      [
        'an image taken back from all',
        'ec2',
        'ModifyImageAttribute',
        { operationType: 'remove', launchPermission: { remove: { items: [{ group: 'all' }] } } },
      ],
      [
        'a database snapshot taken back',
        'rds',
        'ModifyDBSnapshotAttribute',
        { attributeName: 'restore', valuesToRemove: ['all'] },
      ],
      [
        'a database taken off the internet',
        'rds',
        'ModifyDBInstance',
        { dBInstanceIdentifier: 'd', publiclyAccessible: false },
      ],
      [
        'a function for a service',
        'lambda',
        'AddPermission20150331v2',
        { principal: 's3.amazonaws.com', sourceArn: 'arn:aws:s3:::b' },
      ],
      [
        'a function for our organization',
        'lambda',
        'AddPermission20150331v2',
        { principal: '*', principalOrgID: 'o-1' },
      ],
      [
        'a function’s signed URL',
        'lambda',
        'CreateFunctionUrlConfig',
        { functionName: 'f', authType: 'AWS_IAM' },
      ],
      [
        'a topic’s default policy',
        'sns',
        'SetTopicAttributes',
        {
          attributeName: 'Policy',
          attributeValue: policyText({
            Principal: { AWS: '*' },
            Condition: { StringEquals: { 'AWS:SourceOwner': '111122223333' } },
          }),
        },
      ],
      [
        'a queue’s attribute that is no policy',
        'sqs',
        'SetQueueAttributes',
        { attributes: { VisibilityTimeout: '30' } },
      ],
      ['text that only begins like JSON', 'kms', 'PutKeyPolicy', { policy: '{"Statement":' }],
    ],
  ],
  [
    'audit-tampering',
    [
      ['another detector', 'macie2', 'DisableMacie', {}],
      ['a trail stopped', 'cloudtrail', 'StopLogging', { name: 'main' }],
      ['a trail deleted', 'cloudtrail', 'DeleteTrail', { name: 'main' }],
      [
        'the recorder stopped',
        'config',
        'StopConfigurationRecorder',
        { configurationRecorderName: 'default' },
      ],
      ['the detector deleted', 'guardduty', 'DeleteDetector', { detectorId: 'd' }],
      [
        'the detector switched off',
        'guardduty',
        'UpdateDetector',
        { detectorId: 'd', enable: false },
      ],
      [
        'findings hidden',
        'guardduty',
        'CreateFilter',
        { detectorId: 'd', name: 'f', action: 'ARCHIVE' },
      ],
      ['the organization left', 'organizations', 'LeaveOrganization', null],
      [
        'an account taken out of it',
        'organizations',
        'RemoveAccountFromOrganization',
        { accountId: '444455556666' },
      ],
      ['a trail led to another bucket', 'cloudtrail', 'UpdateTrail', { s3BucketName: 'mine' }],
      [
        'a trail narrowed to one region',
        'cloudtrail',
        'UpdateTrail',
        { name: 'main', isMultiRegionTrail: false },
      ],
      ['a trail changed in ways that are not told', 'cloudtrail', 'UpdateTrail', null],
      [
        'management events no longer recorded',
        'cloudtrail',
        'PutEventSelectors',
        { trailName: 'main', eventSelectors: [{ includeManagementEvents: false }] },
      ],
      [
        'only reads recorded',
        'cloudtrail',
        'PutEventSelectors',
        { eventSelectors: [{ includeManagementEvents: true, readWriteType: 'ReadOnly' }] },
      ],
      [
        'calls of one service left out',
        'cloudtrail',
        'PutEventSelectors',
        {
          eventSelectors: [
            {
              includeManagementEvents: true,
              readWriteType: 'All',
              excludeManagementEventSources: ['kms.amazonaws.com'],
            },
          ],
        },
      ],
      [
        'management events narrowed',
        'cloudtrail',
        'PutEventSelectors',
        {
          advancedEventSelectors: [
            {
              fieldSelectors: [
                { field: 'eventCategory', equals: ['Management'] },
                { field: 'readOnly', equals: ['true'] },
              ],
            },
          ],
        },
      ],
      ['no insights', 'cloudtrail', 'PutInsightSelectors', { insightSelectors: [] }],
      [
        'a data store of one region',
        'cloudtrail',
        'UpdateEventDataStore',
        { multiRegionEnabled: false },
      ],
      [
        'addresses that are trusted',
        'guardduty',
        'CreateIPSet',
        { name: 'ours', location: 's3://b/list.txt', activate: true },
      ],
    ],
    [
      [
        'a trail that records more regions',
        'cloudtrail',
        'UpdateTrail',
        { name: 'main', isMultiRegionTrail: true, enableLogFileValidation: true },
      ],
      [
        'data events as well',
        'cloudtrail',
        'PutEventSelectors',
        {
          eventSelectors: [
            {
              readWriteType: 'All',
              includeManagementEvents: true,
              dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }],
            },
          ],
        },
      ],
      [
        'the same by advanced selectors',
        'cloudtrail',
        'PutEventSelectors',
        {
          advancedEventSelectors: [
            { fieldSelectors: [{ field: 'eventCategory', equals: ['Management'] }] },
            { fieldSelectors: [{ field: 'eventCategory', equals: ['Data'] }] },
          ],
        },
      ],
      [
        'insights',
        'cloudtrail',
        'PutInsightSelectors',
        { insightSelectors: [{ insightType: 'ApiCallRateInsight' }] },
      ],
      ['a data store renamed', 'cloudtrail', 'UpdateEventDataStore', { name: 'all' }],
      ['addresses not yet trusted', 'guardduty', 'CreateIPSet', { name: 'ours', activate: false }],
      ['another detector on', 'macie2', 'EnableMacie', {}],
      ['a trail started', 'cloudtrail', 'StartLogging', { name: 'main' }],
      ['a trail made', 'cloudtrail', 'CreateTrail', { name: 'main' }],
      [
        'the detector switched on',
        'guardduty',
        'UpdateDetector',
        { detectorId: 'd', enable: true },
      ],
      [
        'findings filtered for reading',
        'guardduty',
        'CreateFilter',
        { detectorId: 'd', name: 'f', action: 'NOOP' },
      ],
      ['another service’s StopLogging', 'brandnew', 'StopLogging', { name: 'main' }],
    ],
  ],
  [
    'logging-removed',
    [
      ['the record of a database’s queries', 'rds', 'StopActivityStream', { resourceArn: 'a' }],
      [
        'the log of a load balancer',
        'elasticloadbalancing',
        'ModifyLoadBalancerAttributes',
        { attributes: [{ key: 'access_logs.s3.enabled', value: 'false' }] },
      ],
      [
        'a cluster’s log',
        'eks',
        'UpdateClusterConfig',
        { logging: { clusterLogging: [{ types: ['audit'], enabled: false }] } },
      ],
      ['flow logs deleted', 'ec2', 'DeleteFlowLogs', { flowLogId: 'fl-1' }],
      [
        'logs kept for a day',
        'logs',
        'PutRetentionPolicy',
        { logGroupName: 'l', retentionInDays: 1 },
      ],
      [
        'a recorder of some types',
        'config',
        'PutConfigurationRecorder',
        { configurationRecorder: { recordingGroup: { allSupported: false } } },
      ],
      [
        'a part of the detector',
        'guardduty',
        'UpdateDetector',
        { features: [{ name: 'S3_DATA_EVENTS', status: 'DISABLED' }] },
      ],
      ['a log group deleted', 'logs', 'DeleteLogGroup', { logGroupName: '/aws/lambda/f' }],
      [
        'access logs off',
        's3',
        'PutBucketLogging',
        { bucketName: 'loggingenabled', logging: '', BucketLoggingStatus: { xmlns: 'x' } },
      ],
      [
        'firewall logs off',
        'network-firewall',
        'UpdateLoggingConfiguration',
        { firewallArn: 'a', loggingConfiguration: {} },
      ],
    ],
    [
      [
        'another setting of a load balancer',
        'elasticloadbalancing',
        'ModifyLoadBalancerAttributes',
        {
          attributes: [
            { key: 'access_logs.s3.enabled', value: 'true' },
            { key: 'deletion_protection.enabled', value: 'false' },
          ],
        },
      ],
      [
        'a cluster’s log kept',
        'eks',
        'UpdateClusterConfig',
        { logging: { clusterLogging: [{ types: ['audit'], enabled: true }] } },
      ],
      ['flow logs made', 'ec2', 'CreateFlowLogs', {}],
      ['logs kept for a month', 'logs', 'PutRetentionPolicy', { retentionInDays: 30 }],
      [
        'a recorder of everything',
        'config',
        'PutConfigurationRecorder',
        { configurationRecorder: { recordingGroup: { allSupported: true } } },
      ],
      [
        'another part of the detector',
        'guardduty',
        'UpdateDetector',
        { features: [{ name: 'S3_DATA_EVENTS', status: 'ENABLED' }] },
      ],
      [
        'access logs on',
        's3',
        'PutBucketLogging',
        { bucketName: 'b', BucketLoggingStatus: { LoggingEnabled: { TargetBucket: 'logs' } } },
      ],
      [
        'firewall logs on',
        'network-firewall',
        'UpdateLoggingConfiguration',
        { loggingConfiguration: { logDestinationConfigs: [{ logType: 'FLOW' }] } },
      ],
    ],
  ],
  [
    'encryption-removed',
    [
      ['a stream in clear', 'kinesis', 'StopStreamEncryption', {}],
      [
        'a catalogue in clear',
        'glue',
        'PutDataCatalogEncryptionSettings',
        { encryptionAtRest: { catalogEncryptionMode: 'DISABLED' } },
      ],
      ['a bucket', 's3', 'DeleteBucketEncryption', { bucketName: 'b' }],
      ['a key', 'kms', 'ScheduleKeyDeletion', { keyId: 'k' }],
      ['volumes', 'ec2', 'DisableEbsEncryptionByDefault', {}],
    ],
    [
      ['a stream encrypted', 'kinesis', 'StartStreamEncryption', {}],
      [
        'a catalogue encrypted',
        'glue',
        'PutDataCatalogEncryptionSettings',
        { encryptionAtRest: { catalogEncryptionMode: 'SSE-KMS' } },
      ],
      ['a bucket encrypted', 's3', 'PutBucketEncryption', { bucketName: 'b' }],
      ['a key kept', 'kms', 'CancelKeyDeletion', { keyId: 'k' }],
    ],
  ],
  [
    'admin-access',
    [
      [
        'all rights attached',
        'iam',
        'AttachRolePolicy',
        { policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
      ],
      [
        'the right to give rights',
        'iam',
        'AttachUserPolicy',
        { policyArn: 'arn:aws-cn:iam::aws:policy/IAMFullAccess' },
      ],
      [
        'an inline policy for everything',
        'iam',
        'PutRolePolicy',
        { policyDocument: grant('*', '*') },
      ],
      [
        'a new version for all of IAM',
        'iam',
        'CreatePolicyVersion',
        { policyDocument: grant(['s3:Get*', 'iam:*'], ['*']) },
      ],
      [
        'a permission set',
        'sso',
        'AttachManagedPolicyToPermissionSet',
        { managedPolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
      ],
    ],
    [
      [
        'all rights but those',
        'iam',
        'AttachRolePolicy',
        { policyArn: 'arn:aws:iam::aws:policy/PowerUserAccess' },
      ],
      [
        'a policy of one’s own with that name',
        'iam',
        'AttachRolePolicy',
        { policyArn: 'arn:aws:iam::111122223333:policy/AdministratorAccess' },
      ],
      [
        'all rights detached',
        'iam',
        'DetachRolePolicy',
        { policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
      ],
      [
        'everything on one bucket',
        'iam',
        'PutRolePolicy',
        { policyDocument: grant('*', 'arn:aws:s3:::x/*') },
      ],
      ['everything, denied', 'iam', 'PutRolePolicy', { policyDocument: grant('*', '*', 'Deny') }],
    ],
  ],
  [
    'privilege-escalation',
    [
      ['a policy attached', 'iam', 'AttachRolePolicy', { roleName: 'r', policyArn: 'p' }],
      ['a trust changed', 'iam', 'UpdateAssumeRolePolicy', { roleName: 'r' }],
      ['an account assigned', 'sso', 'CreateAccountAssignment', {}],
      ['an anchor of trust', 'rolesanywhere', 'CreateTrustAnchor', {}],
    ],
    [
      ['a policy detached', 'iam', 'DetachRolePolicy', { roleName: 'r', policyArn: 'p' }],
      ['a role tagged', 'iam', 'TagRole', { roleName: 'r' }],
    ],
  ],
  [
    'role-passed',
    [
      [
        'instances with a profile',
        'ec2',
        'RunInstances',
        { iamInstanceProfile: { name: 'admin' }, instancesSet: {} },
      ],
      [
        'a profile put on an instance',
        'ec2',
        'AssociateIamInstanceProfile',
        {
          AssociateIamInstanceProfileRequest: {
            IamInstanceProfile: { Arn: 'arn:aws:iam::111122223333:instance-profile/admin' },
            InstanceId: 'i-0123456789abcdef0',
          },
        },
      ],
      [
        'a profile by its name alone',
        'autoscaling',
        'CreateLaunchConfiguration',
        { iamInstanceProfile: 'admin' },
      ],
      ['a function', 'lambda', 'CreateFunction20150331', { functionName: 'f', role }],
      ['another role for it', 'lambda', 'UpdateFunctionConfiguration20150331v2', { role }],
      ['a stack', 'cloudformation', 'CreateStack', { stackName: 's', roleARN: role }],
      ['a task', 'ecs', 'RegisterTaskDefinition', { family: 'f', taskRoleArn: role }],
      ['a notebook', 'sagemaker', 'CreateNotebookInstance', { roleArn: role }],
      ['a build', 'codebuild', 'UpdateProject', { name: 'p', serviceRole: role }],
    ],
    [
      ['instances without a profile', 'ec2', 'RunInstances', { instancesSet: {} }],
      ['an empty profile', 'ec2', 'RunInstances', { iamInstanceProfile: {} }],
      [
        'another setting of a function',
        'lambda',
        'UpdateFunctionConfiguration20150331v2',
        { memorySize: 512 },
      ],
      ['a stack on the caller’s own rights', 'cloudformation', 'CreateStack', { stackName: 's' }],
      ['a role that is only named', 'glue', 'CreateJob', { description: role }],
      ['a role made', 'iam', 'CreateRole', { roleName: 'r' }],
    ],
  ],
  [
    'credential-created',
    [
      ['an access key', 'iam', 'CreateAccessKey', { userName: 'u' }],
      ['a password', 'iam', 'CreateLoginProfile', { userName: 'u' }],
    ],
    [
      ['an access key deleted', 'iam', 'DeleteAccessKey', { userName: 'u' }],
      ['a user', 'iam', 'CreateUser', { userName: 'u' }],
    ],
  ],
  [
    'watchdog-tampering',
    [
      ['its rule switched off', 'events', 'DisableRule', { name: 'Bandog-ChangeFeed3F2A-1B2C' }],
      [
        'its rule put to sleep',
        'events',
        'PutRule',
        { name: 'Bandog-ChangeFeed3F2A-1B2C', state: 'DISABLED' },
      ],
      [
        'its function throttled to nothing',
        'lambda',
        'PutFunctionConcurrency',
        { functionName: 'Bandog-OnChange', reservedConcurrentExecutions: 0 },
      ],
      ['its table deleted', 'dynamodb', 'DeleteTable', { tableName: 'Bandog-Violations' }],
      [
        'its stack deleted',
        'cloudformation',
        'DeleteStack',
        { stackName: 'arn:aws:cloudformation:eu-central-1:111122223333:stack/Bandog/1' },
      ],
      [
        'a subscriber lost',
        'sns',
        'Unsubscribe',
        { subscriptionArn: 'arn:aws:sns:eu-central-1:111122223333:Bandog-Alerts:1' },
      ],
    ],
    [
      ['another function', 'lambda', 'DeleteFunction20150331', { functionName: 'contrabandog' }],
      [
        'its function deployed anew',
        'lambda',
        'UpdateFunctionCode20150331v2',
        { functionName: 'Bandog-OnChange' },
      ],
      ['its rule kept', 'events', 'PutRule', { name: 'Bandog-ChangeFeed', state: 'ENABLED' }],
      ['another rule switched off', 'events', 'DisableRule', { name: 'nightly' }],
    ],
  ],
])('%s', (risk, yes, no) => {
  it.each(yes)('%s: %s:%s', (_, service, action, request) => {
    expect(risksOfCall(service, action, request)).toContain(risk);
  });
  it.each(no)('not %s: %s:%s', (_, service, action, request) => {
    expect(risksOfCall(service, action, request)).not.toContain(risk);
  });
});

describe('risks', () => {
  it('come each once, and several at a time', () => {
    const request = { roleName: 'r', policyDocument: policyText() };
    expect(risksOfCall('iam', 'UpdateAssumeRolePolicy', request).toSorted()).toEqual([
      'privilege-escalation',
      'public-access',
    ]);
  });

  it('do not come from what happens to Bandog’s own rows', () => {
    const data = { eventCategory: 'Data', managementEvent: false };
    expect(risksOfCall('dynamodb', 'DeleteItem', { tableName: 'Bandog-Violations' }, data)).toEqual(
      [],
    );
  });

  it('are found in time, however the request is built', () => {
    const deep = JSON.parse(`${'{"values":['.repeat(50_000)}${']}'.repeat(50_000)}`);
    const long = { cidrIp: `${':'.repeat(200_000)}/`, acl: 'AllUsers'.repeat(20_000) };
    const nested = JSON.parse(
      `${'{"Statement":{"Effect":"Allow","Principal":'.repeat(20_000)}1${'}}'.repeat(20_000)}`,
    );
    expect(risksOfCall('ec2', 'ModifyImageAttribute', deep)).toEqual([]);
    expect(risksOfCall('ec2', 'AuthorizeSecurityGroupIngress', long)).toEqual([]);
    expect(risksOfCall('s3', 'PutBucketAcl', long)).toEqual([]);
    expect(risksOfCall('s3', 'PutBucketPolicy', nested)).toEqual([]);
  });
});

describe('what a creation did not ask for', () => {
  const openApi = { resourcesVpcConfig: { endpointPublicAccess: true } };
  const openDb = { dBInstanceIdentifier: 'd', publiclyAccessible: true };

  it.each<[string, string, string, Raw, Raw, string[]]>([
    ['is told by the answer', 'rds', 'CreateDBInstance', {}, openDb, ['public-access']],
    ['of a restore too', 'rds', 'RestoreDBInstanceToPointInTime', {}, openDb, ['public-access']],
    [
      'of a thing inside the answer',
      'dms',
      'CreateReplicationInstance',
      {},
      { replicationInstance: { publiclyAccessible: true } },
      ['public-access'],
    ],
    [
      'of a cluster, whose API is open unless told otherwise',
      'eks',
      'CreateCluster',
      { name: 'c' },
      { cluster: openApi },
      ['network-exposure'],
    ],
    [
      'no: the request says it',
      'rds',
      'CreateDBInstance',
      { publiclyAccessible: false },
      openDb,
      [],
    ],
    ['no: it stays inside', 'rds', 'CreateDBInstance', {}, { publiclyAccessible: false }, []],
    ['no: it was so before', 'rds', 'ModifyDBInstance', { allocatedStorage: 9 }, openDb, []],
    [
      'no: the API is open to some only',
      'eks',
      'CreateCluster',
      { resourcesVpcConfig: { publicAccessCidrs: ['203.0.113.0/24'] } },
      { cluster: openApi },
      [],
    ],
    ['no: nothing is told', 'rds', 'CreateDBInstance', {}, {}, []],
  ])('%s', (_, service, eventName, request, responseElements, risks) => {
    expect(risksOfCall(service, eventName, request, { responseElements })).toEqual(risks);
  });
});
