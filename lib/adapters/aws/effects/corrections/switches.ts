import { configuration, type EffectCorrection, operation } from './correct.ts';

/** Changes that sound like operations: what is started, stopped, run or published stays so. */
export const switchCorrections: readonly EffectCorrection[] = [
  // switches the audit log on or off
  configuration(
    'cloudtrail',
    'StartLogging StopLogging StartEventDataStoreIngestion StopEventDataStoreIngestion',
  ),
  // switches the recorder on or off
  configuration('config', 'StartConfigurationRecorder StopConfigurationRecorder'),
  // switches detection on or off
  configuration('guardduty', 'StartMonitoringMembers StopMonitoringMembers'),
  // switches encryption on or off
  configuration('kinesis', 'StartStreamEncryption StopStreamEncryption'),
  // switches encryption on or off
  configuration('firehose', 'StartDeliveryStreamEncryption StopDeliveryStreamEncryption'),
  // switches a stream of metrics on or off
  configuration(
    'cloudwatch',
    'StartMetricStreams StopMetricStreams StartOTelEnrichment StopOTelEnrichment',
  ),
  // switches processes on
  configuration('autoscaling', 'ResumeProcesses'),
  // puts accounts under a policy or takes them out
  configuration(
    'securityhub',
    'StartConfigurationPolicyAssociation StartConfigurationPolicyDisassociation',
  ),
  // switches copies of backups on or off
  configuration(
    'rds',
    'StartDBInstanceAutomatedBackupsReplication StopDBInstanceAutomatedBackupsReplication',
  ),
  // makes a secret of its own
  configuration('secretsmanager', 'StopReplicationToReplica'),
  // switches a schedule on or off
  configuration(
    'glue',
    'StartTrigger StopTrigger StartCrawlerSchedule StopCrawlerSchedule StartColumnStatisticsTaskRunSchedule StopColumnStatisticsTaskRunSchedule',
  ),
  // switches a schedule on or off
  configuration('sagemaker', 'StartMonitoringSchedule StopMonitoringSchedule'),
  // switches a pipe on or off
  configuration('pipes', 'StartPipe StopPipe'),
  // switches telemetry on or off
  configuration('observabilityadmin', 'StartTelemetry* StopTelemetry*'),
  // applies a change of the network
  configuration('networkmanager', 'ExecuteCoreNetworkChangeSet'),
  // lets backups be deleted again
  configuration('backup', 'CancelLegalHold'),
  // creates a resource out of a backup
  configuration('backup', 'StartRestoreJob'),
  // ends a subscription
  configuration('aws-marketplace', 'CancelAgreement'),
  // ends a resource
  configuration('athena', 'CancelCapacityReservation'),
  // sends traffic elsewhere
  configuration('s3', 'SubmitMultiRegionAccessPointRoutes'),
  // switches detection on
  configuration('detective', 'StartMonitoringMember'),
  // switches the record of what the database is asked on or off
  configuration('rds', 'StartActivityStream StopActivityStream'),
  // switches Identity Center on
  configuration('sso', 'StartSSO'),
  // accepts a subscription that was made before
  operation('sns', 'ConfirmSubscription'),
  // creates instances
  configuration('ec2', 'RunInstances RunScheduledInstances'),
  // ends a resource
  configuration(
    'ec2',
    'CancelSpotFleetRequests CancelSpotInstanceRequests CancelCapacityReservation*',
  ),
  // creates a cluster
  configuration('elasticmapreduce', 'RunJobFlow'),
  // puts a function live
  configuration('cloudfront', 'PublishFunction PublishConnectionFunction'),
  // creates a version
  configuration('states', 'PublishStateMachineVersion'),
  // changes what a product made
  configuration(
    'servicecatalog',
    'ExecuteProvisionedProductPlan ExecuteProvisionedProductServiceAction',
  ),
  // creates a version
  configuration('lambda', 'PublishVersion PublishLayerVersion'),
  // changes the state of a key
  configuration('kms', 'CancelKeyDeletion'),
  // changes the rotation of a secret
  configuration('secretsmanager', 'CancelRotateSecret'),
  // changes a vault
  configuration('glacier', 'InitiateVaultLock CompleteVaultLock AbortVaultLock'),
  // applies or takes back a template
  configuration(
    'cloudformation',
    'ExecuteChangeSet ExecuteStackRefactor RollbackStack CancelUpdateStack',
  ),
  // moves the roles between resources for good
  configuration(
    'rds',
    'FailoverGlobalCluster SwitchoverGlobalCluster SwitchoverBlueGreenDeployment SwitchoverReadReplica',
  ),
];
