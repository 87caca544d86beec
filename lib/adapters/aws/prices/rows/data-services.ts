import type { PartRow, PriceRow } from '../price-row.ts';
import { namesOnly, notBefore } from '../reasons.ts';

const shards = (which: 'target' | 'current'): PartRow => ({
  label: `${which === 'current' ? 'no longer ' : ''}{response.${which}ShardCount} shards`,
  offer: 'AmazonKinesis',
  usageType: 'Storage-ShardHour',
  quantity: [`response.${which}ShardCount`],
});

/** Nodes of a search domain. Their usage types leave out what calls add to the type: `ESInstance:m6g.large`. */
const nodes = (cluster: string, type: string, count: string, asked = type): PartRow => ({
  label: `{${cluster}.${type}} nodes`,
  when: asked === type ? `{${cluster}.${type}}` : `<${cluster}.${asked}=true>{${cluster}.${type}}`,
  offer: 'AmazonES',
  usageType: `ESInstance:{${cluster}.${type}:node}`,
  quantity: [`${cluster}.${count}`],
});

const searchNodes = (cluster: string): PartRow[] => [
  nodes(cluster, 'instanceType', 'instanceCount'),
  nodes(cluster, 'dedicatedMasterType', 'dedicatedMasterCount', 'dedicatedMasterEnabled'),
  nodes(cluster, 'warmType', 'warmCount', 'warmEnabled'),
];

/** Tables, streams and search. */
export const dataServicePrices: readonly PriceRow[] = [
  {
    service: 'dynamodb',
    actions: 'CreateTable',
    direction: 'more',
    parts: [
      {
        label: '{provisionedThroughput.writeCapacityUnits} write capacity units',
        when: '{provisionedThroughput.writeCapacityUnits}',
        offer: 'AmazonDynamoDB',
        usageType: 'WriteCapacityUnit-Hrs',
        attributes: { group: 'DDB-WriteUnits' },
        quantity: ['provisionedThroughput.writeCapacityUnits'],
      },
      {
        label: '{provisionedThroughput.readCapacityUnits} read capacity units',
        when: '{provisionedThroughput.readCapacityUnits}',
        offer: 'AmazonDynamoDB',
        usageType: 'ReadCapacityUnit-Hrs',
        attributes: { group: 'DDB-ReadUnits' },
        quantity: ['provisionedThroughput.readCapacityUnits'],
      },
    ],
    usage: 'requests and storage',
  },
  {
    service: 'kinesis',
    actions: 'CreateStream',
    direction: 'more',
    parts: [
      {
        label: '{shardCount} shards',
        when: '{shardCount}',
        offer: 'AmazonKinesis',
        usageType: 'Storage-ShardHour',
        quantity: ['shardCount'],
      },
    ],
    usage: 'what is put into it',
  },
  {
    service: 'kafka',
    actions: 'CreateCluster CreateClusterV2',
    direction: 'more',
    parts: [
      {
        label:
          '{brokerNodeGroupInfo.instanceType|provisioned.brokerNodeGroupInfo.instanceType} brokers',
        when: '{brokerNodeGroupInfo.instanceType|provisioned.brokerNodeGroupInfo.instanceType}',
        offer: 'AmazonMSK',
        usageType:
          '{brokerNodeGroupInfo.instanceType|provisioned.brokerNodeGroupInfo.instanceType}',
        quantity: ['numberOfBrokerNodes', 'provisioned.numberOfBrokerNodes'],
      },
    ],
    usage: 'storage, and what moves',
  },
  {
    service: 'kafka',
    actions: 'DeleteCluster',
    direction: 'less',
    unknownBecause: namesOnly,
  },
  {
    service: 'kafka',
    actions: 'UpdateBrokerCount UpdateBrokerType UpdateBrokerStorage',
    direction: 'either',
    unknownBecause: notBefore,
  },
  {
    service: 'dynamodb',
    actions: 'UpdateTable',
    direction: 'either',
    unknownBecause: notBefore,
  },
  {
    // Answers with both.
    service: 'kinesis',
    actions: 'UpdateShardCount',
    direction: 'either',
    parts: [shards('target'), { ...shards('current'), less: true }],
    usage: 'what is put into it',
  },
  {
    service: 'kinesis',
    actions: 'DeleteStream',
    direction: 'less',
    unknownBecause: namesOnly,
  },
  {
    service: 'fsx',
    actions: 'CreateFileSystem',
    direction: 'more',
    unknownBecause: 'its price is made of storage, throughput and zones, each listed by kind',
  },
  {
    service: 'fsx',
    actions: 'DeleteFileSystem',
    direction: 'less',
    unknownBecause: namesOnly,
  },
  ...['es', 'opensearch'].flatMap((service): PriceRow[] => [
    {
      service,
      actions: 'CreateDomain',
      direction: 'more',
      parts: searchNodes('clusterConfig'),
      otherwise: 'the call leaves the type of its instances to the default',
      usage: 'its storage',
    },
    {
      service,
      actions: 'CreateElasticsearchDomain',
      direction: 'more',
      parts: searchNodes('elasticsearchClusterConfig'),
      otherwise: 'the call leaves the type of its instances to the default',
      usage: 'its storage',
    },
    {
      // Answers with what the domain was.
      service,
      actions: 'DeleteDomain',
      direction: 'less',
      parts: searchNodes('response.domainStatus.clusterConfig'),
      otherwise: namesOnly,
      usage: 'its storage',
    },
    {
      service,
      actions: 'DeleteElasticsearchDomain',
      direction: 'less',
      unknownBecause: namesOnly,
    },
    {
      service,
      actions: 'UpdateDomainConfig UpdateElasticsearchDomainConfig',
      direction: 'either',
      unknownBecause: notBefore,
    },
  ]),
];
