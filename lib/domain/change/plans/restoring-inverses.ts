import { type Inverse, when } from './inverse.ts';

/** Calls after which something waits somewhere for a while, from where it can be had back. */
export const restoringInverses: Readonly<Record<string, readonly Inverse[]>> = {
  'ec2:DeleteSnapshot': [{ command: 'ec2 restore-snapshot-from-recycle-bin -snapshotId' }],
  'ec2:DeregisterImage': [{ command: 'ec2 restore-image-from-recycle-bin -imageId' }],
  'kms:ScheduleKeyDeletion': [
    { command: 'kms cancel-key-deletion -keyId' },
    { command: 'kms enable-key -keyId' },
  ],
  'rds:DeleteDBInstance': [
    when(
      'finalDBSnapshotIdentifier',
      'rds restore-db-instance-from-db-snapshot -dBInstanceIdentifier --db-snapshot-identifier {finalDBSnapshotIdentifier}',
    ),
  ],
  'redshift:DeleteCluster': [
    when(
      'finalClusterSnapshotIdentifier',
      'redshift restore-from-cluster-snapshot -clusterIdentifier --snapshot-identifier {finalClusterSnapshotIdentifier}',
    ),
  ],
  // Of what was deleted for good there is nothing to restore.
  'secretsmanager:DeleteSecret': [
    when('forceDeleteWithoutRecovery!=true', 'secretsmanager restore-secret -secretId'),
  ],
};
