import type { Inverse } from './inverse.ts';
import { moreInverseCommands } from './more-inverse-commands.ts';

/** Whom something is shared with, by the parameter that names them: sharing and its opposite. */
const sharing = (
  parameter: string,
  option: string,
  command: (change: 'add' | 'remove') => string,
): readonly Inverse[] =>
  (['add', 'remove'] as const).map((change) => {
    const opposite = change === 'add' ? 'remove' : 'add';
    const who = `${change}.${parameter}`;
    return { when: who, command: `${command(opposite)} ${option} {*${who}}` };
  });

const snapshotSharing = (change: string) =>
  `ec2 modify-snapshot-attribute -snapshotId --attribute createVolumePermission --operation-type ${change}`;

const imageSharing = (change: string) =>
  `ec2 modify-image-attribute -imageId --attribute launchPermission --operation-type ${change}`;

const blockPublic =
  's3api put-public-access-block --bucket {bucketName|bucket} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true';

const restoring = (command: string): readonly Inverse[] => [
  { when: 'valuesToAdd', command: `${command} --values-to-remove {*valuesToAdd}` },
  { when: 'valuesToRemove', command: `${command} --values-to-add {*valuesToRemove}` },
];

/**
 * How one call is undone by another where that is simple: the AWS CLI command by service and action, or
 * those of several that fit. `{a|b}` is the parameter `a` of the call, else `b`; `{+a}` what the call
 * answered, else asked; `{*a}` all values of that name, `{*a.b}` those of `b` inside `a`; `-name`,
 * `-+name` and `-?name` are the option of that name with its value, the last only if there is one; `{group}` the security group it is
 * about, `{rules}` the permissions it names; `{tagKeys}` the keys of its tags;
 * `{subjects}` the ids of all that it changed.
 */
export const inverseCommands: Readonly<Record<string, string | readonly Inverse[]>> = {
  ...moreInverseCommands,
  'ec2:AuthorizeSecurityGroupIngress':
    'ec2 revoke-security-group-ingress --group-id {group} --ip-permissions {rules}',
  'ec2:AuthorizeSecurityGroupEgress':
    'ec2 revoke-security-group-egress --group-id {group} --ip-permissions {rules}',
  'ec2:RevokeSecurityGroupIngress':
    'ec2 authorize-security-group-ingress --group-id {group} --ip-permissions {rules}',
  'ec2:RevokeSecurityGroupEgress':
    'ec2 authorize-security-group-egress --group-id {group} --ip-permissions {rules}',
  'ec2:CreateSecurityGroup': 'ec2 delete-security-group -+groupId',
  'ec2:StopInstances': 'ec2 start-instances --instance-ids {*instanceId}',
  'ec2:StartInstances': 'ec2 stop-instances --instance-ids {*instanceId}',
  'ec2:RunInstances': 'ec2 terminate-instances --instance-ids {subjects}',
  'ec2:CreateTags': 'ec2 delete-tags --resources {*resourceId} --tags {tagKeys}',
  'ec2:CreateRoute': [
    'destinationCidrBlock',
    'destinationIpv6CidrBlock',
    'destinationPrefixListId',
  ].map((to) => ({ when: to, command: `ec2 delete-route -routeTableId -${to}` })),
  'ec2:CreateKeyPair': 'ec2 delete-key-pair -keyName',
  'ec2:CreateVolume': 'ec2 delete-volume -+volumeId',
  'ec2:CreateVpc': 'ec2 delete-vpc -+vpcId',
  'ec2:CreateSubnet': 'ec2 delete-subnet -+subnetId',
  'ec2:AttachVolume': 'ec2 detach-volume -volumeId',
  'ec2:AttachInternetGateway': 'ec2 detach-internet-gateway -internetGatewayId -vpcId',
  'ec2:DetachInternetGateway': 'ec2 attach-internet-gateway -internetGatewayId -vpcId',
  'ec2:AssociateAddress': 'ec2 disassociate-address -+associationId',
  'ec2:AllocateAddress': 'ec2 release-address -+allocationId',
  'ec2:DisableEbsEncryptionByDefault': 'ec2 enable-ebs-encryption-by-default',
  'ec2:EnableSerialConsoleAccess': 'ec2 disable-serial-console-access',
  'ec2:DisableImageBlockPublicAccess':
    'ec2 enable-image-block-public-access --image-block-public-access-state block-new-sharing',
  'ec2:DisableSnapshotBlockPublicAccess':
    'ec2 enable-snapshot-block-public-access --state block-all-sharing',
  'ec2:ModifySnapshotAttribute': [
    ...sharing('group', '--group-names', snapshotSharing),
    ...sharing('userId', '--user-ids', snapshotSharing),
  ],
  'ec2:ModifyImageAttribute': [
    ...sharing('group', '--user-groups', imageSharing),
    ...sharing('userId', '--user-ids', imageSharing),
  ],
  'iam:AttachRolePolicy': 'iam detach-role-policy -roleName -policyArn',
  'iam:DetachRolePolicy': 'iam attach-role-policy -roleName -policyArn',
  'iam:AttachUserPolicy': 'iam detach-user-policy -userName -policyArn',
  'iam:DetachUserPolicy': 'iam attach-user-policy -userName -policyArn',
  'iam:AttachGroupPolicy': 'iam detach-group-policy -groupName -policyArn',
  'iam:DetachGroupPolicy': 'iam attach-group-policy -groupName -policyArn',
  'iam:PutRolePolicy': 'iam delete-role-policy -roleName -policyName',
  'iam:PutUserPolicy': 'iam delete-user-policy -userName -policyName',
  'iam:PutGroupPolicy': 'iam delete-group-policy -groupName -policyName',
  'iam:PutRolePermissionsBoundary': 'iam delete-role-permissions-boundary -roleName',
  'iam:PutUserPermissionsBoundary': 'iam delete-user-permissions-boundary -userName',
  'iam:AddUserToGroup': 'iam remove-user-from-group -groupName -userName',
  'iam:RemoveUserFromGroup': 'iam add-user-to-group -groupName -userName',
  'iam:AddRoleToInstanceProfile':
    'iam remove-role-from-instance-profile -instanceProfileName -roleName',
  'iam:CreateAccessKey': 'iam delete-access-key -+userName -+accessKeyId',
  'iam:CreateLoginProfile': 'iam delete-login-profile -userName',
  'iam:CreateUser': 'iam delete-user -userName',
  'iam:CreateRole': 'iam delete-role -roleName',
  'iam:CreateGroup': 'iam delete-group -groupName',
  'iam:CreatePolicy': 'iam delete-policy --policy-arn {+arn}',
  'iam:CreatePolicyVersion': 'iam set-default-policy-version -policyArn --version-id v1',
  'cloudtrail:StopLogging': 'cloudtrail start-logging -name',
  'config:StopConfigurationRecorder':
    'configservice start-configuration-recorder -configurationRecorderName',
  'cloudwatch:DisableAlarmActions': 'cloudwatch enable-alarm-actions --alarm-names {*alarmNames}',
  'events:DisableRule': 'events enable-rule -name -?eventBusName',
  'events:EnableRule': 'events disable-rule -name -?eventBusName',
  'logs:PutSubscriptionFilter': 'logs delete-subscription-filter -logGroupName -filterName',
  'kms:DisableKey': 'kms enable-key -keyId',
  'kms:ScheduleKeyDeletion': 'kms cancel-key-deletion -keyId',
  'kms:DisableKeyRotation': 'kms enable-key-rotation -keyId',
  'kms:CreateGrant': 'kms revoke-grant -keyId -+grantId',
  'secretsmanager:DeleteSecret': 'secretsmanager restore-secret -secretId',
  's3:DeleteBucketPublicAccessBlock': blockPublic,
  's3:PutBucketPublicAccessBlock': [
    'BlockPublicAcls',
    'IgnorePublicAcls',
    'BlockPublicPolicy',
    'RestrictPublicBuckets',
  ].map((flag) => ({ when: `${flag}=false`, command: blockPublic })),
  's3:DeleteAccountPublicAccessBlock':
    's3control put-public-access-block --account-id {account} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
  's3:PutBucketAcl': 's3api put-bucket-acl --bucket {bucketName|bucket} --acl private',
  's3:PutBucketPolicy': 's3api delete-bucket-policy --bucket {bucketName|bucket}',
  's3:PutBucketVersioning': [
    {
      when: 'Status=Suspended',
      command:
        's3api put-bucket-versioning --bucket {bucketName|bucket} --versioning-configuration Status=Enabled',
    },
  ],
  's3:CreateBucket': 's3api delete-bucket --bucket {bucketName|bucket}',
  'lambda:AddPermission': 'lambda remove-permission -functionName -statementId -?qualifier',
  'lambda:CreateFunctionUrlConfig': 'lambda delete-function-url-config -functionName -?qualifier',
  'lambda:CreateFunction': 'lambda delete-function -functionName',
  'lambda:PutFunctionConcurrency': 'lambda delete-function-concurrency -functionName',
  'rds:ModifyDBInstance': [
    {
      when: 'publiclyAccessible=true',
      command:
        'rds modify-db-instance -dBInstanceIdentifier --no-publicly-accessible --apply-immediately',
    },
    {
      when: 'deletionProtection=false',
      command:
        'rds modify-db-instance -dBInstanceIdentifier --deletion-protection --apply-immediately',
    },
  ],
  'rds:ModifyDBSnapshotAttribute': restoring(
    'rds modify-db-snapshot-attribute -dBSnapshotIdentifier --attribute-name restore',
  ),
  'rds:ModifyDBClusterSnapshotAttribute': restoring(
    'rds modify-db-cluster-snapshot-attribute -dBClusterSnapshotIdentifier --attribute-name restore',
  ),
  'rds:StopDBInstance': 'rds start-db-instance -dBInstanceIdentifier',
  'rds:StartDBInstance': 'rds stop-db-instance -dBInstanceIdentifier',
  'sns:Subscribe': 'sns unsubscribe -+subscriptionArn',
  'sns:CreateTopic': 'sns delete-topic -+topicArn',
  'sqs:CreateQueue': 'sqs delete-queue -+queueUrl',
  'dynamodb:CreateTable': 'dynamodb delete-table -tableName',
  'autoscaling:SuspendProcesses':
    'autoscaling resume-processes -autoScalingGroupName -?scalingProcesses',
  'autoscaling:ResumeProcesses':
    'autoscaling suspend-processes -autoScalingGroupName -?scalingProcesses',
};
