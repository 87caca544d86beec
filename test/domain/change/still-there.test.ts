import { describe, expect, it } from 'vitest';
import { stillThere, whenGone } from '../../../lib/domain/change/still-there.ts';
import { eventOf } from '../../helpers/judged.ts';
import { portRequest, type Raw, record } from '../../helpers/record.ts';

const call = (service: string, eventName: string, requestParameters: Raw) =>
  eventOf(
    record({
      eventSource: `${service}.amazonaws.com`,
      eventName,
      requestParameters,
      responseElements: {},
    }),
  );

const ports = (verb: string, direction: string) =>
  call('ec2', `${verb}SecurityGroup${direction}`, portRequest());
const open = {
  'SecurityGroupIngress.0.CidrIp': '10.0.0.0/8',
  'SecurityGroupIngress.0.IpProtocol': '-1',
  'SecurityGroupIngress.0.FromPort': '-1',
  'SecurityGroupIngress.0.ToPort': '-1',
  'SecurityGroupIngress.1.CidrIp': '0.0.0.0/0',
  'SecurityGroupIngress.1.IpProtocol': 'tcp',
  'SecurityGroupIngress.1.FromPort': '22',
  'SecurityGroupIngress.1.ToPort': '22',
};
const attached = { 'ManagedPolicyArns.0': 'arn:aws:iam::aws:policy/X' };
const policy = (verb: string, name = 'X') =>
  call('iam', `${verb}RolePolicy`, {
    roleName: 'app',
    policyArn: `arn:aws:iam::aws:policy/${name}`,
  });
const grown = call('lambda', 'UpdateFunctionConfiguration20150331v2', {
  functionName: 'shop',
  memorySize: 512,
  timeout: 5,
});
const bucketPolicy = call('s3', 'PutBucketPolicy', {
  bucketName: 'shop',
  bucketPolicy: { Statement: [{ Effect: 'Allow', Principal: '*' }] },
});

describe('whether a change still shows', () => {
  it.each([
    ['the open port', ports('Authorize', 'Ingress'), open, 'still-there'],
    ['the open port, closed', ports('Authorize', 'Ingress'), {}, 'no-longer'],
    ['an open port outward, not inward', ports('Authorize', 'Egress'), open, 'no-longer'],
    ['a revoked permission, back', ports('Revoke', 'Ingress'), open, 'no-longer'],
    ['a revoked permission, missing', ports('Revoke', 'Ingress'), {}, 'still-there'],
    ['an attached policy', policy('Attach'), attached, 'still-there'],
    ['another attached policy', policy('Attach', 'Y'), attached, 'no-longer'],
    ['a detached policy, missing', policy('Detach', 'Y'), attached, 'still-there'],
    [
      'an inline policy that no template declares',
      call('iam', 'PutRolePolicy', { roleName: 'app', policyName: 'p', policyDocument: '{}' }),
      { 'Policies.0.PolicyName': 'p' },
      'still-there',
    ],
    [
      'a stopped trail',
      call('cloudtrail', 'StopLogging', { name: 'main' }),
      { IsLogging: 'false' },
      'still-there',
    ],
    [
      'a trail that logs again',
      call('cloudtrail', 'StopLogging', { name: 'main' }),
      { IsLogging: 'true' },
      'no-longer',
    ],
    ['a setting, the same', grown, { MemorySize: '512', Timeout: '5' }, 'still-there'],
    ['a setting, another', grown, { MemorySize: '128', Timeout: '5' }, 'no-longer'],
    ['a setting the resource does not show', grown, { Runtime: 'nodejs24.x' }, 'unknown'],
    [
      'a bucket policy, the same',
      bucketPolicy,
      { 'PolicyDocument.Statement.0.Effect': 'Allow' },
      'still-there',
    ],
    [
      'a bucket policy, another',
      bucketPolicy,
      { 'PolicyDocument.Statement.0.Effect': 'Deny' },
      'no-longer',
    ],
    [
      'a block on public access, gone',
      call('s3', 'DeleteBucketPublicAccessBlock', { bucketName: 'b' }),
      {},
      'still-there',
    ],
    [
      'a block on public access, set again',
      call('s3', 'DeleteBucketPublicAccessBlock', { bucketName: 'b' }),
      { 'PublicAccessBlockConfiguration.BlockPublicAcls': 'true' },
      'no-longer',
    ],
    [
      'a tag, at another place of the list',
      call('ec2', 'CreateTags', {
        resourcesSet: { items: [{ resourceId: 'vpc-0123456789abcdef0' }] },
        tagSet: { items: [{ key: 'owner', value: 'shop' }] },
      }),
      {
        'Tags.0.Key': 'env',
        'Tags.0.Value': 'prod',
        'Tags.1.Key': 'owner',
        'Tags.1.Value': 'shop',
      },
      'still-there',
    ],
    [
      'a tag with another value',
      call('rds', 'AddTagsToResource', {
        resourceName: 'arn:aws:rds:eu-central-1:111122223333:db:orders',
        tags: [{ key: 'owner', value: 'shop' }],
      }),
      { 'Tags.0.Key': 'owner', 'Tags.0.Value': 'platform' },
      'no-longer',
    ],
    [
      'a tag of a function, set by its name',
      call('lambda', 'TagResource20170331v2', {
        resource: 'arn:aws:lambda:eu-central-1:111122223333:function:shop',
        tags: { owner: 'shop' },
      }),
      { 'Tags.0.Key': 'owner', 'Tags.0.Value': 'shop' },
      'still-there',
    ],
    [
      'a tag taken away, back',
      call('ec2', 'DeleteTags', {
        resourcesSet: { items: [{ resourceId: 'vpc-0123456789abcdef0' }] },
        tagSet: { items: [{ key: 'owner' }] },
      }),
      { 'Tags.0.Key': 'owner', 'Tags.0.Value': 'shop' },
      'no-longer',
    ],
    [
      'a tag of a resource that shows no tags',
      call('ec2', 'CreateTags', {
        resourcesSet: { items: [{ resourceId: 'vpc-0123456789abcdef0' }] },
        tagSet: { items: [{ key: 'owner', value: 'shop' }] },
      }),
      { VpcId: 'vpc-0123456789abcdef0' },
      'unknown',
    ],
    [
      'an attribute of a load balancer, among others',
      call('elasticloadbalancing', 'ModifyLoadBalancerAttributes', {
        loadBalancerArn:
          'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/a/1',
        attributes: [{ key: 'deletion_protection.enabled', value: 'false' }],
      }),
      {
        'LoadBalancerAttributes.0.Key': 'idle_timeout.timeout_seconds',
        'LoadBalancerAttributes.0.Value': '60',
        'LoadBalancerAttributes.1.Key': 'deletion_protection.enabled',
        'LoadBalancerAttributes.1.Value': 'false',
      },
      'still-there',
    ],
    [
      'what EC2 wraps in a value',
      call('ec2', 'ModifyInstanceAttribute', {
        instanceId: 'i-0123456789abcdef0',
        disableApiTermination: { value: false },
      }),
      { DisableApiTermination: 'true' },
      'no-longer',
    ],
    [
      'a list in another order',
      call('rds', 'ModifyDBInstance', {
        dBInstanceIdentifier: 'orders',
        vpcSecurityGroupIds: ['sg-0123456789abcdef1'],
      }),
      {
        'VPCSecurityGroups.0': 'sg-0123456789abcdef0',
        'VPCSecurityGroups.1': 'sg-0123456789abcdef1',
      },
      'still-there',
    ],
    [
      'the encryption of a bucket',
      call('s3', 'PutBucketEncryption', {
        bucketName: 'shop',
        ServerSideEncryptionConfiguration: {
          Rule: { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
        },
      }),
      {
        'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.SSEAlgorithm':
          'aws:kms',
      },
      'no-longer',
    ],
    [
      'the log of a bucket, switched off',
      call('s3', 'PutBucketLogging', { bucketName: 'shop', BucketLoggingStatus: {} }),
      {},
      'still-there',
    ],
    [
      'the log of a bucket, switched off and on again',
      call('s3', 'PutBucketLogging', { bucketName: 'shop', BucketLoggingStatus: {} }),
      { 'LoggingConfiguration.DestinationBucketName': 'logs' },
      'no-longer',
    ],
    [
      'the log of a bucket, sent elsewhere',
      call('s3', 'PutBucketLogging', {
        bucketName: 'shop',
        BucketLoggingStatus: { LoggingEnabled: { TargetBucket: 'elsewhere', TargetPrefix: '' } },
      }),
      { 'LoggingConfiguration.DestinationBucketName': 'logs' },
      'no-longer',
    ],
    [
      'a period of retention, set again',
      call('logs', 'DeleteRetentionPolicy', { logGroupName: 'shop' }),
      { RetentionInDays: '30' },
      'no-longer',
    ],
    [
      'a key policy, the same',
      call('kms', 'PutKeyPolicy', {
        keyId: '1234abcd-12ab-34cd-56ef-1234567890ab',
        policyName: 'default',
        policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'kms:*' }] }),
      }),
      { 'KeyPolicy.Statement.0.Effect': 'Allow', 'KeyPolicy.Statement.0.Action': 'kms:*' },
      'still-there',
    ],
    [
      'a stopped instance that runs again',
      call('ec2', 'StopInstances', {
        instancesSet: { items: [{ instanceId: 'i-0123456789abcdef0' }] },
      }),
      { 'State.Name': 'running' },
      'no-longer',
    ],
    [
      'something deleted that is there',
      call('sqs', 'DeleteQueue', { queueUrl: 'https://example.com/111122223333/q' }),
      { QueueName: 'q' },
      'no-longer',
    ],
    [
      'something made',
      call('sqs', 'CreateQueue', { queueName: 'q' }),
      { QueueName: 'q' },
      'still-there',
    ],
  ] as const)('%s', (_, event, live, kind) => {
    expect(stillThere(event, live).kind).toBe(kind);
  });

  it('takes the parent’s being there for no proof of a part', () => {
    const made = call('iam', 'CreateAccessKey', { userName: 'bob' });
    expect(stillThere(made, { UserName: 'bob' }, true).kind).toBe('unknown');
  });

  it('knows what it means that nothing is there', () => {
    expect(whenGone(call('sqs', 'CreateQueue', { queueName: 'q' })).kind).toBe('no-longer');
    expect(whenGone(call('sqs', 'DeleteQueue', { queueUrl: 'x' })).kind).toBe('still-there');
    expect(whenGone(call('kms', 'ScheduleKeyDeletion', { keyId: 'x' })).kind).toBe('still-there');
    expect(whenGone(call('ec2', 'DeleteTags', {})).kind).toBe('no-longer');
    expect(whenGone(ports('Revoke', 'Ingress'), true).kind).toBe('no-longer');
  });
});
