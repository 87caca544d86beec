import type { PartRow, PriceRow } from '../price-row.ts';
import { namesOnly } from '../reasons.ts';
import { linux } from './linux.ts';

const whichInstances = 'the call does not say which instances the group starts';

const balancer = 'traffic through it (capacity units)';

const loadBalancer = {
  label: 'a load balancer',
  offer: 'AWSELB',
  usageType: 'LoadBalancerUsage',
  attributes: { productFamily: 'Load Balancer-Application' },
};

/** Tasks on Fargate, of which the answer says how large they are: CPU in 1,024 units, memory in MiB. */
const fargate = (field: 'cpu' | 'memory', word: string, usageType: string): PartRow => ({
  label: `{response.tasks.${field}} units of ${word} for as long as the tasks run (x86)`,
  when: `<response.tasks.launchType=FARGATE>${word}`,
  offer: 'AmazonECS',
  usageType,
  quantity: ['#response.tasks.taskArn'],
  each: [`response.tasks.${field}`, 1024],
});

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
    actions: 'CreateAutoScalingGroup',
    direction: 'more',
    parts: [
      {
        label: '{@overridingType} of the group (as Linux, on demand)',
        when: '{@overridingType}',
        offer: 'AmazonEC2',
        usageType: 'BoxUsage:{@overridingType}',
        attributes: { instanceType: '{@overridingType}', ...linux },
        quantity: ['desiredCapacity', 'minSize'],
      },
    ],
    unknownIf: [
      'mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity',
      'some of its instances run at the spot price',
    ],
    otherwise: whichInstances,
    usage: 'disks and data transfer',
  },
  {
    service: 'autoscaling',
    actions: 'SetDesiredCapacity UpdateAutoScalingGroup',
    direction: 'either',
    unknownBecause: whichInstances,
  },
  {
    service: 'ecs',
    actions: 'UpdateService CreateService',
    direction: 'either',
    unknownBecause: 'the call does not say how large its tasks are',
  },
  {
    service: 'ecs',
    actions: 'RunTask',
    direction: 'more',
    parts: [
      fargate('cpu', 'CPU', 'Fargate-vCPU-Hours:perCPU'),
      fargate('memory', 'memory', 'Fargate-GB-Hours'),
    ],
    usage: 'what its tasks move and store, and on EC2 the instances they run on',
  },
  {
    service: 'sagemaker',
    actions: 'CreateNotebookInstance',
    direction: 'more',
    parts: [
      {
        label: 'a notebook on {instanceType}',
        offer: 'AmazonSageMaker',
        usageType: 'Notebk:{instanceType}',
      },
    ],
    usage: 'its storage',
  },
  {
    service: 'sagemaker',
    actions: 'CreateEndpoint UpdateEndpoint',
    direction: 'either',
    unknownBecause: 'the call names a configuration, not the instances in it',
  },
  {
    service: 'sagemaker',
    actions: 'CreateTrainingJob CreateProcessingJob CreateTransformJob',
    direction: 'more',
    usage: 'its instances, for as long as it runs',
  },
  {
    service: 'sagemaker',
    actions: 'StartNotebookInstance',
    direction: 'more',
    unknownBecause: namesOnly,
  },
  {
    service: 'sagemaker',
    actions: 'CreateApp',
    direction: 'more',
    usage: 'its instance, for as long as it runs',
  },
  {
    service: 'sagemaker',
    actions: 'DeleteEndpoint StopNotebookInstance DeleteNotebookInstance',
    direction: 'less',
    unknownBecause: namesOnly,
  },
];
