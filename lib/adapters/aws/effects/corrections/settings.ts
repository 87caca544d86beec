import { configuration, type EffectCorrection, operation, permission, read } from './correct.ts';

/** Looks that sound like changes, changes that only work with what is there, and who may do what. */
export const settingCorrections: readonly EffectCorrection[] = [
  // crypto with a key changes nothing
  // uses a key and leaves it as it is
  read(
    'kms',
    'Encrypt Decrypt ReEncrypt* GenerateDataKey* GenerateRandom GenerateMac Sign Verify VerifyMac DeriveSharedSecret',
  ),
  // looks, whatever the name says
  // asks a model
  read('bedrock', 'Converse*'),
  // queries the log
  read('cloudtrail', 'CancelQuery GenerateQuery'),
  // looks
  read('apigateway', 'ExportApi'),
  // pages of the billing console
  read(
    'billingconsole',
    'AWSPaymentPortalService.AssessSorChangeImpact AWSPaymentPortalService.ContinueWidget AWSPaymentPortalService.ConvertCurrencies',
  ),
  // looks
  read('amplify', 'GenerateAccessLogs'),
  // looks
  read('route53domains', 'RetrieveDomainAuthCode'),
  // what its console asks before it saves a policy
  read('secretsmanager', 'ValidateResourcePolicy'),
  // changes that work with what is there
  // proves whose card it is
  operation('payments', 'Instruments_Authenticate'),
  // empties caches
  operation('cloudfront', 'CreateInvalidation'),
  // empties caches
  operation('codebuild', 'InvalidateProjectCache'),
  // moves a deployment on
  operation('codedeploy', 'ContinueDeployment SkipWaitTimeForInstanceTermination'),
  // stops a machine, which can be started again
  operation('storagegateway', 'ShutdownGateway'),
  // works through findings
  operation('securityhub', 'BatchUpdateFindings UpdateFindings'),
  // works through findings
  operation('access-analyzer', 'UpdateFindings ApplyArchiveRule'),
  // makes examples
  operation('guardduty', 'CreateSampleFindings'),
  // until the alarm is evaluated again
  operation('cloudwatch', 'SetAlarmState'),
  // moves a run of a pipeline on
  operation('codepipeline', 'PutApprovalResult PutActionRevision'),
  // uses a license
  operation('license-manager', 'CheckoutLicense CheckoutBorrowLicense'),
  // who may do what
  // people and their groups
  permission('identitystore', 'Create* Update* Delete* Patch* Put*'),
  // people and their groups
  permission('sso-directory', 'Create* Update* Delete* Add* Remove* Enable* Disable*'),
  // tags of users, roles and policies
  configuration('iam', 'Tag* Untag*'),
  // asks for a report
  read(
    'iam',
    'GenerateCredentialReport GenerateOrganizationsAccessReport GenerateServiceLastAccessedDetails Simulate*',
  ),
  // made for a service, which fixes its permissions
  configuration('iam', 'CreateServiceLinkedRole DeleteServiceLinkedRole'),
  // looks
  read('iam', 'Get* List* Describe*'),
  // users, keys, roles and policies decide who may do what
  permission('iam', '*'),
  // who may enter which account
  permission(
    'sso',
    'CreateAccountAssignment DeleteAccountAssignment CreatePermissionSet DeletePermissionSet ProvisionPermissionSet PutInlinePolicyToPermissionSet DeleteInlinePolicyFromPermissionSet',
  ),
  // shares an image
  permission('ec2', 'ModifyImageAttribute ResetImageAttribute'),
  // shares a snapshot
  permission('rds', 'ModifyDBSnapshotAttribute ModifyDBClusterSnapshotAttribute'),
  // shares resources
  permission(
    'ram',
    'CreateResourceShare UpdateResourceShare DeleteResourceShare AssociateResourceShare* DisassociateResourceShare*',
  ),
  // guard rails of accounts
  permission('organizations', 'CreatePolicy DeletePolicy LeaveOrganization'),
  // who may do what in a cluster, and what its pods may do
  permission(
    'eks',
    'CreateAccessEntry UpdateAccessEntry DeleteAccessEntry AssociateAccessPolicy DisassociateAccessPolicy CreatePodIdentityAssociation UpdatePodIdentityAssociation DeletePodIdentityAssociation',
  ),
  // who may use a resource
  permission('*', 'PutResourcePolicy DeleteResourcePolicy'),
  // queries
  read('*', 'StartQuery StopQuery'),
];
