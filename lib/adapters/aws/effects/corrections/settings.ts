import { correct, type EffectCorrection } from './correct.ts';

/** Looks that sound like changes, changes that only work with what is there, and who may do what. */
export const settingCorrections: readonly EffectCorrection[] = [
  // crypto with a key changes nothing
  // uses a key and leaves it as it is
  correct(
    'kms',
    'Encrypt Decrypt ReEncrypt* GenerateDataKey* GenerateRandom GenerateMac Sign Verify VerifyMac DeriveSharedSecret',
    'read',
  ),
  // looks, whatever the name says
  // asks a model
  correct('bedrock', 'Converse*', 'read'),
  // queries the log
  correct('cloudtrail', 'CancelQuery GenerateQuery', 'read'),
  // looks
  correct('apigateway', 'ExportApi', 'read'),
  // pages of the billing console
  correct(
    'billingconsole',
    'AWSPaymentPortalService.AssessSorChangeImpact AWSPaymentPortalService.ContinueWidget AWSPaymentPortalService.ConvertCurrencies',
    'read',
  ),
  // looks
  correct('amplify', 'GenerateAccessLogs', 'read'),
  // looks
  correct('route53domains', 'RetrieveDomainAuthCode', 'read'),
  // changes that work with what is there
  // proves whose card it is
  correct('payments', 'Instruments_Authenticate', 'operation'),
  // empties caches
  correct('cloudfront', 'CreateInvalidation', 'operation'),
  // works through findings
  correct('securityhub', 'BatchUpdateFindings UpdateFindings', 'operation'),
  // works through findings
  correct('access-analyzer', 'UpdateFindings ApplyArchiveRule', 'operation'),
  // makes examples
  correct('guardduty', 'CreateSampleFindings', 'operation'),
  // until the alarm is evaluated again
  correct('cloudwatch', 'SetAlarmState', 'operation'),
  // moves a run of a pipeline on
  correct('codepipeline', 'PutApprovalResult PutActionRevision', 'operation'),
  // uses a license
  correct('license-manager', 'CheckoutLicense CheckoutBorrowLicense', 'operation'),
  // who may do what
  // people and their groups
  correct('identitystore', 'Create* Update* Delete*', 'permission'),
  // people and their groups
  correct('sso-directory', 'Create* Update* Delete* Add* Remove* Enable* Disable*', 'permission'),
  // tags of users, roles and policies
  correct('iam', 'Tag* Untag*', 'configuration'),
  // asks for a report
  correct(
    'iam',
    'GenerateCredentialReport GenerateOrganizationsAccessReport GenerateServiceLastAccessedDetails Simulate*',
    'read',
  ),
  // made for a service, which fixes its permissions
  correct('iam', 'CreateServiceLinkedRole DeleteServiceLinkedRole', 'configuration'),
  // looks
  correct('iam', 'Get* List* Describe*', 'read'),
  // users, keys, roles and policies decide who may do what
  correct('iam', '*', 'permission'),
  // who may enter which account
  correct(
    'sso',
    'CreateAccountAssignment DeleteAccountAssignment CreatePermissionSet DeletePermissionSet ProvisionPermissionSet PutInlinePolicyToPermissionSet DeleteInlinePolicyFromPermissionSet',
    'permission',
  ),
  // shares an image
  correct('ec2', 'ModifyImageAttribute ResetImageAttribute', 'permission'),
  // shares a snapshot
  correct('rds', 'ModifyDBSnapshotAttribute ModifyDBClusterSnapshotAttribute', 'permission'),
  // shares resources
  correct(
    'ram',
    'CreateResourceShare UpdateResourceShare DeleteResourceShare AssociateResourceShare* DisassociateResourceShare*',
    'permission',
  ),
  // guard rails of accounts
  correct('organizations', 'CreatePolicy DeletePolicy LeaveOrganization', 'permission'),
  // who may do what in a cluster, and what its pods may do
  correct(
    'eks',
    'CreateAccessEntry UpdateAccessEntry DeleteAccessEntry AssociateAccessPolicy DisassociateAccessPolicy CreatePodIdentityAssociation UpdatePodIdentityAssociation DeletePodIdentityAssociation',
    'permission',
  ),
  // who may use a resource
  correct('*', 'PutResourcePolicy DeleteResourcePolicy', 'permission'),
  // queries
  correct('*', 'StartQuery StopQuery', 'read'),
];
