import { describe, expect, it } from 'vitest';
import { stillThere, whenGone } from '../../../lib/domain/change/still-there.ts';
import { eventOf } from '../../helpers/judged.ts';
import { type Raw, record } from '../../helpers/record.ts';

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
  call('ec2', `${verb}SecurityGroup${direction}`, {
    groupId: 'sg-0123456789abcdef0',
    ipPermissions: {
      items: [
        {
          ipProtocol: 'tcp',
          fromPort: 22,
          toPort: 22,
          ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] },
        },
      ],
    },
  });
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
  });
});
