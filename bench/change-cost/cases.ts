import type { PricedPart, UnitPrice } from '../../lib/domain/change/priced-change.ts';
import { addDays } from '../../lib/domain/cost/calendar.ts';
import type { CostRecord } from '../../lib/domain/cost/cost-record.ts';
import type { PriceList } from '../../lib/ports/price-list.ts';
import { chance, logUniform, normal } from '../anomaly/chance.ts';

/** One thing that can happen: its call, and what of the bill it makes dearer, by how much a day. */
interface Happening {
  readonly source: string;
  readonly name: string;
  readonly request: (size: number) => object;
  readonly response?: (size: number) => object;
  readonly service: string;
  readonly usageType: string;
  /** USD a day for one of it; for calls charged by use, of a usual size. */
  readonly perDay: number;
  readonly sizes: readonly number[];
}

/** Made-up round prices an hour (or a gigabyte-month), by usage type; the same ones make the bill. */
const unitPrices: Readonly<Record<string, readonly [amount: number, per: 'hour' | 'month']>> = {
  'BoxUsage:m5.large': [0.1, 'hour'],
  'BoxUsage:c5.9xlarge': [1.5, 'hour'],
  'BoxUsage:p4d.24xlarge': [30, 'hour'],
  'EBS:VolumeUsage.gp3': [0.08, 'month'],
  'NatGateway-Hours': [0.05, 'hour'],
  'InstanceUsage:db.r6g.2xlarge': [0.9, 'hour'],
  'Multi-AZUsage:db.r6g.2xlarge': [1.8, 'hour'],
  'NodeUsage:cache.r6g.large': [0.2, 'hour'],
  'Node:ra3.4xlarge': [3, 'hour'],
  LoadBalancerUsage: [0.02, 'hour'],
  'WriteCapacityUnit-Hrs': [0.0006, 'hour'],
  'ReadCapacityUnit-Hrs': [0.0001, 'hour'],
  'AmazonEKS-Hours:perCluster': [0.1, 'hour'],
};

/** A price list of those prices. */
export const benchPrices: PriceList = {
  async priceOf({ usageType }: PricedPart): Promise<UnitPrice> {
    const [amount, per] = unitPrices[usageType] ?? [];
    if (amount === undefined || per === undefined) return { kind: 'unknown', reason: 'not listed' };
    return { kind: 'known', amount, currency: 'USD', per };
  },
};

const ec2 = 'Amazon Elastic Compute Cloud - Compute';
const launch = (type: string, hourly: number): Happening => ({
  source: 'ec2.amazonaws.com',
  name: 'RunInstances',
  request: (size) => ({ instanceType: type, instancesSet: { items: [{ maxCount: size }] } }),
  response: (size) => ({
    instancesSet: {
      items: Array.from({ length: size }, (_, n) => ({ instanceId: `i-${n}`, instanceType: type })),
    },
  }),
  service: ec2,
  usageType: `BoxUsage:${type}`,
  perDay: 24 * hourly,
  sizes: [1, 2, 3, 5, 8],
});

const happenings: readonly Happening[] = [
  launch('m5.large', 0.1),
  launch('c5.9xlarge', 1.5),
  launch('p4d.24xlarge', 30),
  {
    source: 'ec2.amazonaws.com',
    name: 'CreateVolume',
    request: (size) => ({ size, volumeType: 'gp3' }),
    service: 'EC2 - Other',
    usageType: 'EBS:VolumeUsage.gp3',
    perDay: 0.08 / 30.4,
    sizes: [500, 2000, 8000],
  },
  {
    source: 'ec2.amazonaws.com',
    name: 'CreateNatGateway',
    request: () => ({ CreateNatGatewayRequest: { SubnetId: 'subnet-1' } }),
    service: 'EC2 - Other',
    usageType: 'NatGateway-Hours',
    // What goes through it costs more than the gateway.
    perDay: 1.2 + 4,
    sizes: [1],
  },
  {
    source: 'rds.amazonaws.com',
    name: 'CreateDBInstance',
    request: (size) => ({
      dBInstanceClass: 'db.r6g.2xlarge',
      engine: 'postgres',
      multiAZ: size > 1,
    }),
    service: 'Amazon Relational Database Service',
    usageType: 'InstanceUsage:db.r6g.2xlarge',
    perDay: 24 * 0.9,
    sizes: [1, 2],
  },
  {
    source: 'elasticache.amazonaws.com',
    name: 'CreateCacheCluster',
    request: (size) => ({ cacheNodeType: 'cache.r6g.large', numCacheNodes: size }),
    service: 'Amazon ElastiCache',
    usageType: 'NodeUsage:cache.r6g.large',
    perDay: 24 * 0.2,
    sizes: [1, 2, 3],
  },
  {
    source: 'redshift.amazonaws.com',
    name: 'CreateCluster',
    request: (size) => ({ nodeType: 'ra3.4xlarge', numberOfNodes: size }),
    service: 'Amazon Redshift',
    usageType: 'Node:ra3.4xlarge',
    perDay: 24 * 3,
    sizes: [2, 4],
  },
  {
    source: 'dynamodb.amazonaws.com',
    name: 'CreateTable',
    request: (size) => ({
      tableName: 'orders',
      provisionedThroughput: { readCapacityUnits: size, writeCapacityUnits: size },
    }),
    service: 'Amazon DynamoDB',
    usageType: 'WriteCapacityUnit-Hrs',
    perDay: 24 * 0.0007,
    sizes: [500, 2000],
  },
  // Charged by use, or of a price the call does not give away.
  {
    source: 'lambda.amazonaws.com',
    name: 'UpdateFunctionConfiguration20150331v2',
    request: (size) => ({ functionName: 'resize', memorySize: size }),
    service: 'AWS Lambda',
    usageType: 'Lambda-GB-Second',
    perDay: 0.01,
    sizes: [1024, 4096],
  },
  {
    source: 'autoscaling.amazonaws.com',
    name: 'SetDesiredCapacity',
    request: (size) => ({ autoScalingGroupName: 'web', desiredCapacity: size }),
    service: ec2,
    usageType: 'BoxUsage:m5.large',
    perDay: 2.4,
    sizes: [4, 9],
  },
  {
    source: 'rds.amazonaws.com',
    name: 'ModifyDBInstance',
    request: () => ({ dBInstanceIdentifier: 'orders', dBInstanceClass: 'db.r6g.2xlarge' }),
    service: 'Amazon Relational Database Service',
    usageType: 'InstanceUsage:db.r6g.2xlarge',
    perDay: 14,
    sizes: [1],
  },
];

/** Calls that cost nothing, of which an account is full. */
const free: readonly (readonly [source: string, name: string, request: object])[] = [
  ['ec2.amazonaws.com', 'AuthorizeSecurityGroupIngress', { groupId: 'sg-1' }],
  ['ec2.amazonaws.com', 'CreateTags', { resourcesSet: { items: [{ resourceId: 'i-9' }] } }],
  [
    'iam.amazonaws.com',
    'AttachRolePolicy',
    { roleName: 'web', policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
  ],
  ['s3.amazonaws.com', 'PutBucketPolicy', { bucketName: 'logs' }],
  ['rds.amazonaws.com', 'AddTagsToResource', { resourceName: 'orders' }],
  ['lambda.amazonaws.com', 'UpdateFunctionCode20150331v2', { functionName: 'resize' }],
  ['ec2.amazonaws.com', 'StopInstances', { instancesSet: { items: [{ instanceId: 'i-7' }] } }],
  ['rds.amazonaws.com', 'DeleteDBInstance', { dBInstanceIdentifier: 'old' }],
];

export interface Case {
  readonly costs: readonly CostRecord[];
  /** CloudTrail records. */
  readonly records: readonly object[];
  /** Event id of the change that made the cost. */
  readonly culprit: string;
  readonly until: string;
  readonly account: string;
}

const accounts = ['111122223333', '444455556666', '777788889999'];
const regions = ['eu-central-1', 'us-east-1', 'eu-west-1'];
const first = '2026-07-01';
const days = 100;
/** Decoys of the same service and account as the culprit, half of them in its region. */
const nearDecoys = 5;
/** A dear machine that is terminated within the hour. */
const briefId = 'i-900';
const brief: Happening = {
  ...launch('p4d.24xlarge', 30),
  response: () => ({
    instancesSet: { items: [{ instanceId: briefId, instanceType: 'p4d.24xlarge' }] },
  }),
};

/**
 * A case: three accounts that use several services in three regions, one change that costs at once or
 * the day after, and decoys in the same days: five changes of the same service and account whose cost
 * does not show, fifteen of any, twenty calls that cost nothing at all, and three that are hard to tell
 * apart: the same call in another region, one of the same hour and region in another account, and one of
 * a greater price that is undone within the hour. With
 * `withDetail` the bill says usage types and regions, as an export does; else it is as Cost Explorer's.
 */
export function makeCase(seed: number, withDetail: boolean): Case {
  const random = chance(seed);
  const pick = <T>(from: readonly T[]): T => pickFrom(random, from);
  const culprit = pick(happenings);
  const size = pick(culprit.sizes);
  const account = pick(accounts);
  const region = pick(regions);
  const day = days - 3 - Math.floor(random() * 5);
  const hour = Math.floor(random() * 24);
  const extra = culprit.perDay * size * (0.75 + 0.4 * random());
  const level = extra * logUniform(random, 0.3, 3);
  const where = { account, region, day, hour, who: 'dana' };
  return {
    costs: [
      ...usualCosts(random, withDetail, { account, service: culprit.service, level }),
      ...Array.from({ length: days - day }, (_, index) => ({
        date: addDays(first, day + index),
        amount: index === 0 ? (extra * (24 - hour)) / 24 : extra,
        chargeType: 'usage' as const,
        account,
        service: culprit.service,
        ...(withDetail && { usageType: `X-${culprit.usageType}`, region }),
      })),
    ],
    records: [
      recordOf('culprit', culprit, size, where),
      ...decoys(random, culprit, where),
      ...hardDecoys(random, culprit, size, where),
    ],
    culprit: 'culprit',
    until: addDays(first, days),
    account,
  };
}

type Random = () => number;
const pickFrom = <T>(random: Random, from: readonly T[]): T =>
  from[Math.floor(random() * from.length)] as T;

/** What every service of every account costs anyway. */
function usualCosts(
  random: Random,
  withDetail: boolean,
  culprit: { readonly account: string; readonly service: string; readonly level: number },
): CostRecord[] {
  const services = [...new Set(happenings.map(({ service }) => service))];
  return accounts.flatMap((account) =>
    services.flatMap((service) => {
      const own = account === culprit.account && service === culprit.service;
      const usual = own ? culprit.level : logUniform(random, 2, 300);
      return Array.from({ length: days }, (_, index) => ({
        date: addDays(first, index),
        amount: usual * Math.max(0.1, 1 + 0.06 * normal(random)),
        chargeType: 'usage' as const,
        account,
        service,
        ...(withDetail && { usageType: 'X-Usual', region: 'eu-central-1' }),
      }));
    }),
  );
}

function decoys(random: Random, culprit: Happening, { account, region, day }: Where): object[] {
  const somebody = () => pickFrom(random, ['jo', 'kim', 'lee']);
  const records: object[] = [];
  for (let n = 0; n < 20; n += 1) {
    const isNear = n < nearDecoys;
    const kinds = isNear
      ? happenings.filter(({ service }) => service === culprit.service)
      : happenings;
    const other = pickFrom(random, kinds);
    const at = (days: number) => ({
      day: day - days,
      hour: Math.floor(random() * 24),
      who: somebody(),
    });
    records.push(
      recordOf(`decoy-${n}`, other, pickFrom(random, other.sizes), {
        ...at(5 - Math.floor(random() * 7)),
        account: isNear ? account : pickFrom(random, accounts),
        region: isNear && random() < 0.5 ? region : pickFrom(random, regions),
      }),
    );
    const [source, name, request] = pickFrom(random, free);
    records.push(
      cloudTrail(`free-${n}`, source, name, request, undefined, {
        ...at(2 - Math.floor(random() * 3)),
        account: pickFrom(random, accounts),
        region: pickFrom(random, regions),
      }),
    );
  }
  return records;
}

function hardDecoys(random: Random, culprit: Happening, size: number, where: Where): object[] {
  const elsewhere = regions.filter((region) => region !== where.region);
  const others = accounts.filter((account) => account !== where.account);
  const earlier = { ...where, hour: Math.max(0, where.hour - 1), who: 'jo' };
  const stop = { instancesSet: { items: [{ instanceId: briefId }] } };
  return [
    recordOf('other-region', culprit, size, {
      ...where,
      region: pickFrom(random, elsewhere),
      who: 'kim',
    }),
    recordOf('other-account', culprit, size, {
      ...where,
      account: pickFrom(random, others),
      who: 'lee',
    }),
    recordOf('brief', brief, 1, earlier),
    cloudTrail('stop', 'ec2.amazonaws.com', 'TerminateInstances', stop, undefined, earlier),
  ];
}

interface Where {
  readonly account: string;
  readonly region: string;
  readonly day: number;
  readonly hour: number;
  readonly who: string;
}

const recordOf = (id: string, of: Happening, size: number, where: Where): object =>
  cloudTrail(id, of.source, of.name, of.request(size), of.response?.(size), where);

function cloudTrail(
  id: string,
  eventSource: string,
  eventName: string,
  requestParameters: object,
  responseElements: object | undefined,
  { account, region, day, hour, who }: Where,
): object {
  return {
    eventVersion: '1.09',
    eventID: id,
    eventTime: `${addDays(first, day)}T${String(hour).padStart(2, '0')}:12:00Z`,
    eventSource,
    eventName,
    awsRegion: region,
    recipientAccountId: account,
    readOnly: false,
    managementEvent: true,
    eventCategory: 'Management',
    eventType: 'AwsApiCall',
    sourceIPAddress: '203.0.113.7',
    userAgent: 'Mozilla/5.0',
    sessionCredentialFromConsole: 'true',
    userIdentity: {
      type: 'AssumedRole',
      principalId: `AROAEXAMPLE:${who}`,
      arn: `arn:aws:sts::${account}:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/${who}`,
      accountId: account,
    },
    requestParameters,
    responseElements: responseElements ?? null,
  };
}
