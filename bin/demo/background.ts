import { type Call, later } from './call.ts';
import {
  type Caller,
  cloudFormation,
  inConsole,
  instanceAgent,
  nightJob,
  pipeline,
  service,
} from './callers.ts';
import type { Random } from './random.ts';

type Action = readonly [does: string, request: Readonly<Record<string, unknown>>];

const stackActions: readonly [Action, ...Action[]] = [
  ['lambda:UpdateFunctionCode20150331v2', { functionName: 'shop-checkout' }],
  ['lambda:UpdateFunctionConfiguration20150331v2', { functionName: 'shop-search' }],
  ['iam:PutRolePolicy', { roleName: 'shop-checkout', policyName: 'default' }],
  ['logs:PutRetentionPolicy', { logGroupName: '/aws/lambda/shop-search' }],
  ['monitoring:PutMetricAlarm', { alarmName: 'shop-errors' }],
  ['ecs:RegisterTaskDefinition', { family: 'shop-web' }],
  ['ecs:UpdateService', { cluster: 'shop', service: 'web' }],
];

const pipelineActions: readonly [Action, ...Action[]] = [
  ['ec2:CreateTags', { resourcesSet: { items: [{ resourceId: 'vpc-0a1b2c3d4e5f60718' }] } }],
  ['ec2:ModifySecurityGroupRules', { GroupId: 'sg-0f9e8d7c6b5a49382' }],
  ['s3:PutBucketLifecycle', { bucketName: 'shop-assets' }],
  ['rds:ModifyDBParameterGroup', { dBParameterGroupName: 'shop-postgres' }],
  ['route53:ChangeResourceRecordSets', { hostedZoneId: 'Z0123456789ABCDEFGHIJ' }],
];

const looks: readonly [string, ...string[]] = [
  'ec2:DescribeInstances',
  'ec2:DescribeSecurityGroups',
  's3:ListBuckets',
  'rds:DescribeDBInstances',
  'lambda:ListFunctions20150331',
  'logs:DescribeLogGroups',
  'ce:GetCostAndUsage',
];

const autoscaling = service('autoscaling', 'AWSServiceRoleForAutoScaling');
const config = service('config', 'AWSServiceRoleForConfig');

/** An ordinary day: deployments, a night job, services at work, and many people looking. */
export function ordinaryDay(day: string, random: Random): Call[] {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const isWorkday = weekday >= 1 && weekday <= 5;
  return [
    ...nightShift(day),
    ...scaling(day, random),
    ...many(isWorkday ? random.whole(24, 40) : random.whole(3, 8), () => look(day, random)),
    ...many(isWorkday ? random.whole(1, 2) : 0, () =>
      deployment(day, cloudFormation, stackActions, random),
    ).flat(),
    ...(isWorkday && weekday % 2 === 0 ? deployment(day, pipeline, pipelineActions, random) : []),
  ];
}

const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/** A moment between 08:00 and 17:59. */
function officeHour(day: string, random: Random): string {
  return later(`${day}T08:00:00Z`, random.whole(0, 10 * 3600 - 1));
}

function deployment(
  day: string,
  by: Caller,
  actions: readonly [Action, ...Action[]],
  random: Random,
): Call[] {
  const start = officeHour(day, random);
  return Array.from({ length: random.whole(3, 7) }, (_, index) => {
    const [does, request] = random.pick(actions);
    return { at: later(start, index * 3), by, does, request };
  });
}

function look(day: string, random: Random): Call {
  const name = random.pick(['dana', 'lee', 'maya', 'noor']);
  return {
    at: officeHour(day, random),
    by: inConsole(name, '203.0.113.24'),
    does: random.pick(looks),
    readOnly: true,
  };
}

function scaling(day: string, random: Random): Call[] {
  const instanceId = `i-${random.whole(0x10000000, 0xffffffff).toString(16).padStart(17, '0')}`;
  const items = [{ instanceId }];
  return [
    {
      at: `${day}T07:0${random.whole(0, 9)}:00Z`,
      by: autoscaling,
      does: 'ec2:RunInstances',
      response: { instancesSet: { items } },
    },
    {
      at: `${day}T19:0${random.whole(0, 9)}:00Z`,
      by: autoscaling,
      does: 'ec2:TerminateInstances',
      request: { instancesSet: { items } },
    },
  ];
}

function nightShift(day: string): Call[] {
  const inventory = ['00', '06', '12', '18'].map(
    (hour): Call => ({
      at: `${day}T${hour}:05:00Z`,
      by: instanceAgent,
      does: 'ssm:UpdateInstanceInformation',
      request: { instanceId: 'i-0a1b2c3d4e5f60718' },
    }),
  );
  return [
    ...inventory,
    { at: `${day}T03:00:00Z`, by: config, does: 'ec2:DescribeVpcs', readOnly: true },
    {
      at: `${day}T01:00:00Z`,
      by: nightJob,
      does: 'autoscaling:SetDesiredCapacity',
      request: { autoScalingGroupName: 'shop-web', desiredCapacity: 2 },
    },
  ];
}
