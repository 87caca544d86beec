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
  ['s3', 'DeleteBucket', 'deleted the bucket {bucketName}'],
  [
    's3',
    'PutBucketPolicy',
    'made the bucket {bucketName} public by its policy{@forEveryone}',
    'changed the policy of the bucket {bucketName}',
  ],
  ['s3', 'DeleteBucketPolicy', 'deleted the policy of the bucket {bucketName}'],
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
  ['s3', 'PutBucketEncryption', 'changed the encryption of the bucket {bucketName}'],
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
    'changed the lifecycle of the bucket {bucketName}',
  ],
  ['s3', 'DeleteBucketLifecycle', 'deleted the lifecycle of the bucket {bucketName}'],
  ['s3', 'PutBucketLogging', 'changed the access log of the bucket {bucketName}'],
  ['s3', 'PutBucketTagging DeleteBucketTagging', 'tagged the bucket {bucketName}'],
  ['s3', 'PutBucketWebsite', 'made the bucket {bucketName} a website'],
  ['s3', 'PutBucketCors', 'changed which sites may read the bucket {bucketName}'],
  ['s3', 'PutBucketNotification', 'changed whom the bucket {bucketName} notifies'],
  ['s3', 'PutBucketReplication', 'changed where the bucket {bucketName} is copied to'],
  ['s3', 'PutBucketOwnershipControls', 'changed who owns objects in the bucket {bucketName}'],
  ['elasticfilesystem', 'CreateFileSystem', 'created the file system[ {response.fileSystemId}]'],
  ['elasticfilesystem', 'DeleteFileSystem', 'deleted the file system {fileSystemId}'],
  [
    'elasticfilesystem',
    'CreateMountTarget',
    'connected the file system {fileSystemId} to {subnetId}',
  ],
  ['backup', 'DeleteRecoveryPoint', 'deleted a backup from {backupVaultName}'],
  ['backup', 'DeleteBackupVault', 'deleted the backup vault {backupVaultName}'],
  ['backup', 'DeleteBackupPlan', 'deleted the backup plan {backupPlanId}'],
];
