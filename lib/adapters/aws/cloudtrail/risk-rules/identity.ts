import { grantsAdmin, holds } from '../risk-conditions.ts';
import { type RiskRule, rule } from './risk-rule.ts';

/** Somebody may do more than before, or has a new way in. */
export const identityRules: readonly RiskRule[] = [
  rule(
    'privilege-escalation',
    'iam',
    'AttachUserPolicy AttachGroupPolicy AttachRolePolicy PutUserPolicy PutGroupPolicy PutRolePolicy CreatePolicyVersion SetDefaultPolicyVersion UpdateAssumeRolePolicy AddUserToGroup AddRoleToInstanceProfile DeleteRolePermissionsBoundary DeleteUserPermissionsBoundary CreateSAMLProvider UpdateSAMLProvider CreateOpenIDConnectProvider AddClientIDToOpenIDConnectProvider DeactivateMFADevice DeleteVirtualMFADevice',
  ),
  rule(
    'privilege-escalation',
    'sso',
    'CreateAccountAssignment AttachManagedPolicyToPermissionSet AttachCustomerManagedPolicyReferenceToPermissionSet PutInlinePolicyToPermissionSet DeletePermissionsBoundaryFromPermissionSet',
  ),
  rule('privilege-escalation', 'eks', 'CreateAccessEntry AssociateAccessPolicy'),
  rule(
    'privilege-escalation',
    'rolesanywhere',
    'CreateTrustAnchor CreateProfile EnableTrustAnchor',
  ),
  rule('privilege-escalation', 'organizations', 'RegisterDelegatedAdministrator DisablePolicyType'),
  rule(
    'credential-created',
    'iam',
    'CreateAccessKey CreateLoginProfile UpdateLoginProfile CreateServiceSpecificCredential UploadSigningCertificate UploadSSHPublicKey',
  ),
  rule(
    'admin-access',
    'iam',
    'AttachUserPolicy AttachGroupPolicy AttachRolePolicy PutUserPolicy PutGroupPolicy PutRolePolicy CreatePolicyVersion',
    grantsAdmin,
  ),
  rule(
    'admin-access',
    'eks',
    'AssociateAccessPolicy',
    holds(/^policyArn$/i, /\/AmazonEKS(ClusterAdmin|Admin)Policy$/),
  ),
  rule(
    'admin-access',
    'sso',
    'AttachManagedPolicyToPermissionSet PutInlinePolicyToPermissionSet',
    grantsAdmin,
  ),
];
