import type { PriceRow } from '../price-row.ts';
import { namesOnly } from '../reasons.ts';

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
  ...['es', 'opensearch'].map(
    (service): PriceRow => ({
      service,
      actions: 'CreateDomain CreateElasticsearchDomain',
      direction: 'more',
      unknownBecause: 'its instances are priced under another name than the call gives them',
    }),
  ),
  ...['es', 'opensearch'].map(
    (service): PriceRow => ({
      service,
      actions: 'DeleteDomain DeleteElasticsearchDomain',
      direction: 'less',
      unknownBecause: namesOnly,
    }),
  ),
];
