import { correct, type EffectCorrection } from './correct.ts';

/** Changes that sound like operations: what is started, stopped, run or published stays so. */
export const switchCorrections: readonly EffectCorrection[] = [
  // switches the audit log on or off
  correct(
    'cloudtrail',
    'StartLogging StopLogging StartEventDataStoreIngestion StopEventDataStoreIngestion',
    'configuration',
  ),
  // switches the recorder on or off
  correct('config', 'StartConfigurationRecorder StopConfigurationRecorder', 'configuration'),
  // switches detection on or off
  correct('guardduty', 'StartMonitoringMembers StopMonitoringMembers', 'configuration'),
  // switches encryption on or off
  correct('kinesis', 'StartStreamEncryption StopStreamEncryption', 'configuration'),
  // switches encryption on or off
  correct(
    'firehose',
    'StartDeliveryStreamEncryption StopDeliveryStreamEncryption',
    'configuration',
  ),
  // switches a stream of metrics on or off
  correct(
    'cloudwatch',
    'StartMetricStreams StopMetricStreams StartOTelEnrichment StopOTelEnrichment',
    'configuration',
  ),
  // switches processes on
  correct('autoscaling', 'ResumeProcesses', 'configuration'),
  // puts accounts under a policy or takes them out
  correct(
    'securityhub',
    'StartConfigurationPolicyAssociation StartConfigurationPolicyDisassociation',
    'configuration',
  ),
  // switches copies of backups on or off
  correct(
    'rds',
    'StartDBInstanceAutomatedBackupsReplication StopDBInstanceAutomatedBackupsReplication',
    'configuration',
  ),
  // makes a secret of its own
  correct('secretsmanager', 'StopReplicationToReplica', 'configuration'),
  // switches a schedule on or off
  correct(
    'glue',
    'StartTrigger StopTrigger StartCrawlerSchedule StopCrawlerSchedule StartColumnStatisticsTaskRunSchedule StopColumnStatisticsTaskRunSchedule',
    'configuration',
  ),
  // switches a schedule on or off
  correct('sagemaker', 'StartMonitoringSchedule StopMonitoringSchedule', 'configuration'),
  // switches a pipe on or off
  correct('pipes', 'StartPipe StopPipe', 'configuration'),
  // switches telemetry on or off
  correct('observabilityadmin', 'StartTelemetry* StopTelemetry*', 'configuration'),
  // applies a change of the network
  correct('networkmanager', 'ExecuteCoreNetworkChangeSet', 'configuration'),
  // lets backups be deleted again
  correct('backup', 'CancelLegalHold', 'configuration'),
  // creates a resource out of a backup
  correct('backup', 'StartRestoreJob', 'configuration'),
  // ends a subscription
  correct('aws-marketplace', 'CancelAgreement', 'configuration'),
  // ends a resource
  correct('athena', 'CancelCapacityReservation', 'configuration'),
  // sends traffic elsewhere
  correct('s3', 'SubmitMultiRegionAccessPointRoutes', 'configuration'),
  // switches detection on
  correct('detective', 'StartMonitoringMember', 'configuration'),
  // switches the record of what the database is asked on or off
  correct('rds', 'StartActivityStream StopActivityStream', 'configuration'),
  // switches Identity Center on
  correct('sso', 'StartSSO', 'configuration'),
  // accepts a subscription that was made before
  correct('sns', 'ConfirmSubscription', 'operation'),
  // creates instances
  correct('ec2', 'RunInstances RunScheduledInstances', 'configuration'),
  // ends a resource
  correct(
    'ec2',
    'CancelSpotFleetRequests CancelSpotInstanceRequests CancelCapacityReservation*',
    'configuration',
  ),
  // creates a cluster
  correct('elasticmapreduce', 'RunJobFlow', 'configuration'),
  // puts a function live
  correct('cloudfront', 'PublishFunction PublishConnectionFunction', 'configuration'),
  // creates a version
  correct('states', 'PublishStateMachineVersion', 'configuration'),
  // changes what a product made
  correct(
    'servicecatalog',
    'ExecuteProvisionedProductPlan ExecuteProvisionedProductServiceAction',
    'configuration',
  ),
  // creates a version
  correct('lambda', 'PublishVersion PublishLayerVersion', 'configuration'),
  // changes the state of a key
  correct('kms', 'CancelKeyDeletion', 'configuration'),
  // changes the rotation of a secret
  correct('secretsmanager', 'CancelRotateSecret', 'configuration'),
  // changes a vault
  correct('glacier', 'InitiateVaultLock CompleteVaultLock AbortVaultLock', 'configuration'),
  // applies or takes back a template
  correct(
    'cloudformation',
    'ExecuteChangeSet ExecuteStackRefactor RollbackStack CancelUpdateStack',
    'configuration',
  ),
  // moves the roles between resources for good
  correct(
    'rds',
    'FailoverGlobalCluster SwitchoverGlobalCluster SwitchoverBlueGreenDeployment SwitchoverReadReplica',
    'configuration',
  ),
];
