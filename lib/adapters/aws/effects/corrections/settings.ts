import { correct, type EffectCorrection } from './correct.ts';

/** Looks that sound like changes, changes that only work with what is there, and who may do what. */
export const settingCorrections: readonly EffectCorrection[] = [
  // crypto with a key changes nothing
  correct(
    'kms',
    'Encrypt Decrypt ReEncrypt* GenerateDataKey* GenerateRandom GenerateMac Sign Verify VerifyMac DeriveSharedSecret',
    'read',
    'uses a key and leaves it as it is',
  ),
  // looks, whatever the name says
  correct('bedrock', 'Converse*', 'read', 'asks a model'),
  correct('cloudtrail', 'CancelQuery GenerateQuery', 'read', 'queries the log'),
  // changes that work with what is there
  correct('cloudfront', 'CreateInvalidation', 'operation', 'empties caches'),
  correct(
    'securityhub',
    'BatchUpdateFindings UpdateFindings',
    'operation',
    'works through findings',
  ),
  correct(
    'access-analyzer',
    'UpdateFindings ApplyArchiveRule',
    'operation',
    'works through findings',
  ),
  correct('guardduty', 'CreateSampleFindings', 'operation', 'makes examples'),
  correct('cloudwatch', 'SetAlarmState', 'operation', 'until the alarm is evaluated again'),
  correct(
    'codepipeline',
    'PutApprovalResult PutActionRevision',
    'operation',
    'moves a run of a pipeline on',
  ),
  correct(
    'license-manager',
    'CheckoutLicense CheckoutBorrowLicense',
    'operation',
    'uses a license',
  ),
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
  correct('iam', 'Get* List* Describe*', 'read', 'looks'),
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
  correct(
    'eks',
    'CreateAccessEntry UpdateAccessEntry DeleteAccessEntry AssociateAccessPolicy DisassociateAccessPolicy CreatePodIdentityAssociation UpdatePodIdentityAssociation DeletePodIdentityAssociation',
    'permission',
    'who may do what in a cluster, and what its pods may do',
  ),
  correct('*', 'PutResourcePolicy DeleteResourcePolicy', 'permission', 'who may use a resource'),
  correct('*', 'StartQuery StopQuery', 'read', 'queries'),
];
