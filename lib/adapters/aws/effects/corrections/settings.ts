import { correct, type EffectCorrection } from './correct.ts';

/** Looks that sound like changes, changes that sound like operations, and who may do what. */
export const settingCorrections: readonly EffectCorrection[] = [
  // crypto with a key changes nothing
  correct(
    'kms',
    'Encrypt Decrypt ReEncrypt* GenerateDataKey* GenerateRandom GenerateMac Sign Verify VerifyMac DeriveSharedSecret',
    'read',
    'uses a key and leaves it as it is',
  ),
  // looks, whatever the name says
  correct('cloudtrail', 'CancelQuery GenerateQuery', 'read', 'queries the log'),
  // start and stop words that change a setting
  correct(
    'cloudtrail',
    'StartLogging StopLogging StartEventDataStoreIngestion StopEventDataStoreIngestion',
    'configuration',
    'switches the audit log on or off',
  ),
  correct(
    'config',
    'StartConfigurationRecorder StopConfigurationRecorder',
    'configuration',
    'switches the recorder on or off',
  ),
  correct(
    'guardduty',
    'StartMonitoringMembers StopMonitoringMembers',
    'configuration',
    'switches detection on or off',
  ),
  correct('sns', 'ConfirmSubscription', 'operation', 'accepts a subscription that was made before'),
  correct('ec2', 'RunInstances RunScheduledInstances', 'configuration', 'creates instances'),
  correct(
    'ec2',
    'CancelSpotFleetRequests CancelSpotInstanceRequests CancelCapacityReservation*',
    'configuration',
    'ends a resource',
  ),
  correct('lambda', 'PublishVersion PublishLayerVersion', 'configuration', 'creates a version'),
  correct('kms', 'CancelKeyDeletion', 'configuration', 'changes the state of a key'),
  correct(
    'secretsmanager',
    'CancelRotateSecret',
    'configuration',
    'changes the rotation of a secret',
  ),
  correct(
    'glacier',
    'InitiateVaultLock CompleteVaultLock AbortVaultLock',
    'configuration',
    'changes a vault',
  ),
  correct(
    'cloudformation',
    'ExecuteChangeSet RollbackStack CancelUpdateStack',
    'configuration',
    'applies or takes back a template',
  ),
  correct(
    'rds',
    'FailoverGlobalCluster SwitchoverGlobalCluster SwitchoverBlueGreenDeployment',
    'configuration',
    'moves the roles between resources for good',
  ),
  // changes that work with what is there
  correct('cloudfront', 'CreateInvalidation', 'operation', 'empties caches'),
  correct(
    'guardduty',
    'ArchiveFindings UnarchiveFindings',
    'operation',
    'works through findings; a filter that hides them is a setting',
  ),
  correct('securityhub', 'BatchUpdateFindings', 'operation', 'works through findings'),
  // who may do what
  correct('identitystore', 'Create* Update* Delete*', 'permission', 'people and their groups'),
  correct(
    'sso-directory',
    'Create* Update* Delete* Add* Remove* Enable* Disable*',
    'permission',
    'people and their groups',
  ),
  correct('iam', 'Tag* Untag*', 'configuration', 'tags of users, roles and policies'),
  correct(
    'iam',
    'GenerateCredentialReport GenerateOrganizationsAccessReport GenerateServiceLastAccessedDetails Simulate*',
    'read',
    'asks for a report',
  ),
  correct(
    'iam',
    'CreateServiceLinkedRole DeleteServiceLinkedRole',
    'configuration',
    'made for a service, which fixes its permissions',
  ),
  correct('iam', 'Get* List*', 'read', 'looks'),
  correct('iam', '*', 'permission', 'users, keys, roles and policies decide who may do what'),
  correct(
    'sso',
    'CreateAccountAssignment DeleteAccountAssignment CreatePermissionSet DeletePermissionSet ProvisionPermissionSet PutInlinePolicyToPermissionSet DeleteInlinePolicyFromPermissionSet',
    'permission',
    'who may enter which account',
  ),
  correct('ec2', 'ModifyImageAttribute ResetImageAttribute', 'permission', 'shares an image'),
  correct(
    'rds',
    'ModifyDBSnapshotAttribute ModifyDBClusterSnapshotAttribute',
    'permission',
    'shares a snapshot',
  ),
  correct(
    'ram',
    'CreateResourceShare UpdateResourceShare DeleteResourceShare AssociateResourceShare* DisassociateResourceShare*',
    'permission',
    'shares resources',
  ),
  correct(
    'organizations',
    'CreatePolicy DeletePolicy LeaveOrganization',
    'permission',
    'guard rails of accounts',
  ),
  correct('*', 'StartQuery StopQuery', 'read', 'queries'),
];
