import { describe, expect, it } from 'vitest';
import { storyRows } from '../../../../lib/adapters/aws/stories/story-rows.ts';
import { templateOf } from '../../../../lib/adapters/aws/stories/template.ts';
import { eventOf } from '../../../helpers/judged.ts';
import { type Raw, record } from '../../../helpers/record.ts';

const items = (...all: readonly unknown[]) => ({ items: all });
const policy = (statement: Raw) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
const anyone = { Effect: 'Allow', Principal: '*', Action: '*' };
const ingress = (...permissions: readonly Raw[]) => ({
  groupId: 'sg-0a1b2c3d',
  ipPermissions: items(...permissions),
});
const world = { items: [{ cidrIp: '0.0.0.0/0' }] };
const block = (flag: boolean) => ({
  bucketName: 'x',
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: flag,
    BlockPublicPolicy: flag,
    IgnorePublicAcls: flag,
    RestrictPublicBuckets: flag,
  },
});

type Case = readonly [call: string, request: Raw | null, story: string, response?: Raw];

const cases: readonly Case[] = [
  [
    'codebuild:UpdateProjectVisibility',
    {
      projectArn: 'arn:aws:codebuild:eu-central-1:111122223333:project/web',
      projectVisibility: 'PUBLIC_READ',
    },
    'made the builds of web public',
  ],
  [
    'codebuild:UpdateProjectVisibility',
    {
      projectArn: 'arn:aws:codebuild:eu-central-1:111122223333:project/web',
      projectVisibility: 'PRIVATE',
    },
    'made the builds of web private',
  ],
  [
    'ec2:AuthorizeSecurityGroupIngress',
    ingress({ ipProtocol: 'tcp', fromPort: 22, toPort: 22, ipRanges: world }),
    'opened port 22 to the world on sg-0a1b2c3d',
  ],
  [
    'ec2:AuthorizeSecurityGroupIngress',
    ingress({ ipProtocol: '-1', ipv6Ranges: items({ cidrIpv6: '::/0' }) }),
    'opened all ports to the world (::/0) on sg-0a1b2c3d',
  ],
  [
    'ec2:AuthorizeSecurityGroupIngress',
    {
      groupId: 'sg-1',
      ipPermissions: [{ fromPort: 9000, toPort: 9000, ipRanges: [{ cidrIp: '0.0.0.0/0' }] }],
    },
    'opened port 9000 to the world on sg-1',
  ],
  [
    'ec2:AuthorizeSecurityGroupIngress',
    ingress(
      { ipProtocol: 'tcp', fromPort: 80, toPort: 80, ipRanges: items({ cidrIp: '10.0.0.0/8' }) },
      {
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
        ipRanges: items({ cidrIp: '10.0.0.0/8' }, { cidrIp: '192.0.2.0/24' }),
      },
    ),
    'opened ports 80 and 443 to 10.0.0.0/8 and 192.0.2.0/24 on sg-0a1b2c3d',
  ],
  [
    'ec2:AuthorizeSecurityGroupIngress',
    {
      groupId: 'sg-1',
      ipPermissions: {},
      ipProtocol: 'tcp',
      fromPort: 1000,
      toPort: 2000,
      cidrIp: '192.0.2.1/32',
    },
    'opened ports 1000-2000 to 192.0.2.1/32 on sg-1',
  ],
  [
    'ec2:AuthorizeSecurityGroupIngress',
    ingress({
      ipProtocol: 'tcp',
      fromPort: 5432,
      toPort: 5432,
      groups: items({ groupId: 'sg-2' }),
    }),
    'opened port 5432 to sg-2 on sg-0a1b2c3d',
  ],
  [
    'ec2:AuthorizeSecurityGroupIngress',
    ingress({
      ipProtocol: 'icmp',
      fromPort: -1,
      toPort: -1,
      ipRanges: items({ cidrIp: '10.0.0.0/8' }),
    }),
    'opened icmp to 10.0.0.0/8 on sg-0a1b2c3d',
  ],
  [
    'ec2:RevokeSecurityGroupIngress',
    ingress({ ipProtocol: 'tcp', fromPort: 22, toPort: 22, ipRanges: world }),
    'closed port 22 to 0.0.0.0/0 on sg-0a1b2c3d',
  ],
  [
    'ec2:ModifySecurityGroupRules',
    {
      ModifySecurityGroupRulesRequest: {
        GroupId: 'sg-1',
        SecurityGroupRule: {
          SecurityGroupRuleId: 'sgr-1',
          SecurityGroupRule: { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv4: '0.0.0.0/0' },
        },
      },
    },
    'opened port 22 to the world on sg-1',
  ],
  [
    'ec2:CreateNetworkAclEntry',
    { networkAclId: 'acl-1', ruleAction: 'deny', cidrBlock: '192.0.2.0/24' },
    'barred 192.0.2.0/24 at the network ACL acl-1',
  ],
  [
    'ec2:RunInstances',
    { instanceType: 'p4d.24xlarge', instancesSet: items({ maxCount: 3 }) },
    'launched 3 x p4d.24xlarge i-1 and 2 more',
    { instancesSet: items({ instanceId: 'i-1' }, { instanceId: 'i-2' }, { instanceId: 'i-3' }) },
  ],
  [
    'ec2:RunInstances',
    { instanceType: 't3.micro', iamInstanceProfile: { name: 'admin' } },
    'launched an instance (t3.micro) with the instance profile admin',
  ],
  [
    'ec2:StopInstances',
    { instancesSet: items({ instanceId: 'i-1' }, { instanceId: 'i-2' }) },
    'stopped i-1 and i-2',
  ],
  [
    'ec2:ModifyInstanceAttribute',
    { instanceId: 'i-1', disableApiTermination: { value: false } },
    'switched off termination protection of i-1',
  ],
  [
    'ec2:ModifyInstanceAttribute',
    { instanceId: 'i-1', userData: '<sensitiveDataRemoved>' },
    'changed the user data of i-1',
  ],
  [
    'ec2:ModifyInstanceAttribute',
    { instanceId: 'i-1', ebsOptimized: { value: true } },
    'changed a setting of i-1',
  ],
  [
    'ec2:DeleteNatGateway',
    { DeleteNatGatewayRequest: { NatGatewayId: 'nat-0a1b' } },
    'deleted the NAT gateway nat-0a1b',
  ],
  [
    'ec2:CreateRoute',
    { routeTableId: 'rtb-1', destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-1' },
    'routed 0.0.0.0/0 to igw-1 in rtb-1',
  ],
  [
    'ec2:ModifySnapshotAttribute',
    { snapshotId: 'snap-1', createVolumePermission: { add: items({ group: 'all' }) } },
    'shared the snapshot snap-1 with everyone',
  ],
  [
    'ec2:ModifyImageAttribute',
    { imageId: 'ami-1', launchPermission: { add: items({ userId: '444455556666' }) } },
    'shared the image ami-1 with account 444455556666',
  ],
  [
    'ec2:DeleteFlowLogs',
    { DeleteFlowLogsRequest: { FlowLogId: { tag: 1, content: 'fl-1' } } },
    'deleted the flow log fl-1',
  ],
  [
    'ec2:CreateSecurityGroup',
    { groupName: 'launch-wizard-1' },
    'created the security group launch-wizard-1 (sg-1)',
    { groupId: 'sg-1' },
  ],
  [
    'iam:AttachRolePolicy',
    { roleName: 'y', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    'attached AdministratorAccess to role y',
  ],
  ['iam:CreateAccessKey', { userName: 'backup' }, 'created an access key for user backup'],
  ['iam:CreateAccessKey', null, 'created an access key'],
  [
    'iam:UpdateAssumeRolePolicy',
    { roleName: 'r', policyDocument: policy({ ...anyone, Principal: { AWS: '*' } }) },
    'let anyone assume the role r',
  ],
  [
    'iam:UpdateAssumeRolePolicy',
    {
      roleName: 'r',
      policyDocument: policy({ ...anyone, Principal: { Service: 'ec2.amazonaws.com' } }),
    },
    'changed who may assume the role r',
  ],
  [
    's3:PutBucketPolicy',
    { bucketName: 'x', bucketPolicy: { Statement: [anyone] } },
    'made the bucket x public by its policy',
  ],
  [
    's3:PutBucketPolicy',
    { bucketName: 'x', bucketPolicy: { Statement: [] } },
    'changed the policy of the bucket x',
  ],
  [
    's3:PutBucketPublicAccessBlock',
    block(false),
    'lifted the block on public access of the bucket x',
  ],
  ['s3:PutBucketPublicAccessBlock', block(true), 'blocked public access to the bucket x'],
  [
    's3:PutBucketVersioning',
    { bucketName: 'x', VersioningConfiguration: { Status: 'Suspended' } },
    'switched off versioning of the bucket x',
  ],
  [
    'rds:ModifyDBInstance',
    { dBInstanceIdentifier: 'orders', deletionProtection: false },
    'switched off deletion protection of DB orders',
  ],
  [
    'rds:ModifyDBInstance',
    { dBInstanceIdentifier: 'orders', publiclyAccessible: true },
    'made the DB orders reachable from the internet',
  ],
  [
    'rds:ModifyDBInstance',
    { dBInstanceIdentifier: 'orders', masterUserPassword: '****' },
    'changed the master password of DB orders',
  ],
  [
    'rds:DeleteDBInstance',
    { dBInstanceIdentifier: 'orders', skipFinalSnapshot: true },
    'deleted the DB orders without a last snapshot',
  ],
  [
    'cloudtrail:StopLogging',
    { name: 'arn:aws:cloudtrail:eu-central-1:111122223333:trail/z' },
    'stopped the trail z',
  ],
  ['cloudtrail:StartLogging', {}, 'started a trail'],
  [
    'ec2:AllocateAddress',
    { domain: 'vpc' },
    'allocated the public address 3.225.16.109',
    { publicIp: '3.225.16.109' },
  ],
  [
    'lambda:UpdateFunctionCode20150331v2',
    { functionName: 'arn:aws:lambda:eu-central-1:111122223333:function:orders' },
    'replaced the code of the function orders',
  ],
  [
    'lambda:AddPermission20150331v2',
    { functionName: 'f', principal: '*' },
    'let anyone invoke the function f',
  ],
  [
    'lambda:AddPermission20150331v2',
    { functionName: 'f', principal: 's3.amazonaws.com' },
    'let s3.amazonaws.com invoke the function f',
  ],
  [
    'lambda:CreateFunction20150331',
    { functionName: 'f', role: 'arn:aws:iam::111122223333:role/admin' },
    'created the function f with role admin',
  ],
  [
    'kms:ScheduleKeyDeletion',
    { keyId: 'k-1', pendingWindowInDays: 7 },
    'scheduled the key k-1 for deletion in 7 days',
  ],
  [
    'route53:ChangeResourceRecordSets',
    {
      changeBatch: {
        changes: [{ action: 'UPSERT', resourceRecordSet: { name: 'shop.example.com', type: 'A' } }],
      },
    },
    'changed DNS: A shop.example.com',
  ],
  ['events:PutRule', { name: 'nightly', state: 'DISABLED' }, 'switched off the rule nightly'],
  [
    'sqs:DeleteQueue',
    { queueUrl: 'https://sqs.eu-central-1.amazonaws.com/111122223333/orders' },
    'deleted the queue orders',
  ],
  [
    'sqs:SetQueueAttributes',
    {
      queueUrl: 'https://sqs.eu-central-1.amazonaws.com/111122223333/orders',
      attributes: { Policy: policy({ ...anyone, Principal: { AWS: '111122223333' } }) },
    },
    'wrote the policy of the queue orders',
  ],
  [
    'sqs:SetQueueAttributes',
    {
      queueUrl: 'https://sqs.eu-central-1.amazonaws.com/111122223333/orders',
      attributes: { VisibilityTimeout: '30' },
    },
    'changed the queue orders',
  ],
  [
    'kinesis:SplitShard',
    { streamName: 'orders', shardToSplit: 'shardId-000000000000' },
    'split a shard of the stream orders',
  ],
  ['kinesis:MergeShards', { streamName: 'orders' }, 'merged two shards of the stream orders'],
  ['mediapackage:UpdateChannel', { id: 'news', description: 'd' }, 'changed the channel news'],
  ['mediapackage:UpdateChannel', { description: 'd' }, 'changed a channel'],
  [
    'wellarchitected:CreateWorkload',
    { name: '***', environment: 'PRODUCTION' },
    'created the workload w-1',
    { workloadId: 'w-1' },
  ],
  [
    'wellarchitected:CreateWorkload',
    { name: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
    'created a workload',
  ],
  ['wellarchitected:CreateWorkload', { name: '*' }, 'created the workload *'],
  ['billingconductor:AutoAssociateAccount', null, 'associated an account'],
  [
    'ec2:ModifyImageAttribute',
    { imageId: 'ami-1', launchPermission: { remove: items({ userId: '444455556666' }) } },
    'stopped sharing the image ami-1 with account 444455556666',
  ],
  [
    'ec2:ModifySnapshotAttribute',
    { snapshotId: 'snap-1', createVolumePermission: { remove: items({ group: 'all' }) } },
    'stopped sharing the snapshot snap-1 with everyone',
  ],
  [
    'rds:ModifyDBSnapshotAttribute',
    { dBSnapshotIdentifier: 's', valuesToRemove: ['444455556666', '777788889999'] },
    'stopped sharing the DB snapshot s with accounts 444455556666 and 777788889999',
  ],
  [
    'rds:ModifyDBSnapshotAttribute',
    { dBSnapshotIdentifier: 's', attributeName: 'restore' },
    'changed who may restore the DB snapshot s',
  ],
  [
    'rds:ModifyDBInstance',
    { dBInstanceIdentifier: 'orders', backupRetentionPeriod: 0 },
    'switched off backups of DB orders',
  ],
  [
    'rds:ModifyDBInstance',
    { dBInstanceIdentifier: 'orders', backupRetentionPeriod: 7 },
    'changed the DB orders',
  ],
  [
    's3:PutBucketLifecycle',
    { bucketName: 'x', LifecycleConfiguration: { Rule: { Expiration: { Days: 1 } } } },
    'set the bucket x to delete objects after a day',
  ],
  [
    's3:PutBucketLifecycle',
    { bucketName: 'x', LifecycleConfiguration: { Rule: { Expiration: { Days: 90 } } } },
    'set the bucket x to delete objects after 90 days',
  ],
  [
    's3:PutBucketLogging',
    { bucketName: 'x', BucketLoggingStatus: { LoggingEnabled: { TargetBucket: 'logs' } } },
    'sent the access log of the bucket x to logs',
  ],
  [
    's3:PutBucketLogging',
    { bucketName: 'x', BucketLoggingStatus: '' },
    'switched off the access log of the bucket x',
  ],
  ['s3:DeleteBucketTagging', { bucketName: 'x' }, 'untagged the bucket x'],
  [
    'lambda:UpdateFunctionConfiguration20150331v2',
    { functionName: 'f', role: 'arn:aws:iam::111122223333:role/app', timeout: 30 },
    'changed the configuration of the function f with role app',
  ],
  [
    'ecs:UpdateService',
    { service: 'shop', cluster: 'main', desiredCount: 1 },
    'set the desired count of the ECS service shop to 1 in main',
  ],
  [
    'ecs:UpdateService',
    {
      service: 'shop',
      taskDefinition: 'arn:aws:ecs:eu-central-1:111122223333:task-definition/shop:42',
    },
    'deployed the task shop:42 to the ECS service shop',
  ],
  [
    'elasticloadbalancing:CreateLoadBalancer',
    { name: 'shop', scheme: 'internet-facing' },
    'created the public load balancer shop',
  ],
  [
    'elasticloadbalancing:CreateLoadBalancer',
    { name: 'shop' },
    'created the public load balancer shop',
    { loadBalancers: [{ loadBalancerName: 'shop', scheme: 'internet-facing' }] },
  ],
  [
    'elasticloadbalancing:CreateLoadBalancer',
    { name: 'shop', scheme: 'internal' },
    'created the load balancer shop',
    { loadBalancers: [{ loadBalancerName: 'shop', scheme: 'internal' }] },
  ],
  [
    'events:PutPermission',
    { principal: '*', eventBusName: 'orders' },
    'let anyone put events on the bus orders',
  ],
  [
    'events:PutPermission',
    { principal: '444455556666', eventBusName: 'orders' },
    'let 444455556666 put events on the bus orders',
  ],
  [
    'lambda:AddPermission20150331v2',
    { functionName: 'shop' },
    'let others invoke the function shop',
  ],
  ['kms:CreateGrant', { keyId: 'k-1' }, 'let others use the key k-1'],
  [
    'kms:CreateGrant',
    { keyId: 'k-1', granteePrincipal: 'arn:aws:iam::111122223333:role/app' },
    'let app use the key k-1',
  ],
  [
    'cloudcontrolapi:CreateResource',
    { typeName: 'AWS::Logs::LogGroup' },
    'created the AWS::Logs::LogGroup /shop/api',
    { progressEvent: { identifier: '/shop/api' } },
  ],
  [
    'cloudcontrolapi:CreateResource',
    { typeName: 'AWS::Logs::LogGroup' },
    'created a resource of type AWS::Logs::LogGroup',
  ],
  [
    'ec2:CreateTrafficMirrorTarget',
    { CreateTrafficMirrorTargetRequest: { NetworkInterfaceId: 'eni-0123456789abcdef0' } },
    'created the traffic mirror target tmt-0123456789abcdef0',
    {
      CreateTrafficMirrorTargetResponse: {
        trafficMirrorTarget: { trafficMirrorTargetId: 'tmt-0123456789abcdef0' },
      },
    },
  ],
  [
    'elasticloadbalancing:CreateListener',
    {
      port: 443,
      loadBalancerArn:
        'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/shop/50dc6c495c0c9188',
    },
    'created a listener on port 443 of shop',
  ],
  [
    'elasticloadbalancing:DeleteLoadBalancer',
    {
      loadBalancerArn:
        'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/shop/50dc6c495c0c9188',
    },
    'deleted the load balancer shop',
  ],
  [
    'elasticloadbalancing:DeleteLoadBalancer',
    { loadBalancerName: 'old' },
    'deleted the load balancer old',
  ],
  [
    'elasticloadbalancing:DeleteRule',
    {
      ruleArn:
        'arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee',
    },
    'deleted a rule of shop',
  ],
  [
    'cloudformation:DeleteStack',
    {
      stackName:
        'arn:aws:cloudformation:eu-central-1:111122223333:stack/shop/7f1c4e50-0000-11f0-9d1e-0a58a9feac02',
    },
    'deleted the stack shop',
  ],
  [
    'secretsmanager:DeleteSecret',
    { secretId: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:shop/db-a1B2c3' },
    'deleted the secret shop/db',
  ],
  [
    'sns:Unsubscribe',
    {
      subscriptionArn:
        'arn:aws:sns:eu-central-1:111122223333:alerts:8a21d249-4329-4871-acc6-7be709c6ea7f',
    },
    'ended a subscription of the topic alerts',
  ],
  [
    'route53:ChangeResourceRecordSets',
    {
      changeBatch: {
        changes: [{ action: 'DELETE', resourceRecordSet: { name: 'old.example.com', type: 'A' } }],
      },
    },
    'deleted from DNS: A old.example.com',
  ],
  [
    'cloudtrail:PutEventSelectors',
    { trailName: 'main', eventSelectors: [{ includeManagementEvents: false }] },
    'stopped the trail main from recording management events',
  ],
  [
    'cloudtrail:PutEventSelectors',
    { trailName: 'main', eventSelectors: [{ includeManagementEvents: true }] },
    'changed what the trail main records',
  ],
  [
    'sso:CreateAccountAssignment',
    {
      principalType: 'GROUP',
      principalId: 'g-1',
      permissionSetArn: 'arn:aws:sso:::permissionSet/ssoins-1/ps-1',
      targetId: '111122223333',
    },
    'gave the group g-1 the permission set ps-1 in account 111122223333',
  ],
  // no row of their own
  ['neptune-graph:CreateGraph', { graphName: 'g', name: 'g' }, 'created the graph g'],
  [
    'rds:ModifyDBClusterEndpoint',
    { dBClusterEndpointIdentifier: 'reader', dBClusterIdentifier: 'orders' },
    'changed the DB cluster endpoint reader',
  ],
  [
    'rds:ModifyDBClusterEndpoint',
    { dBClusterIdentifier: 'orders' },
    'changed the endpoint of the DB cluster orders',
  ],
  [
    'elasticfilesystem:ModifyMountTargetSecurityGroups',
    { mountTargetId: 'fsmt-1', securityGroups: ['sg-1'] },
    'changed the security groups of the mount target fsmt-1',
  ],
  [
    'apigateway:CreateStage',
    { restApiId: 'a1', createStageInput: { stageName: 'live' } },
    'created the stage live',
  ],
  [
    'rolesanywhere:DeleteTrustAnchor',
    { trustAnchorId: '49e25ec3' },
    'deleted the trust anchor offices',
    { trustAnchor: { name: 'offices' } },
  ],
  [
    'rolesanywhere:DeleteTrustAnchor',
    { trustAnchorId: '49e25ec3' },
    'deleted the trust anchor 49e25ec3',
  ],
  [
    'cloudhsm:CreateHsm',
    { clusterId: 'cluster-1' },
    'created the hsm hsm-1',
    { hsm: { hsmId: 'hsm-1' } },
  ],
  ['cloudhsm:CreateHsm', { clusterId: 'cluster-1' }, 'created an hsm for cluster-1'],
  [
    'dlm:CreateLifecyclePolicy',
    { state: 'ENABLED' },
    'created the lifecycle policy policy-1',
    { PolicyId: 'policy-1' },
  ],
  [
    'securityagent:CreateScan',
    { targetArn: 'arn:aws:securityagent:eu-west-1:111122223333:scan/s1' },
    'created the scan s1',
  ],
  [
    'ec2:CreateTrafficMirrorFilter',
    { CreateTrafficMirrorFilterRequest: { Description: 'd' } },
    'created the traffic mirror filter tmf-1',
    {
      CreateTrafficMirrorFilterResponse: {
        trafficMirrorFilter: { trafficMirrorFilterId: 'tmf-1' },
      },
    },
  ],
  [
    'cognito-idp:CreateUserPoolClient',
    { userPoolId: 'p1', clientName: 'web' },
    'created a client of the user pool p1',
  ],
  ['glue:BatchDeleteConnection', null, 'deleted a connection'],
  [
    'rds:AddRoleToDBCluster',
    { dBClusterIdentifier: 'orders' },
    'added a role to the DB cluster orders',
  ],
  [
    'ec2:CreateManagedPrefixList',
    { CreateManagedPrefixListRequest: { PrefixListName: 'offices', MaxEntries: 5 } },
    'created the managed prefix list offices',
  ],
  ['apigateway:CreateApi', { createApiInput: { name: 'shop' } }, 'created the API shop'],
  [
    'cloudtrail:AddTags',
    { resourceArn: 'arn:aws:cloudtrail:eu-central-1:111122223333:trail/main' },
    'added tags to main',
  ],
  ['s3:DeleteBucketCors', { bucketName: 'b' }, 'deleted the CORS of the bucket b'],
  [
    'sso:DeleteInlinePolicyFromPermissionSet',
    { permissionSetArn: 'arn:aws:sso:::permissionSet/ssoins-1/ps-1' },
    'deleted an inline policy from the permission set ps-1',
  ],
  [
    'logs:PutRetentionPolicy',
    { logGroupName: '/x', retentionInDays: 1 },
    'set the log group /x to keep a day',
  ],
  [
    'logs:PutRetentionPolicy',
    { logGroupName: '/x', retentionInDays: 30 },
    'set the log group /x to keep 30 days',
  ],
  ['resource-groups:Tag', { name: 'web' }, 'tagged web'],
  ['kafka:CreateClusterV2', { clusterName: 'events' }, 'created the cluster events'],
  ['ec2:UnassignIpv6Addresses', null, 'unassigned IPv6 addresses'],
  ['macie2:EnableMacie', null, 'switched on Macie'],
  [
    'cloudfront:TagResource',
    { resource: 'arn:aws:cloudfront::111122223333:distribution/E1' },
    'tagged E1',
  ],
  ['glue:PutResourcePolicy', { policyInJson: '{}' }, 'set the resource policy'],
  ['apprunner:DeleteService', null, 'deleted a service'],
  ['appstream:CreateImageBuilder', null, 'created an image builder'],
  ['ec2:SharedSnapshotVolumeCreated', null, 'shared snapshot volume created'],
  ['backup:RestoreJobCompleted', null, 'restore job completed'],
  ['ses:UpdateAccountSendingEnabled', { enabled: false }, 'changed an account sending enabled'],
  [
    'vpc-lattice:PutAuthPolicy',
    { resourceIdentifier: 'svc-0a1b', policy: '{"Version":"2012-10-17"}' },
    'set the auth policy of svc-0a1b',
  ],
  [
    'appconfig:StartDeployment',
    { applicationId: 'a1', environmentId: 'e1' },
    'started a deployment for a1/environment/e1',
  ],
];

const storyOfCall = ([call, request, , response]: Case) => {
  const [service, eventName] = call.split(':');
  const given = { requestParameters: request, responseElements: response ?? null };
  return eventOf(record({ eventSource: `${service}.amazonaws.com`, eventName, ...given })).story;
};

describe('the story of', () => {
  it.each(cases.map((it) => [it[0], it[2], it] as const))('%s: %s', (_call, story, it) => {
    expect(storyOfCall(it)).toBe(story);
  });
});

describe('what a service tells of its own', () => {
  const told = (eventSource: string, eventName: string, serviceEventDetails: Raw) =>
    eventOf(
      record({
        eventSource,
        eventName,
        eventType: 'AwsServiceEvent',
        requestParameters: null,
        responseElements: null,
        serviceEventDetails,
      }),
    ).story;
  const accountId = '111122223333';

  it.each([
    [{ state: 'SUCCEEDED', accountId }, 'finished creating the account 111122223333'],
    [
      { state: 'FAILED', failureReason: 'EMAIL_ALREADY_EXISTS' },
      'could not create an account: EMAIL_ALREADY_EXISTS',
    ],
    [{}, 'finished creating an account'],
  ])('is how the making of an account ended: %j', (createAccountStatus, story) => {
    const details = { createAccountStatus };
    expect(told('organizations.amazonaws.com', 'CreateAccountResult', details)).toBe(story);
  });

  it.each([
    ['SUCCEEDED', 'created the managed account 111122223333'],
    ['FAILED', 'could not create a managed account'],
  ])('is how a landing zone made one: %s', (state, story) => {
    const details = { createManagedAccountStatus: { state, account: { accountId } } };
    expect(told('controltower.amazonaws.com', 'CreateManagedAccount', details)).toBe(story);
  });
});

describe('no story is told of', () => {
  it.each([
    ['a read', { eventName: 'DescribeVpcs', readOnly: true }],
    ['a failed call', { errorCode: 'AccessDenied' }],
    ['a dry run', { errorCode: 'Client.DryRunOperation' }],
    ['telemetry', { eventSource: 'ssm.amazonaws.com', eventName: 'UpdateInstanceInformation' }],
    ['a session', { eventSource: 'sts.amazonaws.com', eventName: 'AssumeRole' }],
  ])('%s', (_, given) => expect(eventOf(record(given)).story).toBeUndefined());
});

describe('the rows', () => {
  const calls = storyRows.flatMap(([service, actions]) =>
    actions.split(' ').map((action) => `${service}:${action}`),
  );

  it('are for far more than the 60 most frequent changes, each once', () => {
    expect(calls.length).toBeGreaterThan(300);
    expect(calls.filter((call, index) => calls.indexOf(call) !== index)).toEqual([]);
  });

  it.each(storyRows.map((row) => [`${row[0]}:${row[1]}`, row] as const))(
    '%s is a sentence without its actor',
    (_, [, , ...templates]) => {
      expect(templates.length).toBeGreaterThan(0);
      for (const template of templates) {
        expect(() => templateOf(template)).not.toThrow();
        expect(template.replace(/^<[^>]*>/, '')).toMatch(/^[a-z]+\b.*[^.\s]$/);
      }
    },
  );
});

describe('hostile values', () => {
  it('are cut, and many of them counted', () => {
    const instances = Array.from({ length: 5000 }, () => ({ instanceId: 'i'.repeat(5000) }));
    const story = storyOfCall(['ec2:StopInstances', { instancesSet: { items: instances } }, '']);
    expect(story?.length).toBeLessThan(300);
  });

  it.each(['__proto__', 'constructor', 'toString'])('%s is a name like any other', (name) => {
    const request = JSON.parse(`{"${name}": {"bucketName": "x"}, "bucketName": "${name}"}`);
    expect(storyOfCall(['s3:CreateBucket', request, ''])).toBe(`created the bucket ${name}`);
    expect(storyOfCall([`made:${name}`, request, ''])).toBeDefined();
  });

  it('an extractor that does not exist is an error of ours', () => {
    expect(() => templateOf('opened {@nothing}')).toThrow('there is no extractor nothing');
    expect(() => templateOf('opened {a:name|b}')).toThrow('there is no format name|b');
  });
});
