import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRecord } from '../../../../lib/adapters/aws/cloudtrail/parse-record.ts';
import { givesNothingRules } from '../../../../lib/adapters/aws/cloudtrail/risk-rules/gives-nothing.ts';
import { whole } from '../../../../lib/domain/change/revise.ts';
import { eventOf, judged, policyWith } from '../../../helpers/judged.ts';
import { identityCenter, type Raw, record } from '../../../helpers/record.ts';

const byHand = (service: string, eventName: string, requestParameters: Raw = {}): Raw =>
  record({
    userIdentity: identityCenter('jane@example.com'),
    userAgent: 'AWS Internal',
    sessionCredentialFromConsole: 'true',
    eventSource: `${service}.amazonaws.com`,
    eventName,
    requestParameters,
    responseElements: null,
  });

const severityOf = (raw: Raw, policy = {}) => {
  const { answer } = judged(raw, policy);
  return answer.answer === 'violation' ? answer.severity : answer.answer;
};

const managed = (name: string) => `arn:aws:iam::aws:policy/${name}`;
const own = 'arn:aws:iam::111122223333:policy/deploy';
const block = (given: Raw = {}): Raw => ({
  bucketName: 'shop',
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
    ...given,
  },
});
const queue = 'https://sqs.eu-central-1.amazonaws.com/111122223333/jobs';
const topicArn = 'arn:aws:sns:eu-central-1:111122223333:news';
const shared = (change: string, userId = '444455556666') => ({
  [change]: { items: [{ userId }] },
});
const snapshot = (createVolumePermission: Raw): Raw => ({
  snapshotId: 'snap-0123456789abcdef0',
  createVolumePermission,
});
const image = (launchPermission: Raw): Raw => ({
  imageId: 'ami-0123456789abcdef0',
  launchPermission,
});
const database = (given: Raw): Raw => ({ dBSnapshotIdentifier: 'orders', ...given });
const instance = 'arn:aws:sso:::instance/ssoins-0123456789abcdef';
const permissionSetArn = 'arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef';
const service = (given: Raw): Raw => ({
  ModifyVpcEndpointServicePermissionsRequest: { ServiceId: 'vpce-svc-0123456789abcdef0', ...given },
});

/** Service, action, a call that only takes away and, where the call can do more, one that does. */
const calls: readonly (readonly [string, string, only: Raw, more?: Raw])[] = [
  ['iam', 'DeleteAccessKey', { userName: 'bob', accessKeyId: 'AKIAEXAMPLEKEY000002' }],
  ['iam', 'DeleteLoginProfile', { userName: 'bob' }],
  ['iam', 'DeleteServiceSpecificCredential', { userName: 'bob' }],
  ['iam', 'DeleteSSHPublicKey', { userName: 'bob' }],
  ['iam', 'DeleteSigningCertificate', { userName: 'bob' }],
  [
    'iam',
    'UpdateAccessKey',
    { userName: 'bob', status: 'Inactive' },
    { userName: 'bob', status: 'Active' },
  ],
  ['iam', 'DeleteUser', { userName: 'bob' }],
  ['iam', 'DeleteRole', { roleName: 'App' }],
  ['iam', 'DeleteGroup', { groupName: 'ops' }],
  ['iam', 'DeletePolicy', { policyArn: own }],
  ['iam', 'DeletePolicyVersion', { policyArn: own, versionId: 'v1' }],
  ['iam', 'DeleteInstanceProfile', { instanceProfileName: 'web' }],
  ['iam', 'RemoveRoleFromInstanceProfile', { instanceProfileName: 'web', roleName: 'App' }],
  ['iam', 'DeleteSAMLProvider', { sAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/x' }],
  ['iam', 'DeleteOpenIDConnectProvider', { openIDConnectProviderArn: 'x' }],
  ['iam', 'RemoveClientIDFromOpenIDConnectProvider', { openIDConnectProviderArn: 'x' }],
  [
    'iam',
    'DetachRolePolicy',
    { roleName: 'App', policyArn: managed('ReadOnlyAccess') },
    { roleName: 'App', policyArn: own },
  ],
  [
    'iam',
    'DetachUserPolicy',
    { userName: 'bob', policyArn: managed('AdministratorAccess') },
    { userName: 'bob', policyArn: managed('AWSCompromisedKeyQuarantineV3') },
  ],
  [
    'iam',
    'DetachGroupPolicy',
    { groupName: 'ops', policyArn: managed('job-function/Billing') },
    { groupName: 'ops', policyArn: managed('AWSDenyAll') },
  ],
  ['sso', 'DeleteAccountAssignment', { instanceArn: instance, permissionSetArn }],
  ['sso', 'DeletePermissionSet', { instanceArn: instance, permissionSetArn }],
  [
    'sso',
    'DetachManagedPolicyFromPermissionSet',
    { permissionSetArn, managedPolicyArn: managed('ReadOnlyAccess') },
    { permissionSetArn, managedPolicyArn: managed('AWSDenyAll') },
  ],
  ['identitystore', 'DeleteGroupMembership', { membershipId: 'm' }],
  ['identitystore', 'DeleteUser', { userId: 'u' }],
  ['identitystore', 'DeleteGroup', { groupId: 'g' }],
  ['sso-directory', 'RemoveMemberFromGroup', { groupId: 'g' }],
  ['sso-directory', 'DeleteUser', { userId: 'u' }],
  ['sso-directory', 'DeleteGroup', { groupId: 'g' }],
  ['sso-directory', 'DisableUser', { userId: 'u' }],
  ['eks', 'DeleteAccessEntry', { name: 'prod', principalArn: 'arn:aws:iam::111122223333:role/x' }],
  ['eks', 'DisassociateAccessPolicy', { name: 'prod' }],
  ['eks', 'DeletePodIdentityAssociation', { clusterName: 'prod', associationId: 'a-1' }],
  ['kms', 'RevokeGrant', { keyId: 'k', grantId: 'g' }],
  ['kms', 'RetireGrant', { keyId: 'k', grantId: 'g' }],
  ['lambda', 'RemovePermission', { functionName: 'shop', statementId: 'api' }],
  ['lambda', 'RemoveLayerVersionPermission', { layerName: 'base', statementId: 'all' }],
  ['signer', 'RemoveProfilePermission', { profileName: 'p', statementId: 's' }],
  ['acm-pca', 'DeletePermission', { principal: 'acm.amazonaws.com' }],
  ['lakeformation', 'RevokePermissions', { permissions: ['SELECT'] }],
  ['lakeformation', 'BatchRevokePermissions', { entries: [] }],
  ['s3', 'DeleteAccessGrant', { accessGrantId: 'g' }],
  ['s3', 'PutBucketPublicAccessBlock', block(), block({ RestrictPublicBuckets: undefined })],
  ['s3', 'PutAccountPublicAccessBlock', block(), block({ BlockPublicPolicy: false })],
  [
    's3',
    'PutBucketAcl',
    { bucketName: 'shop', 'x-amz-acl': ['private'] },
    { bucketName: 'shop', 'x-amz-acl': ['log-delivery-write'] },
  ],
  [
    's3',
    'PutBucketOwnershipControls',
    { bucketName: 'shop', OwnershipControls: { Rule: { ObjectOwnership: 'BucketOwnerEnforced' } } },
    { bucketName: 'shop', OwnershipControls: { Rule: { ObjectOwnership: 'ObjectWriter' } } },
  ],
  ['ram', 'DisassociateResourceShare', { resourceShareArn: 'x' }],
  ['ram', 'DeleteResourceShare', { resourceShareArn: 'x' }],
  ['servicecatalog', 'DeletePortfolioShare', { portfolioId: 'p', accountId: '444455556666' }],
  ['ec2', 'ResetSnapshotAttribute', { snapshotId: 'snap-0123456789abcdef0' }],
  ['ec2', 'ResetImageAttribute', { imageId: 'ami-0123456789abcdef0' }],
  ['ec2', 'CancelImageLaunchPermission', { imageId: 'ami-0123456789abcdef0' }],
  ['ec2', 'DeleteNetworkInterfacePermission', { networkInterfacePermissionId: 'eni-perm-1' }],
  [
    'ec2',
    'ModifySnapshotAttribute',
    snapshot(shared('remove')),
    snapshot({ ...shared('remove'), ...shared('add') }),
  ],
  ['ec2', 'ModifyImageAttribute', image(shared('remove')), image(shared('add'))],
  ['ec2', 'EnableImageBlockPublicAccess', {}],
  [
    'ec2',
    'EnableSnapshotBlockPublicAccess',
    { EnableSnapshotBlockPublicAccessRequest: { State: 'block-all-sharing' } },
    { EnableSnapshotBlockPublicAccessRequest: { State: 'block-new-sharing' } },
  ],
  [
    'ec2',
    'ModifyVpcEndpointServicePermissions',
    service({ RemoveAllowedPrincipals: { content: 'arn:aws:iam::444455556666:root' } }),
    service({ AddAllowedPrincipals: { content: 'arn:aws:iam::444455556666:root' } }),
  ],
  [
    'rds',
    'ModifyDBSnapshotAttribute',
    database({ valuesToRemove: ['444455556666'] }),
    database({ valuesToAdd: ['444455556666'] }),
  ],
  [
    'rds',
    'ModifyDBClusterSnapshotAttribute',
    { dBClusterSnapshotIdentifier: 'orders', valuesToRemove: ['444455556666'] },
    { dBClusterSnapshotIdentifier: 'orders', attributeName: 'restore' },
  ],
  ['redshift', 'RevokeSnapshotAccess', { snapshotIdentifier: 's' }],
  ['redshift', 'RevokeEndpointAccess', { clusterIdentifier: 'c' }],
  ['redshift', 'DeauthorizeDataShare', { dataShareArn: 'x' }],
  ['redshift', 'RejectDataShare', { dataShareArn: 'x' }],
  [
    'redshift',
    'ModifyClusterIamRoles',
    { clusterIdentifier: 'c', removeIamRoles: ['arn:aws:iam::111122223333:role/x'] },
    { clusterIdentifier: 'c', addIamRoles: ['arn:aws:iam::111122223333:role/x'] },
  ],
  [
    'ssm',
    'ModifyDocumentPermission',
    { name: 'doc', accountIdsToRemove: ['444455556666'] },
    { name: 'doc', accountIdsToAdd: ['444455556666'] },
  ],
  [
    'workspaces',
    'UpdateWorkspaceImagePermission',
    { imageId: 'wsi-1', allowCopyImage: false },
    { imageId: 'wsi-1', allowCopyImage: true },
  ],
  [
    'sqs',
    'SetQueueAttributes',
    { queueUrl: queue, attributes: { VisibilityTimeout: '60' } },
    { queueUrl: queue, attributes: { VisibilityTimeout: '60', Policy: '{"Statement":[]}' } },
  ],
  [
    'sns',
    'SetTopicAttributes',
    { topicArn, attributeName: 'DisplayName', attributeValue: 'News' },
    { topicArn, attributeName: 'Policy', attributeValue: '{"Statement":[]}' },
  ],
];

describe('a change of permissions that gives nobody anything', () => {
  it.each(calls.map(([name, action, only]) => ({ name, action, only })))(
    '$name:$action',
    ({ name, action, only }) => {
      expect(severityOf(byHand(name, action, only))).toBe('medium');
    },
  );

  it.each(
    calls.flatMap(([name, action, , more]) => (more === undefined ? [] : { name, action, more })),
  )('$name:$action may do more', ({ name, action, more }) => {
    expect(severityOf(byHand(name, action, more))).not.toBe('medium');
  });

  it('says so in its event, read at once or later, stored or not', () => {
    for (const [name, action, only, more] of calls) {
      for (const [request, expected] of [
        [only, true],
        ...(more ? [[more, undefined]] : []),
      ] as const) {
        const raw = byHand(name, action, request as Raw);
        const event = eventOf(raw);
        const { event: later } = parseRecord(raw, { source: 'test' }, { details: 'later' });
        expect(event.givesNothing).toBe(expected);
        expect(later && whole(later)).toEqual(event);
      }
    }
  });

  it('is told from one that does not say what it did', () => {
    expect(severityOf(byHand('iam', 'UpdateAccessKey', {}))).toBe('high');
    expect(severityOf(byHand('sqs', 'SetQueueAttributes', { queueUrl: queue }))).toBe('high');
    expect(
      severityOf({ ...byHand('ssm', 'ModifyDocumentPermission'), requestParameters: null }),
    ).toBe('high');
  });

  it('is told from one that takes a guard away', () => {
    for (const [name, action, request] of [
      ['iam', 'DeleteRolePolicy', { roleName: 'App', policyName: 'x' }],
      ['iam', 'DeleteRolePermissionsBoundary', { roleName: 'App' }],
      ['iam', 'PutRolePermissionsBoundary', { roleName: 'App' }],
      ['iam', 'RemoveUserFromGroup', { userName: 'bob', groupName: 'mfa-or-nothing' }],
      ['iam', 'DeactivateMFADevice', { userName: 'bob' }],
      ['organizations', 'DetachPolicy', { policyId: 'p-1', targetId: '111122223333' }],
      ['sso', 'DeletePermissionsBoundaryFromPermissionSet', { permissionSetArn }],
      ['s3', 'DeleteBucketPolicy', { bucketName: 'shop' }],
      ['elasticfilesystem', 'DeleteFileSystemPolicy', { fileSystemId: 'fs-1' }],
    ] as const) {
      expect([action, severityOf(byHand(name, action, request))]).toEqual([action, 'high']);
    }
  });

  it('has a row for every rule', () => {
    const tested = new Set(calls.map(([name, action]) => `${name}:${action}`));
    const conditional = new Set(
      calls.filter(([, , , more]) => more).map(([name, action]) => `${name}:${action}`),
    );
    for (const { service: name, actions, when } of givesNothingRules) {
      const known = actions.map((action) => `${name}:${action}`);
      expect(
        known.some((call) => (when ? conditional : tested).has(call)),
        known.join(' '),
      ).toBe(true);
    }
  });

  it('never weighs more than a permission, whatever the policy says', () => {
    const levels = ['critical', 'high', 'medium', 'low', 'info', 'off'] as const;
    const raw = byHand('iam', 'DeleteUser', { userName: 'bob' });
    fc.assert(
      fc.property(
        fc.constantFrom(...levels),
        fc.constantFrom(...levels),
        (permission, configuration) => {
          const severityByEffect = { ...policyWith().severityByEffect, permission, configuration };
          const found = severityOf(raw, { severityByEffect });
          if (permission === 'off') expect(found).toBe('allowed');
          else if (configuration === 'off') expect(found).toBe(permission);
          else {
            const milder = Math.max(levels.indexOf(permission), levels.indexOf(configuration));
            expect(found).toBe(levels[milder]);
          }
        },
      ),
    );
  });
});
