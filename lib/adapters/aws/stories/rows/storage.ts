import type { StoryRow } from '../story-row.ts';

const blocked = 'PublicAccessBlockConfiguration';

/** Buckets, file systems, backups. */
export const storageStories: readonly StoryRow[] = [
  [
    's3',
    'CreateBucket',
    'created the public bucket {bucketName}{@aclForEveryone}',
    'created the bucket {bucketName}',
  ],
  [
    's3',
    'PutBucketPolicy',
    'made the bucket {bucketName} public by its policy{@forEveryone}',
    'changed the policy of the bucket {bucketName}',
  ],
  [
    's3',
    'PutBucketAcl',
    'made the bucket {bucketName} public by its access list{@aclForEveryone}',
    'changed the access list of the bucket {bucketName}',
  ],
  [
    's3',
    'PutObjectAcl',
    'made {key} in {bucketName} public{@aclForEveryone}',
    'changed who may read {key} in {bucketName}',
  ],
  [
    's3',
    'PutBucketPublicAccessBlock PutPublicAccessBlock',
    `<${blocked}.BlockPublicPolicy=false>lifted the block on public access of the bucket {bucketName}`,
    `<${blocked}.RestrictPublicBuckets=false>lifted the block on public access of the bucket {bucketName}`,
    `<${blocked}.BlockPublicAcls=false>lifted the block on public access of the bucket {bucketName}`,
    'blocked public access to the bucket {bucketName}',
  ],
  [
    's3',
    'DeleteBucketPublicAccessBlock DeletePublicAccessBlock',
    'lifted the block on public access of the bucket {bucketName}',
  ],
  [
    's3',
    'PutAccountPublicAccessBlock',
    `<${blocked}.BlockPublicPolicy=false>lifted the account’s block on public buckets`,
    `<${blocked}.RestrictPublicBuckets=false>lifted the account’s block on public buckets`,
    'changed the account’s block on public buckets',
  ],
  ['s3', 'DeleteAccountPublicAccessBlock', 'lifted the account’s block on public buckets'],
  [
    's3',
    'PutBucketEncryption',
    'set the encryption of the bucket {bucketName} to {ServerSideEncryptionConfiguration.Rule.ApplyServerSideEncryptionByDefault.SSEAlgorithm}',
    'changed the encryption of the bucket {bucketName}',
  ],
  ['s3', 'DeleteBucketEncryption', 'took away the encryption of the bucket {bucketName}'],
  [
    's3',
    'PutBucketVersioning',
    '<VersioningConfiguration.Status=Suspended>switched off versioning of the bucket {bucketName}',
    '<VersioningConfiguration.Status=Enabled>switched on versioning of the bucket {bucketName}',
  ],
  [
    's3',
    'PutBucketLifecycle PutBucketLifecycleConfiguration',
    '<LifecycleConfiguration.Rule.Expiration.Days=1>set the bucket {bucketName} to delete objects after a day',
    'set the bucket {bucketName} to delete objects after {LifecycleConfiguration.Rule.Expiration.Days} days',
    'changed the lifecycle of the bucket {bucketName}',
  ],
  [
    's3',
    'PutBucketLogging',
    'sent the access log of the bucket {bucketName} to {BucketLoggingStatus.LoggingEnabled.TargetBucket}',
    'switched off the access log of the bucket {bucketName}',
  ],
  ['s3', 'PutBucketTagging', 'tagged the bucket {bucketName}'],
  ['s3', 'DeleteBucketTagging', 'untagged the bucket {bucketName}'],
  ['s3', 'PutBucketWebsite', 'made the bucket {bucketName} a website'],
  ['s3', 'PutBucketCors', 'changed which sites may read the bucket {bucketName}'],
  ['s3', 'PutBucketNotification', 'changed whom the bucket {bucketName} notifies'],
  ['s3', 'PutBucketReplication', 'changed where the bucket {bucketName} is copied to'],
  ['s3', 'PutBucketOwnershipControls', 'changed who owns objects in the bucket {bucketName}'],
  ['elasticfilesystem', 'CreateFileSystem', 'created the file system[ {response.fileSystemId}]'],
  [
    'elasticfilesystem',
    'CreateMountTarget',
    'connected the file system {fileSystemId} to {subnetId}',
  ],
  ['backup', 'DeleteRecoveryPoint', 'deleted a backup from {backupVaultName}'],
  ['backup', 'StartBackupJob', 'backed up {resourceArn:name}'],
  ['backup', 'CreateBackupPlan', 'created the backup plan {backupPlan.backupPlanName}'],
];
