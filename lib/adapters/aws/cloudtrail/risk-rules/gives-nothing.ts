import { fieldsOf } from '../fields-of.ts';
import { holds, lacks, type RiskCondition } from '../risk-conditions.ts';

export interface GivesNothingRule {
  readonly service: string;
  readonly actions: readonly string[];
  /** Why it gives nobody anything. */
  readonly why: string;
  /** Without it the action alone is enough. */
  readonly when?: RiskCondition;
}

const all =
  (...conditions: readonly RiskCondition[]): RiskCondition =>
  (request) =>
    conditions.every((condition) => condition(request));

/** True when something is under a field of that name. */
const names =
  (field: RegExp): RiskCondition =>
  (request) =>
    fieldsOf(request).some(([name, content]) => field.test(name) && holds(/./, /./)({ content }));

const removesOnly = (removed: RegExp, added: RegExp): RiskCondition =>
  all(names(removed), (request) => !names(added)(request));

/** AWS's own policies allow, but for those whose names say that they deny or fence in. */
const onlyAllows = /^arn:aws[a-z-]*:iam::aws:policy\/(?!.*(?:deny|quarantine|boundary|restrict))/i;

const closed = [
  'BlockPublicAcls',
  'IgnorePublicAcls',
  'BlockPublicPolicy',
  'RestrictPublicBuckets',
];

const row = (
  service: string,
  actions: string,
  why: string,
  when?: RiskCondition,
): GivesNothingRule => ({ service, actions: actions.split(' '), why, ...(when && { when }) });

/**
 * Changes of permissions that only take away. Left out on purpose, since what they take away may have been
 * a guard: policies with a document of their own (`DeleteRolePolicy`, `DeleteBucketPolicy`, statements by
 * label), groups that may carry a policy that denies, permissions boundaries, policies of an organisation.
 */
export const givesNothingRules: readonly GivesNothingRule[] = [
  row(
    'iam',
    'DeleteAccessKey DeleteLoginProfile DeleteServiceSpecificCredential DeleteSSHPublicKey DeleteSigningCertificate',
    'a credential is gone',
  ),
  row('iam', 'UpdateAccessKey', 'a key is off', holds(/^status$/i, /^Inactive$/)),
  row('iam', 'DeleteUser DeleteRole DeleteGroup', 'whoever was allowed is gone'),
  row('iam', 'DeletePolicy DeletePolicyVersion', 'only what is in force nowhere can be deleted'),
  row(
    'iam',
    'DeleteInstanceProfile RemoveRoleFromInstanceProfile',
    'machines have no longer a role',
  ),
  row(
    'iam',
    'DeleteSAMLProvider DeleteOpenIDConnectProvider RemoveClientIDFromOpenIDConnectProvider',
    'a way to sign in is gone',
  ),
  row(
    'iam',
    'DetachRolePolicy DetachUserPolicy DetachGroupPolicy',
    'the policy allows only',
    holds(/^policyArn$/i, onlyAllows),
  ),
  row('sso', 'DeleteAccountAssignment DeletePermissionSet', 'a way into an account is gone'),
  row(
    'sso',
    'DetachManagedPolicyFromPermissionSet',
    'the policy allows only',
    holds(/^managedPolicyArn$/i, onlyAllows),
  ),
  row('identitystore', 'DeleteGroupMembership DeleteUser DeleteGroup', 'assignments only allow'),
  row(
    'sso-directory',
    'RemoveMemberFromGroup DeleteUser DeleteGroup DisableUser',
    'assignments only allow',
  ),
  row('eks', 'DeleteAccessEntry DisassociateAccessPolicy', 'access entries only allow'),
  row('eks', 'DeletePodIdentityAssociation', 'pods have no longer a role'),
  row('kms', 'RevokeGrant RetireGrant', 'grants only allow'),
  row('lambda', 'RemovePermission RemoveLayerVersionPermission', 'the statement only allows'),
  row('signer', 'RemoveProfilePermission', 'the statement only allows'),
  row('acm-pca', 'DeletePermission', 'the permission only allows'),
  row('lakeformation', 'RevokePermissions BatchRevokePermissions', 'permissions only allow'),
  row('s3', 'DeleteAccessGrant', 'grants only allow'),
  row(
    's3',
    'PutBucketPublicAccessBlock PutAccountPublicAccessBlock PutPublicAccessBlock PutAccessPointPublicAccessBlock',
    'everything public is blocked',
    all(...closed.map((name) => holds(new RegExp(`^${name}$`, 'i'), /^true$/i))),
  ),
  row(
    's3',
    'PutBucketAcl PutObjectAcl',
    'only the owner is left',
    all(holds(/^x-amz-acl$/i, /^private$/), lacks(/grant|^AccessControl(?:List|Policy)$/i)),
  ),
  row(
    's3',
    'PutBucketOwnershipControls',
    'access control lists count no longer',
    holds(/ObjectOwnership$/i, /^BucketOwnerEnforced$/),
  ),
  row('ram', 'DisassociateResourceShare DeleteResourceShare', 'what was shared is no longer'),
  row('servicecatalog', 'DeletePortfolioShare', 'what was shared is no longer'),
  row(
    'ec2',
    'ResetSnapshotAttribute ResetImageAttribute CancelImageLaunchPermission DeleteNetworkInterfacePermission',
    'what was shared is no longer',
  ),
  row(
    'ec2',
    'ModifySnapshotAttribute',
    'what was shared is no longer',
    removesOnly(/^remove$/, /^add$/),
  ),
  row(
    'ec2',
    'ModifyImageAttribute',
    'what was shared is no longer',
    removesOnly(/^remove$/, /^add$/),
  ),
  row('ec2', 'EnableImageBlockPublicAccess', 'nothing new can be shared with everyone'),
  row(
    'ec2',
    'EnableSnapshotBlockPublicAccess',
    'nothing is shared with everyone',
    holds(/state$/i, /^block-all-sharing$/),
  ),
  row(
    'ec2',
    'ModifyVpcEndpointServicePermissions',
    'fewer may connect',
    removesOnly(/^RemoveAllowedPrincipals$/i, /^AddAllowedPrincipals$/i),
  ),
  row(
    'rds',
    'ModifyDBSnapshotAttribute ModifyDBClusterSnapshotAttribute',
    'what was shared is no longer',
    removesOnly(/^valuesToRemove$/i, /^valuesToAdd$/i),
  ),
  row(
    'redshift',
    'RevokeSnapshotAccess RevokeEndpointAccess DeauthorizeDataShare RejectDataShare',
    'what was shared is no longer',
  ),
  row(
    'redshift',
    'ModifyClusterIamRoles',
    'the cluster has fewer roles',
    removesOnly(/^removeIamRoles$/i, /^(?:addIamRoles|defaultIamRoleArn)$/i),
  ),
  row(
    'ssm',
    'ModifyDocumentPermission',
    'what was shared is no longer',
    removesOnly(/^accountIdsToRemove$/i, /^accountIdsToAdd$/i),
  ),
  row(
    'workspaces',
    'UpdateWorkspaceImagePermission',
    'what was shared is no longer',
    holds(/^allowCopyImage$/i, /^false$/i),
  ),
  // Calls for settings of all kinds, the policy among them.
  row(
    'sqs',
    'SetQueueAttributes',
    'sets no policy',
    all(names(/^attributes$/i), lacks(/^Policy$/i)),
  ),
  row('sns', 'SetTopicAttributes', 'sets no policy', holds(/^attributeName$/i, /^(?!Policy$)/)),
];
