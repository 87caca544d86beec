const of = (service: string, actions: string) =>
  actions.split(' ').map((action) => `${service}:${action}`);

/**
 * What looking at a changed resource takes, for its most frequent types. CloudFormation and Cloud
 * Control read with the caller's own rights, so each type's reads are named; a type that is not here is
 * `unknown` with the right that is missing. Left out on purpose: `lambda:GetFunction`, which hands out
 * the code (`GetFunctionConfiguration` does not), and everything that reads contents (objects, rows, messages, secrets, parameters).
 */
export const liveReads: readonly string[] = [
  ...of('cloudformation', 'DetectStackResourceDrift BatchDescribeTypeConfigurations GetResource'),
  ...of(
    'ec2',
    'DescribeSecurityGroups DescribeSecurityGroupRules DescribeInstances DescribeInstanceAttribute DescribeVpcs DescribeVpcAttribute DescribeSubnets DescribeRouteTables DescribeNetworkAcls DescribeInternetGateways DescribeTags DescribeVolumes DescribeVolumeAttribute DescribeAddresses DescribeAddressesAttribute DescribeFlowLogs DescribeKeyPairs DescribeNatGateways DescribeNetworkInterfaces DescribeNetworkInterfaceAttribute DescribeVpcEndpoints DescribeLaunchTemplates DescribeLaunchTemplateVersions DescribeSnapshotAttribute DescribeImageAttribute GetEbsEncryptionByDefault GetSerialConsoleAccessStatus GetImageBlockPublicAccessState GetSnapshotBlockPublicAccessState',
  ),
  ...of(
    's3',
    'GetBucketPolicy GetBucketPublicAccessBlock GetEncryptionConfiguration GetBucketVersioning GetBucketLogging GetLifecycleConfiguration GetBucketTagging GetBucketOwnershipControls GetBucketCORS GetBucketNotification GetBucketWebsite GetAccelerateConfiguration GetReplicationConfiguration GetBucketObjectLockConfiguration GetAnalyticsConfiguration GetInventoryConfiguration GetMetricsConfiguration GetIntelligentTieringConfiguration GetBucketLocation GetBucketAcl GetAccountPublicAccessBlock',
  ),
  ...of(
    'iam',
    'GetRole ListRolePolicies GetRolePolicy ListAttachedRolePolicies ListRoleTags GetUser ListUserPolicies GetUserPolicy ListAttachedUserPolicies ListGroupsForUser GetLoginProfile ListUserTags GetGroup ListGroupPolicies GetGroupPolicy ListAttachedGroupPolicies GetPolicy GetPolicyVersion ListPolicyVersions ListEntitiesForPolicy ListPolicyTags GetInstanceProfile ListAccessKeys ListMFADevices',
  ),
  ...of(
    'lambda',
    'GetPolicy GetFunctionConfiguration GetFunctionConcurrency GetFunctionUrlConfig GetEventSourceMapping ListTags',
  ),
  ...of(
    'rds',
    'DescribeDBInstances DescribeDBClusters DescribeDBSubnetGroups DescribeDBSnapshotAttributes DescribeDBClusterSnapshotAttributes ListTagsForResource',
  ),
  ...of(
    'dynamodb',
    'DescribeTable DescribeContinuousBackups DescribeContributorInsights DescribeTimeToLive DescribeKinesisStreamingDestination GetResourcePolicy ListTagsOfResource',
  ),
  ...of(
    'sns',
    'GetTopicAttributes GetSubscriptionAttributes ListTagsForResource ListSubscriptionsByTopic GetDataProtectionPolicy',
  ),
  ...of('sqs', 'GetQueueAttributes ListQueueTags'),
  ...of(
    'kms',
    'DescribeKey GetKeyPolicy GetKeyRotationStatus ListResourceTags ListAliases ListGrants',
  ),
  ...of(
    'cloudtrail',
    'DescribeTrails GetTrail GetTrailStatus GetEventSelectors GetInsightSelectors ListTags',
  ),
  ...of(
    'logs',
    'DescribeLogGroups ListTagsForResource GetDataProtectionPolicy DescribeIndexPolicies',
  ),
  ...of('cloudwatch', 'DescribeAlarms ListTagsForResource'),
  ...of('events', 'DescribeRule DescribeEventBus ListTargetsByRule ListTagsForResource'),
  ...of('config', 'DescribeConfigurationRecorderStatus DescribeDeliveryChannels'),
  ...of(
    'route53',
    'ListResourceRecordSets GetHostedZone ListTagsForResource ListQueryLoggingConfigs',
  ),
  ...of(
    'elasticloadbalancing',
    'DescribeLoadBalancers DescribeLoadBalancerAttributes DescribeListeners DescribeListenerAttributes DescribeListenerCertificates DescribeRules DescribeTargetGroups DescribeTargetGroupAttributes DescribeTargetHealth DescribeTags DescribeCapacityReservation',
  ),
  ...of(
    'autoscaling',
    'DescribeAutoScalingGroups DescribeLifecycleHooks DescribeNotificationConfigurations DescribeTrafficSources DescribePolicies DescribeScheduledActions DescribeTags',
  ),
  ...of('ecs', 'DescribeServices DescribeClusters ListTagsForResource'),
  ...of('ecr', 'DescribeRepositories GetRepositoryPolicy GetLifecyclePolicy ListTagsForResource'),
  ...of('cloudfront', 'GetDistribution GetDistributionConfig ListTagsForResource'),
  ...of('kinesis', 'DescribeStreamSummary ListTagsForStream GetResourcePolicy'),
  ...of(
    'elasticfilesystem',
    'DescribeFileSystems DescribeLifecycleConfiguration DescribeBackupPolicy DescribeFileSystemPolicy DescribeReplicationConfigurations',
  ),
  ...of('eks', 'DescribeCluster DescribeAddon'),
  ...of('wafv2', 'GetWebACL GetIPSet GetRuleGroup ListTagsForResource'),
  ...of('states', 'DescribeStateMachine ListTagsForResource'),
];
