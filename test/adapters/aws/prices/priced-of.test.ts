import { describe, expect, it } from 'vitest';
import { billedUnder } from '../../../../lib/adapters/aws/prices/billed-under.ts';
import { pricedOf } from '../../../../lib/adapters/aws/prices/priced-of.ts';

const succeeded = { kind: 'succeeded' } as const;
const priced = (service: string, action: string, request: object, response?: object) =>
  pricedOf(
    { requestParameters: request, responseElements: response },
    { service, action, outcome: succeeded },
  );
const partsOf = (...call: Parameters<typeof priced>) =>
  priced(...call)?.parts.map(({ usageType, quantity }) => [usageType, quantity]);

describe('pricedOf', () => {
  it.each([
    ['ec2', 'CreateVolume', { size: 500, volumeType: 'gp3' }, 'EBS:VolumeUsage.gp3', 500],
    ['ec2', 'CreateNatGateway', {}, 'NatGateway-Hours', 1],
    ['ec2', 'AllocateAddress', {}, 'PublicIPv4:IdleAddress', 1],
    [
      'rds',
      'CreateDBInstance',
      { dBInstanceClass: 'db.m5.large', engine: 'postgres', multiAZ: true },
      'Multi-AZUsage:db.m5.large',
      1,
    ],
    [
      'elasticache',
      'CreateCacheCluster',
      { cacheNodeType: 'cache.t3.micro', numCacheNodes: 2 },
      'NodeUsage:cache.t3.micro',
      2,
    ],
    ['kinesis', 'CreateStream', { shardCount: 4 }, 'Storage-ShardHour', 4],
    [
      'sagemaker',
      'CreateNotebookInstance',
      { instanceType: 'ml.t3.medium' },
      'Notebk:ml.t3.medium',
      1,
    ],
    [
      'kafka',
      'CreateCluster',
      { brokerNodeGroupInfo: { instanceType: 'kafka.m5.large' }, numberOfBrokerNodes: 3 },
      'kafka.m5.large',
      3,
    ],
    ['eks', 'CreateCluster', { name: 'web' }, 'AmazonEKS-Hours:perCluster', 1],
  ])('%s:%s has a price', (service, action, request, usageType, quantity) => {
    expect(partsOf(service, action, request)).toEqual([[usageType, quantity]]);
  });

  it('counts the instances that were launched, or what was asked for where none is named', () => {
    const items = [{ instanceId: 'i-1' }, { instanceId: 'i-2' }];
    const request = { instanceType: 't3.micro', instancesSet: { items: [{ maxCount: 9 }] } };
    expect(partsOf('ec2', 'RunInstances', request, { instancesSet: { items } })).toEqual([
      ['BoxUsage:t3.micro', 2],
    ]);
    expect(partsOf('ec2', 'RunInstances', request)).toEqual([['BoxUsage:t3.micro', 9]]);
  });

  it('says unknown where the call does not say what kind it is', () => {
    expect(priced('ec2', 'CreateVolume', { snapshotId: 'snap-1' })).toMatchObject({
      parts: [],
      unknownBecause: 'the call does not say what kind it is',
    });
    expect(priced('ec2', 'StopInstances', {})?.unknownBecause).toContain('names what it changes');
  });

  it('tells what ends by what the call answers that it was', () => {
    const was = { dBInstanceClass: 'db.m5.large', engine: 'postgres', multiAZ: false };
    expect(priced('rds', 'DeleteDBInstance', {}, was)).toMatchObject({
      direction: 'less',
      parts: [{ usageType: 'InstanceUsage:db.m5.large', quantity: 1 }],
    });
    const cluster = { nodeType: 'ra3.xlplus', numberOfNodes: 4 };
    expect(partsOf('redshift', 'DeleteCluster', {}, cluster)).toEqual([['Node:ra3.xlplus', 4]]);
    const cache = { cacheNodeType: 'cache.t3.micro', numCacheNodes: 2 };
    expect(partsOf('elasticache', 'DeleteCacheCluster', {}, cache)).toEqual([
      ['NodeUsage:cache.t3.micro', 2],
    ]);
  });

  it('tells a difference where the call answers what it was before', () => {
    const before = { dBInstanceClass: 'db.m5.large', engine: 'postgres', multiAZ: true };
    const modified = ['rds', 'ModifyDBInstance', { dBInstanceClass: 'db.m5.xlarge' }] as const;
    expect(partsOf(...modified, before)).toEqual([
      ['Multi-AZUsage:db.m5.xlarge', 1],
      ['Multi-AZUsage:db.m5.large', -1],
    ]);
    expect(partsOf('rds', 'ModifyDBInstance', { allocatedStorage: 9 }, before)).toEqual([]);
    const zones = { ...modified[2], multiAZ: true };
    expect(priced('rds', 'ModifyDBInstance', zones, before)?.unknownBecause).toContain('zones');
    const volumeModification = {
      originalSize: 100,
      targetSize: 500,
      originalVolumeType: 'gp2',
      targetVolumeType: 'gp3',
    };
    const response = { ModifyVolumeResponse: { volumeModification } };
    expect(partsOf('ec2', 'ModifyVolume', {}, response)).toEqual([
      ['EBS:VolumeUsage.gp3', 500],
      ['EBS:VolumeUsage.gp2', -100],
    ]);
    expect(priced('ec2', 'ModifyVolume', {})).toHaveProperty('unknownBecause');
  });

  it('prices what starts again, or is made from something, by what the call answers that it is', () => {
    const is = { dBInstanceClass: 'db.m5.large', engine: 'postgres', multiAZ: false };
    for (const action of ['StartDBInstance', 'RestoreDBInstanceFromDBSnapshot'])
      expect(partsOf('rds', action, {}, is)).toEqual([['InstanceUsage:db.m5.large', 1]]);
    expect(priced('rds', 'StartDBInstance', {}, {})?.parts).toEqual([]);
    const cluster = { nodeType: 'ra3.xlplus', numberOfNodes: 2 };
    expect(partsOf('redshift', 'ResumeCluster', {}, cluster)).toEqual([['Node:ra3.xlplus', 2]]);
    expect(priced('redshift', 'ResizeCluster', {})?.unknownBecause).toContain('before');
  });

  it('prices the nodes of a search domain, its masters only where it has some', () => {
    const clusterConfig = {
      instanceType: 'm6g.large.search',
      instanceCount: 3,
      dedicatedMasterEnabled: true,
      dedicatedMasterType: 'm6g.medium.search',
      dedicatedMasterCount: 3,
    };
    const both = [
      ['ESInstance:m6g.large', 3],
      ['ESInstance:m6g.medium', 3],
    ];
    expect(partsOf('es', 'CreateDomain', { clusterConfig })).toEqual(both);
    const response = { domainStatus: { clusterConfig } };
    expect(partsOf('es', 'DeleteDomain', { domainName: 'd' }, response)).toEqual(both);
    const without = { ...clusterConfig, dedicatedMasterEnabled: false };
    expect(partsOf('es', 'CreateDomain', { clusterConfig: without })).toEqual([both[0]]);
    const old = { instanceType: 'm4.large.elasticsearch', instanceCount: 1 };
    expect(partsOf('es', 'CreateElasticsearchDomain', { elasticsearchClusterConfig: old })).toEqual(
      [['ESInstance:m4.large', 1]],
    );
    expect(priced('es', 'CreateDomain', { domainName: 'd' })?.unknownBecause).toContain('default');
    expect(priced('es', 'DeleteDomain', { domainName: 'd' })?.unknownBecause).toContain('names');
  });

  it('prices an Auto Scaling group whose call names one type of instances', () => {
    const group = (given: object, ...types: readonly string[]) => ({
      desiredCapacity: 4,
      minSize: 2,
      mixedInstancesPolicy: {
        launchTemplate: { overrides: types.map((instanceType) => ({ instanceType })) },
        ...given,
      },
    });
    const create = (request: object) => priced('autoscaling', 'CreateAutoScalingGroup', request);
    expect(create(group({}, 'm6g.large'))?.parts).toMatchObject([
      { usageType: 'BoxUsage:m6g.large', quantity: 4 },
    ]);
    const which = 'does not say which instances';
    expect(create(group({}, 'm6g.large', 'm5.large'))?.unknownBecause).toContain(which);
    expect(create({ launchTemplate: { launchTemplateId: 'lt-1' } })?.unknownBecause).toContain(
      which,
    );
    const spot = { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } };
    expect(create(group(spot, 'm6g.large'))?.unknownBecause).toContain('spot');
  });

  it('tells more or fewer shards by both numbers that the call answers', () => {
    const response = { currentShardCount: 4, targetShardCount: 6 };
    expect(partsOf('kinesis', 'UpdateShardCount', { targetShardCount: 6 }, response)).toEqual([
      ['Storage-ShardHour', 6],
      ['Storage-ShardHour', -4],
    ]);
    expect(priced('kinesis', 'UpdateShardCount', { targetShardCount: 6 })).toHaveProperty(
      'unknownBecause',
    );
  });

  it('prices a connection and an attachment that end as when they began', () => {
    for (const [began, ended] of [
      ['CreateVpnConnection', 'DeleteVpnConnection'],
      ['CreateTransitGatewayVpcAttachment', 'DeleteTransitGatewayVpcAttachment'],
    ] as const) {
      expect(priced('ec2', began, {})?.direction).toBe('more');
      expect(priced('ec2', ended, {})).toEqual({ ...priced('ec2', began, {}), direction: 'less' });
    }
  });

  it.each([
    ['fsx', 'CreateFileSystem', 'zones'],
    ['fsx', 'DeleteFileSystem', 'names'],
    ['elasticache', 'ModifyReplicationGroup', 'before'],
    ['kafka', 'UpdateBrokerType', 'before'],
    ['sagemaker', 'StartNotebookInstance', 'names'],
    ['autoscaling', 'SetDesiredCapacity', 'which instances'],
    ['ecs', 'UpdateService', 'how large'],
  ])('%s:%s has no price, and says why', (service, action, why) => {
    expect(priced(service, action, {})?.unknownBecause).toContain(why);
  });

  it('counts tasks by their size', () => {
    const task = { launchType: 'FARGATE', cpu: '512', memory: '2048' };
    const tasks = [
      { ...task, taskArn: 'arn:1' },
      { ...task, taskArn: 'arn:2' },
    ];
    expect(partsOf('ecs', 'RunTask', {}, { tasks })).toEqual([
      ['Fargate-vCPU-Hours:perCPU', 1],
      ['Fargate-GB-Hours', 4],
    ]);
    expect(partsOf('ecs', 'RunTask', {}, { tasks: [{ launchType: 'EC2' }] })).toEqual([]);
  });

  it('says what is charged by use', () => {
    expect(priced('lambda', 'CreateFunction20150331', {})).toEqual({
      direction: 'more',
      parts: [],
      usage: 'invocations and their length',
    });
    const onDemand = { billingMode: 'PAY_PER_REQUEST' };
    expect(priced('dynamodb', 'CreateTable', onDemand)?.usage).toBe('requests and storage');
  });

  it('is silent on calls that cost nothing, and on calls that failed', () => {
    expect(priced('iam', 'CreateRole', {})).toBeUndefined();
    const failed = { kind: 'failed', code: 'Denied' } as const;
    const call = { service: 'ec2', action: 'CreateNatGateway', outcome: failed };
    expect(pricedOf({}, call)).toBeUndefined();
  });
});

describe('billedUnder', () => {
  it.each([
    ['ec2', 'Amazon Elastic Compute Cloud - Compute', true],
    ['ec2', 'EC2 - Other', true],
    ['ec2', 'AmazonEC2', true],
    ['rds', 'Amazon Relational Database Service', true],
    ['rds', 'Amazon Elastic Compute Cloud - Compute', false],
    ['kms', 'AWS Key Management Service', true],
    ['unheardof', 'AmazonUnheardOf', true],
    ['iam', 'Amazon Simple Storage Service', false],
  ])('%s under %s: %s', (service, bill, expected) => {
    expect(billedUnder(service, bill)).toBe(expected);
  });
});
