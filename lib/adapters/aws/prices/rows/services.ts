import type { PriceRow } from '../price-row.ts';

const balancer = 'traffic through it (capacity units)';

const loadBalancer = {
  label: 'a load balancer',
  offer: 'AWSELB',
  usageType: 'LoadBalancerUsage',
  attributes: { productFamily: 'Load Balancer-Application' },
};

/** Load balancers, clusters and what is charged by use. */
export const servicePrices: readonly PriceRow[] = [
  {
    service: 'elasticloadbalancing',
    actions: 'CreateLoadBalancer',
    direction: 'more',
    parts: [loadBalancer],
    usage: balancer,
  },
  {
    service: 'elasticloadbalancing',
    actions: 'DeleteLoadBalancer',
    direction: 'less',
    parts: [loadBalancer],
    usage: balancer,
  },
  {
    service: 'eks',
    actions: 'CreateCluster',
    direction: 'more',
    parts: [
      { label: 'an EKS cluster', offer: 'AmazonEKS', usageType: 'AmazonEKS-Hours:perCluster' },
    ],
    usage: 'its nodes',
  },
  {
    service: 'eks',
    actions: 'DeleteCluster',
    direction: 'less',
    parts: [
      { label: 'an EKS cluster', offer: 'AmazonEKS', usageType: 'AmazonEKS-Hours:perCluster' },
    ],
  },
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
    service: 'kms',
    actions: 'CreateKey',
    direction: 'more',
    parts: [{ label: 'a key', offer: 'awskms', usageType: 'KMS-Keys' }],
  },
  {
    service: 'secretsmanager',
    actions: 'CreateSecret',
    direction: 'more',
    parts: [
      { label: 'a secret', offer: 'AWSSecretsManager', usageType: 'AWSSecretsManager-Secrets' },
    ],
  },
  {
    service: 'lambda',
    actions: 'CreateFunction20150331 CreateFunction PutFunctionConcurrency',
    direction: 'more',
    usage: 'invocations and their length',
  },
  {
    service: 'lambda',
    actions: 'UpdateFunctionConfiguration20150331v2 UpdateFunctionConfiguration',
    direction: 'either',
    usage: 'invocations and their length',
  },
  {
    service: 's3',
    actions: 'CreateBucket',
    direction: 'more',
    usage: 'what is stored and asked for',
  },
  {
    service: 's3',
    actions: 'PutBucketLifecycle PutBucketReplication',
    direction: 'either',
    usage: 'what is stored and moved',
  },
  {
    service: 'autoscaling',
    actions: 'SetDesiredCapacity UpdateAutoScalingGroup CreateAutoScalingGroup',
    direction: 'either',
    unknownBecause: 'the call does not say which instances the group starts',
  },
  {
    service: 'ecs',
    actions: 'UpdateService CreateService RunTask',
    direction: 'either',
    unknownBecause: 'the call does not say how large its tasks are',
  },
  {
    service: 'sagemaker',
    actions: 'CreateEndpoint CreateTrainingJob CreateNotebookInstance',
    direction: 'more',
    unknownBecause: 'prices of its instances are not looked up',
  },
];
