import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { subjectKeys } from '../../../../lib/adapters/aws/resources/event-resources.ts';
import { eventOf } from '../../../helpers/judged.ts';
import { record } from '../../../helpers/record.ts';

const here = '111122223333:eu-central-1:';
const sg = 'sg-0123456789abcdef0';
const queueUrl = 'https://sqs.eu-central-1.amazonaws.com/111122223333/q';

/** Service and action, request, response, and the keys. */
type Row = readonly [call: string, request: object, response: object | null, keys: string[]];

const rows: readonly Row[] = [
  [
    'ec2:AuthorizeSecurityGroupIngress',
    { groupId: sg, ipPermissions: { items: [{ fromPort: 22, toPort: 22 }] } },
    { securityGroupRuleSet: { items: [{ groupId: sg, securityGroupRuleId: 'sgr-01' }] } },
    [`${here}ec2/${sg}#rule/sgr-01`],
  ],
  ['ec2:RevokeSecurityGroupEgress', { groupId: sg }, null, [`${here}ec2/${sg}`]],
  [
    'ec2:CreateSecurityGroup',
    { groupName: 'web', vpcId: 'vpc-1' },
    { groupId: sg },
    [`${here}ec2/${sg}`],
  ],
  [
    'ec2:CreateRoute',
    { routeTableId: 'rtb-01', destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-01' },
    { _return: true },
    [`${here}ec2/rtb-01#route/0.0.0.0/0`],
  ],
  [
    'ec2:TerminateInstances',
    { instancesSet: { items: [{ instanceId: 'i-01' }, { instanceId: 'i-02' }] } },
    null,
    [`${here}ec2/i-01`, `${here}ec2/i-02`],
  ],
  [
    'ec2:RunInstances',
    { subnetId: 'subnet-01', instancesSet: { items: [{ imageId: 'ami-01' }] } },
    { instancesSet: { items: [{ instanceId: 'i-01', subnetId: 'subnet-01' }] } },
    [`${here}ec2/i-01`],
  ],
  [
    'ec2:CreateTags',
    {
      resourcesSet: { items: [{ resourceId: 'vpc-01' }] },
      tagSet: { items: [{ key: 'resourceId', value: 'x' }] },
    },
    null,
    [`${here}ec2/vpc-01`],
  ],
  [
    'inspector:CreateResourceGroup',
    { resourceGroupTags: [{ key: 'Name', value: 'web', resourceGroupName: 'x' }] },
    null,
    [],
  ],
  [
    'ec2:DeleteFlowLogs',
    { DeleteFlowLogsRequest: { FlowLogId: { tag: 1, content: 'fl-01' } } },
    null,
    [`${here}ec2/fl-01`],
  ],
  [
    'appconfig:StartDeployment',
    { applicationId: 'a1', environmentId: 'e1', deploymentStrategyId: 's1' },
    null,
    [`${here}appconfig/application/a1/environment/e1`],
  ],
  [
    'appconfig:UpdateConfigurationProfile',
    { applicationId: 'a1', configurationProfileId: 'p1' },
    null,
    [`${here}appconfig/application/a1/configurationprofile/p1`],
  ],
  ['appconfig:CreateEnvironment', { applicationId: 'a1', name: 'live' }, null, []],
  ['ec2:ModifyVpcAttribute', { vpcId: 'vpc-01' }, null, [`${here}ec2/vpc-01`]],
  [
    'ec2:DeleteVolume',
    { volumeId: 'vol-0123456789abcdef0' },
    null,
    [`${here}ec2/vol-0123456789abcdef0`],
  ],
  [
    'iam:AttachRolePolicy',
    { roleName: 'Web', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    null,
    ['111122223333::iam/role/web#attached-policy/arn:aws:iam::aws:policy/AdministratorAccess'],
  ],
  [
    'iam:PutRolePolicy',
    { roleName: 'web', policyName: 'p' },
    null,
    ['111122223333::iam/role/web#inline-policy/p'],
  ],
  ['iam:UpdateAssumeRolePolicy', { roleName: 'web' }, null, ['111122223333::iam/role/web']],
  [
    'iam:CreateAccessKey',
    { userName: 'dana' },
    { accessKey: { accessKeyId: 'AKIAEXAMPLE', userName: 'dana' } },
    ['111122223333::iam/user/dana#access-key/AKIAEXAMPLE'],
  ],
  [
    'iam:CreatePolicyVersion',
    { policyArn: 'arn:aws:iam::111122223333:policy/x/P' },
    { policyVersion: { versionId: 'v2' } },
    ['111122223333::iam/policy/p#version/v2'],
  ],
  [
    's3:PutBucketPolicy',
    { bucketName: 'b', bucketPolicy: { Statement: [{ Resource: 'arn:aws:s3:::other' }] } },
    null,
    ['::s3/bucket/b#policy'],
  ],
  [
    's3:PutBucketPublicAccessBlock',
    { bucketName: 'b' },
    null,
    ['::s3/bucket/b#public-access-block'],
  ],
  ['s3:DeleteBucket', { bucketName: 'b' }, null, ['::s3/bucket/b']],
  [
    'sqs:SetQueueAttributes',
    { queueUrl, attributes: { Policy: '', VisibilityTimeout: '9' } },
    null,
    [`${here}sqs/queue/q#policy`],
  ],
  [
    'sqs:SetQueueAttributes',
    { queueUrl, attributes: { VisibilityTimeout: '9' } },
    null,
    [`${here}sqs/queue/q`],
  ],
  [
    'sqs:RemovePermission',
    { queueUrl, label: 'all' },
    null,
    [`${here}sqs/queue/q#policy#statement/all`],
  ],
  [
    'sns:SetTopicAttributes',
    { topicArn: 'arn:aws:sns:eu-central-1:111122223333:t', attributeName: 'Policy' },
    null,
    [`${here}sns/topic/t#policy`],
  ],
  [
    'sns:SetTopicAttributes',
    { topicArn: 'arn:aws:sns:eu-central-1:111122223333:t', attributeName: 'DisplayName' },
    null,
    [`${here}sns/topic/t`],
  ],
  [
    'ecs:DeregisterTaskDefinition',
    { taskDefinition: 'web:7' },
    null,
    [`${here}ecs/task-definition/web#revision/7`],
  ],
  [
    'lambda:AddPermission',
    { functionName: 'arn:aws:lambda:eu-central-1:111122223333:function:shop', statementId: 's' },
    null,
    [`${here}lambda/function/shop#permission/s`],
  ],
  [
    'lambda:UpdateFunctionConfiguration',
    { functionName: 'shop', role: 'arn:aws:iam::111122223333:role/r' },
    null,
    [`${here}lambda/function/shop`],
  ],
  [
    'apigateway:CreateRestApi',
    { createRestApiInput: { name: 'api' } },
    { id: 'abc123', name: 'api' },
    [':eu-central-1:apigateway/restapis/abc123'],
  ],
  [
    'eks:CreateAccessEntry',
    { name: 'prod', principalArn: 'arn:aws:iam::111122223333:role/x' },
    null,
    [`${here}eks/cluster/prod#access-entry/arn:aws:iam::111122223333:role/x`],
  ],
  [
    'rds:RestoreDBInstanceFromDBSnapshot',
    { dBInstanceIdentifier: 'again', dBSnapshotIdentifier: 'orders-1' },
    { dBInstanceIdentifier: 'again' },
    [`${here}rds/db/again`],
  ],
  [
    'rds:RestoreDBInstanceToPointInTime',
    { sourceDBInstanceIdentifier: 'orders', targetDBInstanceIdentifier: 'again' },
    null,
    [`${here}rds/db/again`],
  ],
  [
    'ec2:AuthorizeSecurityGroupIngress',
    {
      groupName: 'default',
      ipPermissions: { items: [{ groups: { items: [{ groupId: 'sg-0fedcba9876543210' }] } }] },
    },
    {
      securityGroupRuleSet: {
        items: [
          {
            groupId: 'sg-0123456789abcdef0',
            securityGroupRuleId: 'sgr-0a1b2c3d4e5f60718',
            referencedGroupInfo: { groupId: 'sg-0fedcba9876543210' },
          },
        ],
      },
    },
    [`${here}ec2/sg-0123456789abcdef0#rule/sgr-0a1b2c3d4e5f60718`],
  ],
  [
    'lambda:UpdateAlias',
    { functionName: 'shop', name: 'live' },
    null,
    [`${here}lambda/function/shop#qualifier/live`],
  ],
  [
    'sns:SetTopicAttributes',
    { topicArn: 'arn:aws:sns:eu-central-1:111122223333:t' },
    null,
    [`${here}sns/topic/t`],
  ],
  [
    'sns:Subscribe',
    { topicArn: 'arn:aws:sns:eu-central-1:111122223333:t' },
    { subscriptionArn: 'arn:aws:sns:eu-central-1:111122223333:t:0a' },
    [`${here}sns/topic/t#subscription/0a`],
  ],
  [
    'sqs:SetQueueAttributes',
    { queueUrl: 'https://sqs.eu-central-1.amazonaws.com/111122223333/q' },
    null,
    [`${here}sqs/queue/q`],
  ],
  ['logs:PutRetentionPolicy', { logGroupName: '/a' }, null, [`${here}logs/log-group//a`]],
  [
    'logs:DeleteLogStream',
    { logGroupName: '/a', logStreamName: 's' },
    null,
    [`${here}logs/log-group//a#log-stream/s`],
  ],
  [
    'elasticloadbalancing:ModifyRule',
    { ruleArn: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener-rule/app/w/1/2/3' },
    null,
    [`${here}elasticloadbalancing/loadbalancer/app/w/1#listener/2#rule/3`],
  ],
  [
    'elasticloadbalancing:DeleteLoadBalancer',
    { loadBalancerName: 'classic' },
    null,
    [`${here}elasticloadbalancing/loadbalancer/classic`],
  ],
  [
    'route53:ChangeResourceRecordSets',
    {
      hostedZoneId: '/hostedzone/Z1',
      changeBatch: { changes: [{ resourceRecordSet: { name: 'www.example.com.', type: 'A' } }] },
    },
    null,
    ['::route53/hostedzone/Z1#record/www.example.com/A'],
  ],
  // Each change by itself: no name with the type of another, and the zone of an alias is not the record's.
  [
    'route53:ChangeResourceRecordSets',
    {
      changeBatch: {
        changes: [
          { action: 'CREATE', resourceRecordSet: { name: 'a.example.com', type: 'TXT' } },
          {
            action: 'UPSERT',
            resourceRecordSet: {
              name: '\\052.example.com.',
              type: 'A',
              setIdentifier: 'Blue',
              aliasTarget: { hostedZoneId: 'Z2', dNSName: 'b.example.com' },
            },
          },
        ],
      },
      hostedZoneId: 'Z1',
    },
    null,
    [
      '::route53/hostedzone/Z1#record/a.example.com/TXT',
      '::route53/hostedzone/Z1#record/*.example.com/A#set/Blue',
    ],
  ],
  [
    'route53:ChangeResourceRecordSets',
    { hostedZoneId: 'Z1', changeBatch: 'x' },
    null,
    ['::route53/hostedzone/Z1'],
  ],
  ['rds:ModifyDBInstance', { dBInstanceIdentifier: 'Shop' }, null, [`${here}rds/db/shop`]],
  ['dynamodb:UpdateTable', { tableName: 't' }, null, [`${here}dynamodb/table/t`]],
  ['kms:DisableKey', { keyId: '1234-ab' }, null, [`${here}kms/key/1234-ab`]],
  [
    'secretsmanager:DeleteSecret',
    { secretId: 'db/main' },
    null,
    [`${here}secretsmanager/secret/db/main`],
  ],
  ['ssm:PutParameter', { name: '/a/b' }, null, [`${here}ssm/parameter/a/b`]],
  [
    'ecs:UpdateService',
    { cluster: 'arn:aws:ecs:eu-central-1:111122223333:cluster/c', service: 's' },
    null,
    [`${here}ecs/service/c/s`],
  ],
  ['ecs:UpdateService', { service: 's' }, null, [`${here}ecs/service/default/s`]],
  [
    'eks:UpdateNodegroupConfig',
    { clusterName: 'c', nodegroupName: 'n' },
    null,
    [`${here}eks/cluster/c#nodegroup/n`],
  ],
  [
    'apigateway:UpdateStage',
    { restApiId: 'a1', stageName: 'prod' },
    null,
    [':eu-central-1:apigateway/restapis/a1#stages/prod'],
  ],
  [
    'autoscaling:UpdateAutoScalingGroup',
    { autoScalingGroupName: 'web' },
    null,
    [`${here}autoscaling/autoScalingGroup/web`],
  ],
  [
    'cloudwatch:DeleteAlarms',
    { alarmNames: ['a', 'b'] },
    null,
    [`${here}cloudwatch/alarm/a`, `${here}cloudwatch/alarm/b`],
  ],
  [
    'events:PutTargets',
    { rule: 'nightly', targets: [{ id: 't1' }] },
    null,
    [`${here}events/rule/default/nightly#target/t1`],
  ],
  [
    'cloudfront:UpdateDistribution',
    { id: 'E1', distributionConfig: { origins: { items: [{ id: 'o' }] } } },
    null,
    ['111122223333::cloudfront/distribution/E1'],
  ],
  [
    'cloudfront:CreateDistribution',
    { distributionConfig: { origins: { items: [{ id: 'o' }] } } },
    { distribution: { id: 'E1' } },
    ['111122223333::cloudfront/distribution/E1'],
  ],
  [
    'cloudtrail:StopLogging',
    { name: 'arn:aws:cloudtrail:eu-central-1:111122223333:trail/main' },
    null,
    [`${here}cloudtrail/trail/main`],
  ],
  // No row is written for these: they come from AWS's own list of resource types.
  ['glue:DeleteCrawler', { name: 'c' }, null, [`${here}glue/crawler/c`]],
  [
    'scheduler:TagResource',
    { resourceArn: 'arn:aws:scheduler:eu-central-1:111122223333:schedule-group/g' },
    null,
    [`${here}scheduler/schedule-group/g`],
  ],
  // A call that names nothing of the kind.
  ['ec2:EnableEbsEncryptionByDefault', {}, null, []],
  ['s3:PutBucketPolicy', {}, null, []],
  ['unheard-of:DoIt', { thing: 'x' }, null, []],
];

describe('what a call changes', () => {
  it.each(rows)('%s %j', (call, request, response, keys) => {
    const [service = '', action = ''] = call.split(':');
    const place = { account: '111122223333', region: 'eu-central-1' };
    expect(subjectKeys({ service, action, ...place, request, response })).toEqual(keys);
  });
});

describe('an event', () => {
  it('knows what it changed and names that first', () => {
    const event = eventOf(
      record({
        eventName: 'RunInstances',
        requestParameters: { subnetId: 'subnet-0123456789abcdef0' },
        responseElements: { instancesSet: { items: [{ instanceId: 'i-0123456789abcdef0' }] } },
      }),
    );
    expect(event.subjectKeys).toEqual([`${here}ec2/i-0123456789abcdef0`]);
    expect(event.resources[0]).toEqual({ id: 'i-0123456789abcdef0' });
    expect(event.resources).toContainEqual({ id: 'subnet-0123456789abcdef0' });
  });

  it('that only looked at something changed nothing', () => {
    const event = eventOf(
      record({
        eventName: 'DescribeInstances',
        readOnly: true,
        requestParameters: { instanceId: 'i-01' },
      }),
    );
    expect(event.subjectKeys).toBeUndefined();
  });

  it('cannot be made to name another resource from inside a document or a tag', () => {
    const event = eventOf(
      record({
        eventSource: 'lambda.amazonaws.com',
        eventName: 'UpdateFunctionConfiguration20150331v2',
        requestParameters: {
          tags: { functionName: 'tagged' },
          environment: { variables: { functionName: 'inside' } },
          functionName: 'shop',
        },
        responseElements: null,
      }),
    );
    expect(event.subjectKeys).toEqual([`${here}lambda/function/shop`]);
  });
});

describe('what bundles hold', () => {
  it('is what the tables say', async () => {
    const { stdout } = await promisify(execFile)('node_modules/.bin/node', [
      'tools/subject-table.ts',
      '--check',
    ]);
    expect(stdout).toMatch(/^subject table: \d+ rows of \d+ services\n$/);
  });
});
