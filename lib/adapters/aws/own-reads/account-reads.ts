import type { OwnRead } from './own-read.ts';

/** A switch of the whole account. */
const setting = (operation: string, after: string): OwnRead => ({
  service: 'ec2',
  after,
  operation,
  ask: {},
  of: 'parent',
});

/** The block of public access to all buckets, which only S3 Control shows. */
const accountBlock = {
  service: 's3',
  through: 's3control',
  operation: 'GetPublicAccessBlock',
  right: 'GetAccountPublicAccessBlock',
  ask: { AccountId: '{accountId}' },
} as const;

/** Reads of users, keys, and switches of the whole account. */
export const accountReads: readonly OwnRead[] = [
  {
    service: 'iam',
    after: 'AddUserToGroup RemoveUserFromGroup',
    operation: 'GetGroup',
    ask: { GroupName: '{groupName}' },
    pages: ['Users', 'Marker', 'Marker'],
    of: 'parent',
  },
  {
    service: 'iam',
    // Without a name the caller's own key is meant.
    after: 'CreateAccessKey DeleteAccessKey',
    operation: 'ListAccessKeys',
    ask: { UserName: '{userName}' },
    pages: ['AccessKeyMetadata', 'Marker', 'Marker'],
    of: 'parent',
  },
  {
    service: 'iam',
    after: 'CreateLoginProfile DeleteLoginProfile',
    operation: 'GetLoginProfile',
    ask: { UserName: '{userName}' },
    of: 'itself',
  },
  {
    service: 'iam',
    after: 'EnableMFADevice DeactivateMFADevice',
    operation: 'ListMFADevices',
    ask: { UserName: '{userName}' },
    pages: ['MFADevices', 'Marker', 'Marker'],
    of: 'parent',
  },
  {
    service: 'iam',
    after: 'CreatePolicyVersion DeletePolicyVersion',
    operation: 'ListPolicyVersions',
    ask: { PolicyArn: '{policyArn}' },
    pages: ['Versions', 'Marker', 'Marker'],
    of: 'parent',
  },
  {
    service: 'iam',
    after: 'SetDefaultPolicyVersion',
    operation: 'GetPolicy',
    ask: { PolicyArn: '{policyArn}' },
    found: 'Policy',
    of: 'parent',
  },
  {
    service: 'kms',
    after: 'ScheduleKeyDeletion CancelKeyDeletion',
    operation: 'DescribeKey',
    ask: { KeyId: '{keyId}' },
    found: 'KeyMetadata',
    of: 'parent',
  },
  {
    service: 'kms',
    after: 'CreateGrant RevokeGrant',
    operation: 'ListGrants',
    ask: { KeyId: '{keyId}', GrantId: '{grantId}' },
    pages: ['Grants', 'NextMarker', 'Marker'],
    of: 'parent',
  },
  {
    service: 'config',
    after: 'StopConfigurationRecorder StartConfigurationRecorder DeleteConfigurationRecorder',
    operation: 'DescribeConfigurationRecorderStatus',
    ask: { ConfigurationRecorderNames: ['{configurationRecorderName}'] },
    found: 'ConfigurationRecordersStatus.0',
    of: 'itself',
  },
  {
    service: 'config',
    after: 'DeleteDeliveryChannel',
    operation: 'DescribeDeliveryChannels',
    ask: { DeliveryChannelNames: ['{deliveryChannelName}'] },
    found: 'DeliveryChannels.0',
    of: 'itself',
  },
  {
    ...accountBlock,
    after: 'PutAccountPublicAccessBlock',
    absent: {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: false,
        BlockPublicPolicy: false,
        IgnorePublicAcls: false,
        RestrictPublicBuckets: false,
      },
    },
    of: 'parent',
  },
  { ...accountBlock, after: 'DeleteAccountPublicAccessBlock', of: 'itself' },
  setting(
    'GetEbsEncryptionByDefault',
    'DisableEbsEncryptionByDefault EnableEbsEncryptionByDefault',
  ),
  setting('GetSerialConsoleAccessStatus', 'EnableSerialConsoleAccess DisableSerialConsoleAccess'),
  setting(
    'GetImageBlockPublicAccessState',
    'DisableImageBlockPublicAccess EnableImageBlockPublicAccess',
  ),
  setting(
    'GetSnapshotBlockPublicAccessState',
    'DisableSnapshotBlockPublicAccess EnableSnapshotBlockPublicAccess',
  ),
];
