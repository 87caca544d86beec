import { describe, expect, it } from 'vitest';
import { keyOfArn, keyOfId } from '../../../../lib/adapters/aws/resources/resource-key.ts';

const place = 'eu-central-1:111122223333';
const here = '111122223333:eu-central-1:';
const scope = { account: '111122223333', region: 'eu-central-1' };

const arns: readonly (readonly [arn: string, key: string])[] = [
  [`arn:aws:lambda:${place}:function:shop`, `${here}lambda/function/shop`],
  [`arn:aws:lambda:${place}:function:shop:live`, `${here}lambda/function/shop#qualifier/live`],
  ['arn:aws:s3:::shop-data', '::s3/bucket/shop-data'],
  ['arn:aws:s3:::shop-data/a/b.txt', '::s3/bucket/shop-data#object/a/b.txt'],
  ['arn:aws:iam::111122223333:role/ci/Deploy', '111122223333::iam/role/deploy'],
  [
    'arn:aws-cn:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/X',
    '111122223333::iam/role/x',
  ],
  ['arn:aws:iam::aws:policy/ReadOnlyAccess', '::iam/policy/readonlyaccess'],
  [`arn:aws:ec2:${place}:security-group/sg-0123456789abcdef0`, `${here}ec2/sg-0123456789abcdef0`],
  [`arn:aws:ec2:${place}:key-pair/web key`, `${here}ec2/key-pair/web key`],
  [`arn:aws:sns:${place}:orders`, `${here}sns/topic/orders`],
  [`arn:aws:sns:${place}:orders:0a-1b`, `${here}sns/topic/orders#subscription/0a-1b`],
  [`arn:aws:sqs:${place}:orders.fifo`, `${here}sqs/queue/orders.fifo`],
  [`arn:aws:logs:${place}:log-group:/aws/lambda/a:*`, `${here}logs/log-group//aws/lambda/a`],
  [`arn:aws:logs:${place}:log-group:/a:log-stream:b`, `${here}logs/log-group//a#log-stream/b`],
  [
    `arn:aws:elasticloadbalancing:${place}:listener-rule/app/web/1/2/3`,
    `${here}elasticloadbalancing/loadbalancer/app/web/1#listener/2#rule/3`,
  ],
  [`arn:aws:secretsmanager:${place}:secret:db/main-AbCdEf`, `${here}secretsmanager/secret/db/main`],
  [
    `arn:aws:autoscaling:${place}:autoScalingGroup:uuid:autoScalingGroupName/web`,
    `${here}autoscaling/autoScalingGroup/web`,
  ],
  [`arn:aws:rds:${place}:db:Shop-DB`, `${here}rds/db/shop-db`],
  [`arn:aws:events:${place}:rule/nightly`, `${here}events/rule/default/nightly`],
  [`arn:aws:events:${place}:rule/own/nightly`, `${here}events/rule/own/nightly`],
  [
    'arn:aws:apigateway:eu-central-1::/restapis/a1/stages/x',
    ':eu-central-1:apigateway/restapis/a1#stages/x',
  ],
  [`arn:aws:dynamodb:${place}:table/t/index/i`, `${here}dynamodb/table/t#index/i`],
  [`arn:aws:eks:${place}:nodegroup/c/n/uuid`, `${here}eks/cluster/c#nodegroup/n`],
  ['arn:aws:route53:::hostedzone/Z1', '::route53/hostedzone/Z1'],
  [`arn:aws:states:${place}:stateMachine:m`, `${here}states/stateMachine/m`],
];

describe('the key of an ARN', () => {
  it.each(arns)('%s', (arn, key) => expect(keyOfArn(arn)).toBe(key));

  it.each(['', 'arn:aws', 'shop', 'arn:aws:s3:::', 'urn:pulumi:a::b::c::d'])(
    '%j has none',
    (text) => expect(keyOfArn(text)).toBeUndefined(),
  );
});

describe('the key of an id that says what it is', () => {
  it.each([
    ['i-0123456789abcdef0', `${here}ec2/i-0123456789abcdef0`],
    ['vpc-0a1b2c3d', `${here}ec2/vpc-0a1b2c3d`],
    ['tgw-attach-0123456789abcdef0', `${here}ec2/tgw-attach-0123456789abcdef0`],
    [
      'https://sqs.eu-west-1.amazonaws.com/444455556666/jobs',
      '444455556666:eu-west-1:sqs/queue/jobs',
    ],
    [
      'https://eu-west-1.queue.amazonaws.com/444455556666/jobs',
      '444455556666:eu-west-1:sqs/queue/jobs',
    ],
    ['arn:aws:s3:::b', '::s3/bucket/b'],
  ])('%s', (id, key) => expect(keyOfId(id, scope)).toBe(key));

  it.each(['shop', 'fs-0123456789abcdef0', 'web-server', 'https://example.com/111122223333/jobs'])(
    '%s does not',
    (id) => expect(keyOfId(id, scope)).toBeUndefined(),
  );
});
