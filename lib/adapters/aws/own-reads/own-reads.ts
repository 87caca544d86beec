import type { ChangeEvent } from '../../../domain/change/change-event.ts';
import { parameter } from '../../../domain/change/parameters.ts';
import { accountReads } from './account-reads.ts';
import type { Answer, OwnRead } from './own-read.ts';

const list = (answer: Answer, name: string): Answer[] =>
  Array.isArray(answer[name]) ? answer[name] : [];

/** Accounts and groups of a permission of EC2's. */
const granted =
  (name: string) =>
  (answer: Answer): object => ({
    SharedWith: list(answer, name).map(({ Group, UserId }) => Group ?? UserId),
  });

/** Accounts that may restore a snapshot of RDS's. */
const restorers = (answer: Answer, result: string, name: string): object => ({
  SharedWith: list((answer[result] ?? {}) as Answer, name)
    .filter(({ AttributeName }) => AttributeName === 'restore')
    .flatMap(({ AttributeValues }) => AttributeValues),
});

function networkAclEntry(answer: Answer, event: ChangeEvent): object | undefined {
  const number = parameter(event, 'ruleNumber');
  const egress = parameter(event, 'egress') === 'true';
  return list(answer, 'NetworkAcls')
    .flatMap((acl) => list(acl, 'Entries'))
    .find(({ RuleNumber, Egress }) => String(RuleNumber) === number && Egress === egress);
}

/** Which call tells what a change did, where Cloud Control does not: data, one row a read. */
export const ownReads: readonly OwnRead[] = [
  {
    service: 'ec2',
    after: 'ModifySecurityGroupRules',
    operation: 'DescribeSecurityGroupRules',
    ask: { SecurityGroupRuleIds: ['{*SecurityGroupRuleId}'] },
    of: 'parent',
  },
  {
    service: 'ec2',
    after: 'CreateNetworkAclEntry ReplaceNetworkAclEntry DeleteNetworkAclEntry',
    operation: 'DescribeNetworkAcls',
    ask: { NetworkAclIds: ['{networkAclId}'] },
    found: networkAclEntry,
    of: 'itself',
  },
  {
    service: 'ec2',
    after: 'AttachInternetGateway DetachInternetGateway',
    operation: 'DescribeInternetGateways',
    ask: { InternetGatewayIds: ['{internetGatewayId}'] },
    found: 'InternetGateways.0',
    of: 'parent',
  },
  {
    service: 'ec2',
    after: 'AttachVolume DetachVolume',
    operation: 'DescribeVolumes',
    ask: { VolumeIds: ['{volumeId}'] },
    found: 'Volumes.0',
    of: 'parent',
  },
  {
    service: 'ec2',
    after: 'AssociateAddress',
    operation: 'DescribeAddresses',
    ask: { AllocationIds: ['{allocationId}'] },
    of: 'parent',
  },
  {
    service: 'ec2',
    after: 'ModifySnapshotAttribute',
    operation: 'DescribeSnapshotAttribute',
    ask: { SnapshotId: '{snapshotId}', Attribute: 'createVolumePermission' },
    found: granted('CreateVolumePermissions'),
    of: 'parent',
  },
  {
    service: 'ec2',
    after: 'ModifyImageAttribute',
    operation: 'DescribeImageAttribute',
    ask: { ImageId: '{imageId}', Attribute: 'launchPermission' },
    found: granted('LaunchPermissions'),
    of: 'parent',
  },
  {
    service: 'rds',
    after: 'ModifyDBSnapshotAttribute',
    operation: 'DescribeDBSnapshotAttributes',
    ask: { DBSnapshotIdentifier: '{dBSnapshotIdentifier}' },
    found: (answer) => restorers(answer, 'DBSnapshotAttributesResult', 'DBSnapshotAttributes'),
    of: 'parent',
  },
  {
    service: 'rds',
    after: 'ModifyDBClusterSnapshotAttribute',
    operation: 'DescribeDBClusterSnapshotAttributes',
    ask: { DBClusterSnapshotIdentifier: '{dBClusterSnapshotIdentifier}' },
    found: (answer) =>
      restorers(answer, 'DBClusterSnapshotAttributesResult', 'DBClusterSnapshotAttributes'),
    of: 'parent',
  },
  {
    service: 'rds',
    after: 'StartDBInstance StopDBInstance',
    operation: 'DescribeDBInstances',
    ask: { DBInstanceIdentifier: '{dBInstanceIdentifier}' },
    found: 'DBInstances.0',
    of: 'parent',
  },
  {
    service: 'rds',
    after: 'StartDBCluster StopDBCluster',
    operation: 'DescribeDBClusters',
    ask: { DBClusterIdentifier: '{dBClusterIdentifier}' },
    found: 'DBClusters.0',
    of: 'parent',
  },
  {
    service: 'lambda',
    after: 'AddPermission RemovePermission',
    operation: 'GetPolicy',
    ask: { FunctionName: '{functionName|resource}', 'Qualifier?': '{qualifier}' },
    of: 'itself',
  },
  {
    service: 'lambda',
    // GetFunction would hand out the code as well.
    after: 'CreateFunction UpdateFunctionCode UpdateFunctionConfiguration DeleteFunction',
    operation: 'GetFunctionConfiguration',
    ask: { FunctionName: '{functionName}' },
    of: 'itself',
  },
  {
    service: 'lambda',
    after: 'PutFunctionConcurrency DeleteFunctionConcurrency',
    operation: 'GetFunctionConcurrency',
    ask: { FunctionName: '{functionName}' },
    of: 'parent',
  },
  {
    service: 'route53',
    after: 'ChangeResourceRecordSets',
    operation: 'ListResourceRecordSets',
    // Weighted and other records share one name and type.
    ask: {
      HostedZoneId: '{hostedZoneId}',
      StartRecordName: '{name}',
      StartRecordType: '{type}',
      MaxItems: 100,
    },
    of: 'parent',
  },
  {
    service: 's3',
    after: 'PutBucketAcl',
    operation: 'GetBucketAcl',
    ask: { Bucket: '{bucketName|bucket}' },
    of: 'parent',
  },
  {
    service: 'sns',
    after: 'SetTopicAttributes AddPermission RemovePermission',
    operation: 'GetTopicAttributes',
    ask: { TopicArn: '{topicArn}' },
    found: 'Attributes',
    of: 'parent',
  },
  {
    service: 'sqs',
    after: 'SetQueueAttributes AddPermission RemovePermission',
    operation: 'GetQueueAttributes',
    ask: { QueueUrl: '{queueUrl}', AttributeNames: ['All'] },
    found: 'Attributes',
    of: 'parent',
  },
  ...accountReads,
];
