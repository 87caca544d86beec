import { describe, expect, it } from 'vitest';
import { cloudFormationKeys } from '../../../../lib/adapters/aws/resources/cloudformation-keys.ts';
import { pulumiKeys } from '../../../../lib/adapters/aws/resources/pulumi-keys.ts';
import { terraformKeys } from '../../../../lib/adapters/aws/resources/terraform-keys.ts';

const here = '111122223333:eu-central-1:';
const scope = { account: '111122223333', region: 'eu-central-1' };
const sg = 'sg-0123456789abcdef0';

describe('CloudFormation', () => {
  it.each([
    ['AWS::Lambda::Function', 'shop', `${here}lambda/function/shop`],
    [
      'AWS::SQS::Queue',
      'https://sqs.eu-central-1.amazonaws.com/111122223333/q',
      `${here}sqs/queue/q`,
    ],
    ['AWS::IAM::Role', 'Stack-Role-1A2B', '111122223333::iam/role/stack-role-1a2b'],
    ['AWS::EC2::SecurityGroup', sg, `${here}ec2/${sg}`],
    [
      'AWS::EC2::Route',
      'rtb-0123456789abcdef0|0.0.0.0/0',
      `${here}ec2/rtb-0123456789abcdef0#route/0.0.0.0/0`,
    ],
    ['AWS::S3::BucketPolicy', 'b', '::s3/bucket/b#policy'],
    ['AWS::SNS::Topic', 'arn:aws:sns:eu-central-1:111122223333:t', `${here}sns/topic/t`],
    ['AWS::Events::Rule', 'bus|nightly', `${here}events/rule/bus/nightly`],
    ['AWS::SSM::Parameter', '/a/b', `${here}ssm/parameter/a/b`],
    ['AWS::RDS::DBInstance', 'Shop', `${here}rds/db/shop`],
    ['AWS::Lambda::Permission', 'shop|s', `${here}lambda/function/shop#permission/s`],
  ])('%s %s', (type, id, key) => expect(cloudFormationKeys(type, id, scope)).toEqual([key]));

  it.each([
    ['AWS::IAM::Policy', 'Stack-Policy-1A2B'],
    ['AWS::Lambda::Permission', 'Stack-Permission-1A2B'],
    ['AWS::CDK::Metadata', '1234'],
    ['AWS::EKS::Nodegroup', 'workers'],
    ['AWS::WAFv2::WebACL', 'edge'],
    ['Custom::Thing', 'x'],
    ['constructor', 'x'],
    ['AWS::Lambda::Function', ''],
  ])('%s %j does not say which it is', (type, id) =>
    expect(cloudFormationKeys(type, id, scope)).toEqual([]),
  );
});

describe('Terraform', () => {
  it('knows all that one resource attaches a policy to', () => {
    const policy_arn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    const attributes = { name: 'read', policy_arn, roles: ['a', 'b'], users: [], groups: ['g'] };
    expect(terraformKeys('aws_iam_policy_attachment', attributes)).toEqual(
      ['role/a', 'role/b', 'group/g'].map((it) => `::iam/${it}#attached-policy/${policy_arn}`),
    );
  });

  it.each([
    [
      'aws_lambda_function',
      { arn: 'arn:aws:lambda:eu-central-1:111122223333:function:shop' },
      `${here}lambda/function/shop`,
    ],
    ['aws_instance', { id: 'i-0123456789abcdef0' }, '::ec2/i-0123456789abcdef0'],
    ['awscc_s3_bucket', { id: 'logs', arn: 'arn:aws:s3:::logs' }, '::s3/bucket/logs'],
    [
      'aws_lambda_permission',
      { function_name: 'shop', statement_id: 'api', region: 'eu-central-1' },
      ':eu-central-1:lambda/function/shop#permission/api',
    ],
    [
      'aws_route53_record',
      { zone_id: 'Z1', name: 'WWW', fqdn: 'WWW.example.com.', type: 'A' },
      '::route53/hostedzone/Z1#record/www.example.com/A',
    ],
    [
      'aws_route53_record',
      { zone_id: 'Z1', name: '*', fqdn: '\\052.example.com', type: 'CNAME' },
      '::route53/hostedzone/Z1#record/*.example.com/CNAME',
    ],
    [
      'aws_route53_record',
      { zone_id: 'Z1', name: 'www', fqdn: 'www.example.com', type: 'A', set_identifier: 'Blue' },
      '::route53/hostedzone/Z1#record/www.example.com/A#set/Blue',
    ],
    [
      'aws_security_group_rule',
      { id: 'sgrule-1', security_group_id: sg, security_group_rule_id: 'sgr-1' },
      `::ec2/${sg}#rule/sgr-1`,
    ],
    [
      'aws_iam_role_policy',
      { role: 'Web', name: 'p', id: 'Web:p' },
      '::iam/role/web#inline-policy/p',
    ],
    ['aws_s3_bucket_versioning', { bucket: 'b', id: 'b' }, '::s3/bucket/b#versioning'],
    [
      'aws_route',
      {
        route_table_id: 'rtb-0123456789abcdef0',
        destination_cidr_block: '',
        destination_ipv6_cidr_block: '::/0',
      },
      '::ec2/rtb-0123456789abcdef0#route/::/0',
    ],
    [
      'aws_route53_record',
      { zone_id: 'Z1', fqdn: 'www.example.com', name: 'www', type: 'A' },
      '::route53/hostedzone/Z1#record/www.example.com/A',
    ],
    [
      'aws_sns_topic_policy',
      { arn: 'arn:aws:sns:eu-central-1:111122223333:t' },
      `${here}sns/topic/t#policy`,
    ],
    [
      'aws_ecs_service',
      { cluster: 'arn:aws:ecs:eu-central-1:111122223333:cluster/c', name: 's' },
      '::ecs/service/c/s',
    ],
    [
      'aws_network_acl_rule',
      { network_acl_id: 'acl-0123', rule_number: 100 },
      '::ec2/acl-0123#entry/100',
    ],
    [
      'aws_config_configuration_recorder',
      {
        name: 'main',
        region: 'eu-central-1',
        role_arn: 'arn:aws:iam::111122223333:role/config',
      },
      `${here}config/configuration-recorder/main`,
    ],
    [
      'aws_ecr_repository_policy',
      { repository: 'web', registry_id: '111122223333', region: 'eu-central-1' },
      `${here}ecr/repository/web#policy`,
    ],
    // It has the id of the queue, and is not the queue.
    [
      'aws_sqs_queue_redrive_policy',
      { id: 'x', queue_url: 'https://sqs.eu-central-1.amazonaws.com/111122223333/q' },
      `${here}sqs/queue/q#redrive-policy`,
    ],
  ])('%s', (type, attributes, key) => expect(terraformKeys(type, attributes)).toEqual([key]));

  it('knows a rule as a part of its group and by its own id', () => {
    const attributes = { id: 'sgr-1', security_group_id: sg };
    expect(terraformKeys('aws_vpc_security_group_ingress_rule', attributes)).toEqual([
      `::ec2/${sg}#rule/sgr-1`,
      '::ec2/sgr-1',
    ]);
  });

  it('knows a family of task definitions by each of its revisions', () => {
    const arn = 'arn:aws:ecs:eu-central-1:111122223333:task-definition/web:7';
    expect(terraformKeys('aws_ecs_task_definition', { id: 'web', family: 'web', arn })).toEqual([
      `${here}ecs/task-definition/web#revision/7`,
      `${here}ecs/task-definition/web`,
    ]);
  });

  it.each([
    ['google_compute_firewall', { id: 'projects/p/global/firewalls/f' }],
    ['aws_acm_certificate_validation', { id: '2026-11-23 10:00:00 +0000 UTC' }],
    ['aws_iam_role_policy', {}],
    // Every account has these in every region, and they do not say whose and where they are.
    ['aws_config_configuration_recorder', { id: 'default', name: 'default' }],
    ['aws_macie2_account', { id: '111122223333' }],
    ['aws_inspector2_enabler', { id: 'x', account_ids: ['111122223333'] }],
    ['aws_ecr_registry_policy', { id: '111122223333', registry_id: '111122223333' }],
  ])('%s %j does not say which it is', (type, attributes) =>
    expect(terraformKeys(type, attributes)).toEqual([]),
  );
});

describe('Pulumi', () => {
  it.each([
    ['aws:s3/bucketV2:BucketV2', 'b', { bucket: 'b' }, '::s3/bucket/b'],
    [
      'aws:ec2/securityGroup:SecurityGroup',
      sg,
      { arn: `arn:aws:ec2:eu-central-1:111122223333:security-group/${sg}` },
      `${here}ec2/${sg}`,
    ],
    [
      'aws:iam/rolePolicyAttachment:RolePolicyAttachment',
      'x',
      { role: 'web', policyArn: 'arn:aws:iam::aws:policy/A' },
      '::iam/role/web#attached-policy/arn:aws:iam::aws:policy/A',
    ],
    [
      'aws:lambda/function:Function',
      'shop',
      { arn: 'arn:aws:lambda:eu-central-1:111122223333:function:shop' },
      `${here}lambda/function/shop`,
    ],
    [
      'aws:lambda/permission:Permission',
      'api',
      { function: 'shop', statementId: 'api' },
      '::lambda/function/shop#permission/api',
    ],
    [
      'aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter',
      'x',
      { logGroup: '/aws/lambda/shop', name: 'all' },
      '::logs/log-group//aws/lambda/shop#subscription-filter/all',
    ],
    ['aws-native:lambda:Function', 'shop', {}, '::lambda/function/shop'],
    ['aws-native:ec2:Vpc', 'vpc-0123456789abcdef0', {}, '::ec2/vpc-0123456789abcdef0'],
  ])('%s', (type, id, outputs, key) => expect(pulumiKeys({ type, id, outputs })).toEqual([key]));

  it.each([
    ['kubernetes:core/v1:Service', 'default/web', {}],
    ['aws:constructor/web:Web', 'web', {}],
    ['aws-native:constructor:Web', 'web', {}],
    [
      'aws:iam/rolePolicyAttachment:RolePolicyAttachment',
      'x',
      {
        role: {
          '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270',
          ciphertext: 'v1:…',
        },
      },
    ],
  ])('%s %j does not say which it is', (type, id, outputs) =>
    expect(pulumiKeys({ type, id, outputs })).toEqual([]),
  );
});
