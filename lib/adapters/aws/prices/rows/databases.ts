import type { PriceRow } from '../price-row.ts';
import { namesOnly } from '../reasons.ts';

/** Databases and caches. */
export const databasePrices: readonly PriceRow[] = [
  {
    service: 'rds',
    actions: 'CreateDBInstance',
    direction: 'more',
    parts: [
      {
        label: '{dBInstanceClass} ({engine}, Single-AZ)',
        when: '<multiAZ=false>{dBInstanceClass}',
        offer: 'AmazonRDS',
        usageType: 'InstanceUsage:{dBInstanceClass}',
        attributes: { instanceType: '{dBInstanceClass}', deploymentOption: 'Single-AZ' },
      },
      {
        label: '{dBInstanceClass} ({engine}, Multi-AZ)',
        when: '<multiAZ=true>{dBInstanceClass}',
        offer: 'AmazonRDS',
        usageType: 'Multi-AZUsage:{dBInstanceClass}',
        attributes: { instanceType: '{dBInstanceClass}', deploymentOption: 'Multi-AZ' },
      },
    ],
    usage: 'storage, input and output',
  },
  {
    service: 'rds',
    actions: 'DeleteDBInstance StopDBInstance DeleteDBCluster',
    direction: 'less',
    unknownBecause: namesOnly,
  },
  {
    service: 'rds',
    actions: 'ModifyDBInstance ModifyDBCluster',
    direction: 'either',
    unknownBecause: 'the call does not say what it was before',
  },
  {
    service: 'elasticache',
    actions: 'CreateCacheCluster CreateReplicationGroup',
    direction: 'more',
    parts: [
      {
        label: '{cacheNodeType} nodes',
        offer: 'AmazonElastiCache',
        usageType: 'NodeUsage:{cacheNodeType}',
        attributes: { instanceType: '{cacheNodeType}' },
        quantity: ['numCacheNodes', 'numCacheClusters'],
      },
    ],
  },
  {
    service: 'redshift',
    actions: 'CreateCluster',
    direction: 'more',
    parts: [
      {
        label: '{nodeType} nodes',
        offer: 'AmazonRedshift',
        usageType: 'Node:{nodeType}',
        attributes: { instanceType: '{nodeType}' },
        quantity: ['numberOfNodes'],
      },
    ],
  },
];
