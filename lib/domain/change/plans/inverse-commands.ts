/** What undoes a call that has a parameter of this name, or this value of it: `name`, `name=value`. */
interface Inverse {
  readonly when: string;
  readonly command: string;
}

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
  `ec2 modify-snapshot-attribute --snapshot-id {snapshotId} --attribute createVolumePermission --operation-type ${change}`;

const imageSharing = (change: string) =>
  `ec2 modify-image-attribute --image-id {imageId} --attribute launchPermission --operation-type ${change}`;

const restoring = (command: string): readonly Inverse[] => [
  { when: 'valuesToAdd', command: `${command} --values-to-remove {*valuesToAdd}` },
  { when: 'valuesToRemove', command: `${command} --values-to-add {*valuesToRemove}` },
];

/**
 * How one call is undone by another where that is simple: the AWS CLI command by service and action, or
 * the first of several that fits. `{a|b}` is the parameter `a` of the call, else `b`; `{+a}` what the call
 * answered; `{*a}` all values of that name, `{*a.b}` those of `b` inside `a`; `{rules}` the permissions it
 * names; `{tagKeys}` the keys of its tags.
 */
export const inverseCommands: Readonly<Record<string, string | readonly Inverse[]>> = {
  'ec2:AuthorizeSecurityGroupIngress':
    'ec2 revoke-security-group-ingress --group-id {groupId} --ip-permissions {rules}',
  'ec2:AuthorizeSecurityGroupEgress':
    'ec2 revoke-security-group-egress --group-id {groupId} --ip-permissions {rules}',
  'ec2:RevokeSecurityGroupIngress':
    'ec2 authorize-security-group-ingress --group-id {groupId} --ip-permissions {rules}',
  'ec2:RevokeSecurityGroupEgress':
    'ec2 authorize-security-group-egress --group-id {groupId} --ip-permissions {rules}',
  'ec2:CreateSecurityGroup': 'ec2 delete-security-group --group-id {+groupId}',
  'ec2:StopInstances': 'ec2 start-instances --instance-ids {*instanceId}',
  'ec2:StartInstances': 'ec2 stop-instances --instance-ids {*instanceId}',
  'ec2:RunInstances': 'ec2 terminate-instances --instance-ids {+instanceId}',
  'ec2:CreateTags': 'ec2 delete-tags --resources {*resourceId} --tags {tagKeys}',
  'ec2:CreateRoute':
    'ec2 delete-route --route-table-id {routeTableId} --destination-cidr-block {destinationCidrBlock}',
  'ec2:CreateKeyPair': 'ec2 delete-key-pair --key-name {keyName}',
  'ec2:CreateVolume': 'ec2 delete-volume --volume-id {+volumeId}',
  'ec2:CreateVpc': 'ec2 delete-vpc --vpc-id {+vpcId}',
  'ec2:CreateSubnet': 'ec2 delete-subnet --subnet-id {+subnetId}',
  'ec2:AttachVolume': 'ec2 detach-volume --volume-id {volumeId}',
  'ec2:AttachInternetGateway':
    'ec2 detach-internet-gateway --internet-gateway-id {internetGatewayId} --vpc-id {vpcId}',
  'ec2:DetachInternetGateway':
    'ec2 attach-internet-gateway --internet-gateway-id {internetGatewayId} --vpc-id {vpcId}',
  'ec2:AssociateAddress': 'ec2 disassociate-address --association-id {+associationId}',
  'ec2:AllocateAddress': 'ec2 release-address --allocation-id {+allocationId}',
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
  'iam:AttachRolePolicy': 'iam detach-role-policy --role-name {roleName} --policy-arn {policyArn}',
  'iam:DetachRolePolicy': 'iam attach-role-policy --role-name {roleName} --policy-arn {policyArn}',
  'iam:AttachUserPolicy': 'iam detach-user-policy --user-name {userName} --policy-arn {policyArn}',
  'iam:DetachUserPolicy': 'iam attach-user-policy --user-name {userName} --policy-arn {policyArn}',
  'iam:AttachGroupPolicy':
    'iam detach-group-policy --group-name {groupName} --policy-arn {policyArn}',
  'iam:DetachGroupPolicy':
    'iam attach-group-policy --group-name {groupName} --policy-arn {policyArn}',
  'iam:PutRolePolicy': 'iam delete-role-policy --role-name {roleName} --policy-name {policyName}',
  'iam:PutUserPolicy': 'iam delete-user-policy --user-name {userName} --policy-name {policyName}',
  'iam:PutGroupPolicy':
    'iam delete-group-policy --group-name {groupName} --policy-name {policyName}',
  'iam:PutRolePermissionsBoundary': 'iam delete-role-permissions-boundary --role-name {roleName}',
  'iam:PutUserPermissionsBoundary': 'iam delete-user-permissions-boundary --user-name {userName}',
  'iam:AddUserToGroup':
    'iam remove-user-from-group --group-name {groupName} --user-name {userName}',
  'iam:RemoveUserFromGroup':
    'iam add-user-to-group --group-name {groupName} --user-name {userName}',
  'iam:AddRoleToInstanceProfile':
    'iam remove-role-from-instance-profile --instance-profile-name {instanceProfileName} --role-name {roleName}',
  'iam:CreateAccessKey':
    'iam delete-access-key --user-name {userName} --access-key-id {+accessKeyId}',
  'iam:CreateLoginProfile': 'iam delete-login-profile --user-name {userName}',
  'iam:CreateUser': 'iam delete-user --user-name {userName}',
  'iam:CreateRole': 'iam delete-role --role-name {roleName}',
  'iam:CreateGroup': 'iam delete-group --group-name {groupName}',
  'iam:CreatePolicy': 'iam delete-policy --policy-arn {+arn}',
  'iam:CreatePolicyVersion':
    'iam set-default-policy-version --policy-arn {policyArn} --version-id v1',
  'cloudtrail:StopLogging': 'cloudtrail start-logging --name {name}',
  'config:StopConfigurationRecorder':
    'configservice start-configuration-recorder --configuration-recorder-name {configurationRecorderName}',
  'cloudwatch:DisableAlarmActions': 'cloudwatch enable-alarm-actions --alarm-names {*alarmNames}',
  'events:DisableRule': 'events enable-rule --name {name}',
  'events:EnableRule': 'events disable-rule --name {name}',
  'logs:PutSubscriptionFilter':
    'logs delete-subscription-filter --log-group-name {logGroupName} --filter-name {filterName}',
  'kms:DisableKey': 'kms enable-key --key-id {keyId}',
  'kms:ScheduleKeyDeletion': 'kms cancel-key-deletion --key-id {keyId}',
  'kms:DisableKeyRotation': 'kms enable-key-rotation --key-id {keyId}',
  'kms:CreateGrant': 'kms revoke-grant --key-id {keyId} --grant-id {+grantId}',
  'secretsmanager:DeleteSecret': 'secretsmanager restore-secret --secret-id {secretId}',
  's3:DeleteBucketPublicAccessBlock':
    's3api put-public-access-block --bucket {bucketName|bucket} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
  's3:PutBucketPublicAccessBlock':
    's3api put-public-access-block --bucket {bucketName|bucket} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
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
  'lambda:AddPermission':
    'lambda remove-permission --function-name {functionName} --statement-id {statementId}',
  'lambda:CreateFunctionUrlConfig':
    'lambda delete-function-url-config --function-name {functionName}',
  'lambda:CreateFunction': 'lambda delete-function --function-name {functionName}',
  'lambda:PutFunctionConcurrency':
    'lambda delete-function-concurrency --function-name {functionName}',
  'rds:ModifyDBInstance': [
    {
      when: 'publiclyAccessible=true',
      command:
        'rds modify-db-instance --db-instance-identifier {dBInstanceIdentifier} --no-publicly-accessible --apply-immediately',
    },
  ],
  'rds:ModifyDBSnapshotAttribute': restoring(
    'rds modify-db-snapshot-attribute --db-snapshot-identifier {dBSnapshotIdentifier} --attribute-name restore',
  ),
  'rds:ModifyDBClusterSnapshotAttribute': restoring(
    'rds modify-db-cluster-snapshot-attribute --db-cluster-snapshot-identifier {dBClusterSnapshotIdentifier} --attribute-name restore',
  ),
  'rds:StopDBInstance': 'rds start-db-instance --db-instance-identifier {dBInstanceIdentifier}',
  'rds:StartDBInstance': 'rds stop-db-instance --db-instance-identifier {dBInstanceIdentifier}',
  'sns:Subscribe': 'sns unsubscribe --subscription-arn {+subscriptionArn}',
  'sns:CreateTopic': 'sns delete-topic --topic-arn {+topicArn}',
  'sqs:CreateQueue': 'sqs delete-queue --queue-url {+queueUrl}',
  'dynamodb:CreateTable': 'dynamodb delete-table --table-name {tableName}',
  'autoscaling:SuspendProcesses':
    'autoscaling resume-processes --auto-scaling-group-name {autoScalingGroupName}',
  'autoscaling:ResumeProcesses':
    'autoscaling suspend-processes --auto-scaling-group-name {autoScalingGroupName}',
};
