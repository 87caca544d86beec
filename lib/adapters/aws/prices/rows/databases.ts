import type { PartRow, PriceRow } from '../price-row.ts';
import { namesOnly, notBefore } from '../reasons.ts';

/** An instance of RDS as the request or the response names it. */
const instance = (
  of: 'request' | 'response',
  more: Pick<PartRow, 'less'> & { readonly multiAz: boolean; readonly when?: string },
): PartRow => {
  const path = of === 'response' ? 'response.' : '';
  const { multiAz, less } = more;
  const option = multiAz ? 'Multi-AZ' : 'Single-AZ';
  const name = `{${path}dBInstanceClass}`;
  return {
    label: `${less ? 'no longer ' : ''}${name} ({engine|response.engine}, ${option})`,
    // What was before counts only where the class is changed.
    when: `<${more.when ?? `${path}multiAZ`}=${multiAz}>${name}${less ? '{dBInstanceClass}' : ''}`,
    offer: 'AmazonRDS',
    usageType: multiAz ? `Multi-AZUsage:${name}` : `InstanceUsage:${name}`,
    attributes: { instanceType: name, deploymentOption: option },
    ...(less && { less }),
  };
};

const cacheNodes = (path: string, quantity: readonly string[]): PartRow => ({
  label: `{${path}cacheNodeType} nodes`,
  offer: 'AmazonElastiCache',
  usageType: `NodeUsage:{${path}cacheNodeType}`,
  attributes: { instanceType: `{${path}cacheNodeType}` },
  quantity,
});

const warehouse = (path: string): PartRow => ({
  label: `{${path}nodeType} nodes`,
  offer: 'AmazonRedshift',
  usageType: `Node:{${path}nodeType}`,
  attributes: { instanceType: `{${path}nodeType}` },
  quantity: [`${path}numberOfNodes`],
});

/** Databases and caches. */
export const databasePrices: readonly PriceRow[] = [
  {
    service: 'rds',
    actions: 'CreateDBInstance',
    direction: 'more',
    parts: [instance('request', { multiAz: false }), instance('request', { multiAz: true })],
    usage: 'storage, input and output',
  },
  {
    // Both answer with what the instance was.
    service: 'rds',
    actions: 'DeleteDBInstance StopDBInstance',
    direction: 'less',
    parts: [instance('response', { multiAz: false }), instance('response', { multiAz: true })],
    usage: 'storage, input and output',
  },
  {
    service: 'rds',
    actions:
      'StartDBInstance CreateDBInstanceReadReplica RestoreDBInstanceFromDBSnapshot RestoreDBInstanceToPointInTime',
    direction: 'more',
    parts: [instance('response', { multiAz: false }), instance('response', { multiAz: true })],
    usage: 'storage, input and output',
  },
  {
    // Answers with what the instance is until the change is made.
    service: 'rds',
    actions: 'ModifyDBInstance',
    direction: 'either',
    unknownIf: ['multiAZ', 'the call also changes in how many zones it is'],
    parts: [
      instance('request', { multiAz: false, when: 'response.multiAZ' }),
      instance('request', { multiAz: true, when: 'response.multiAZ' }),
      instance('response', { multiAz: false, less: true }),
      instance('response', { multiAz: true, less: true }),
    ],
    usage: 'storage, input and output',
  },
  {
    service: 'rds',
    actions: 'DeleteDBCluster',
    direction: 'less',
    unknownBecause: namesOnly,
  },
  {
    service: 'rds',
    actions: 'ModifyDBCluster',
    direction: 'either',
    unknownBecause: notBefore,
  },
  {
    service: 'elasticache',
    actions: 'CreateCacheCluster CreateReplicationGroup',
    direction: 'more',
    parts: [cacheNodes('', ['numCacheNodes', 'numCacheClusters'])],
  },
  {
    service: 'elasticache',
    actions: 'DeleteCacheCluster',
    direction: 'less',
    parts: [cacheNodes('response.', ['response.numCacheNodes'])],
  },
  {
    service: 'elasticache',
    actions: 'DeleteReplicationGroup',
    direction: 'less',
    unknownBecause: namesOnly,
  },
  {
    service: 'elasticache',
    actions: 'ModifyCacheCluster ModifyReplicationGroup',
    direction: 'either',
    unknownBecause: notBefore,
  },
  {
    service: 'elasticache',
    actions: 'CreateServerlessCache ModifyServerlessCache',
    direction: 'either',
    usage: 'what is stored and asked for',
  },
  {
    service: 'redshift',
    actions: 'ModifyCluster ResizeCluster',
    direction: 'either',
    unknownBecause: notBefore,
  },
  {
    service: 'redshift',
    actions: 'ResumeCluster RestoreFromClusterSnapshot',
    direction: 'more',
    parts: [warehouse('response.')],
  },
  {
    service: 'redshift',
    actions: 'CreateCluster',
    direction: 'more',
    parts: [warehouse('')],
  },
  {
    service: 'redshift',
    actions: 'DeleteCluster PauseCluster',
    direction: 'less',
    parts: [warehouse('response.')],
  },
];
