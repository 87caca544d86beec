import { type Inverse, when } from './inverse.ts';
import { restoringInverses } from './restoring-inverses.ts';

/** Whom something is shared with, by the parameter that names them: sharing and its opposite. */
const sharing = (
  parameter: string,
  option: string,
  command: (change: 'add' | 'remove') => string,
): readonly Inverse[] =>
  (['add', 'remove'] as const).map((change) => {
    const opposite = change === 'add' ? 'remove' : 'add';
    const who = `${change}.${parameter}`;
    return when(who, `${command(opposite)} ${option} {*${who}}`);
  });

const snapshotSharing = (change: string) =>
  `ec2 modify-snapshot-attribute -snapshotId --attribute createVolumePermission --operation-type ${change}`;

const imageSharing = (change: string) =>
  `ec2 modify-image-attribute -imageId --attribute launchPermission --operation-type ${change}`;

const blocked =
  '--public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true';
const blockBucket = `s3api put-public-access-block --bucket {bucketName|bucket} ${blocked}`;
const blockAccount = `s3control put-public-access-block --account-id {account} ${blocked}`;

/** Where one of the four is switched off. */
const unblocked = (command: string): readonly Inverse[] =>
  ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'].map(
    (flag) => when(`${flag}=false`, command),
  );

const restoring = (command: string): readonly Inverse[] => [
  when('valuesToAdd', `${command} --values-to-remove {*valuesToAdd}`),
  when('valuesToRemove', `${command} --values-to-add {*valuesToRemove}`),
];

const turning = (name: string, command: string, values: readonly [string, string]) =>
  values.map((value, index) => when(`${name}=${value}`, `${command} ${values[1 - index]}`));

/**
 * How a call is undone by another where `paired-inverses.ts` does not tell: the AWS CLI commands that fit
 * it. `{a|b}` is the parameter `a` of the call, else `b`; `{+a}` what the call answered, else asked;
 * `{*a}` all values of that name, `{*a.b}` those of `b` inside `a`; `-name`, `-+name` and `-?name` are the
 * option of that name with its value, the last only if there is one; `{group}` the security group it is
 * about, `{rules}` the permissions it names; `{tagKeys}` the keys of its tags; `{subjects}` the ids of
 * all that it changed.
 */
export const otherInverses: Readonly<Record<string, readonly Inverse[]>> = {
  ...restoringInverses,
  'codebuild:UpdateProjectVisibility': [
    when(
      'projectVisibility=PUBLIC_READ',
      'codebuild update-project-visibility -projectArn --project-visibility PRIVATE',
    ),
  ],
  'dynamodb:UpdateContinuousBackups': [
    when(
      'pointInTimeRecoveryEnabled=false',
      'dynamodb update-continuous-backups -tableName --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true',
    ),
  ],
  'dynamodb:UpdateTable': [
    when(
      'deletionProtectionEnabled=false',
      'dynamodb update-table -tableName --deletion-protection-enabled',
    ),
  ],
  'ec2:CreateNetworkAclEntry': ['ingress', 'egress'].map((way) =>
    when(
      `egress=${way === 'egress'}`,
      `ec2 delete-network-acl-entry -networkAclId -ruleNumber --${way}`,
    ),
  ),
  'ec2:CreateRoute': [
    'destinationCidrBlock',
    'destinationIpv6CidrBlock',
    'destinationPrefixListId',
  ].map((to) => when(to, `ec2 delete-route -routeTableId -${to}`)),
  'ec2:DisableImageBlockPublicAccess': [
    {
      command:
        'ec2 enable-image-block-public-access --image-block-public-access-state block-new-sharing',
    },
  ],
  'ec2:DisableSnapshotBlockPublicAccess': [
    { command: 'ec2 enable-snapshot-block-public-access --state block-all-sharing' },
  ],
  'ec2:ModifyImageAttribute': [
    ...sharing('group', '--user-groups', imageSharing),
    ...sharing('userId', '--user-ids', imageSharing),
  ],
  'ec2:ModifyInstanceAttribute': [
    when(
      'disableApiTermination.value=false',
      'ec2 modify-instance-attribute -instanceId --disable-api-termination',
    ),
  ],
  'ec2:ModifyInstanceMetadataOptions': [
    when(
      'httpTokens=optional',
      'ec2 modify-instance-metadata-options -instanceId --http-tokens required',
    ),
  ],
  'ec2:ModifySnapshotAttribute': [
    ...sharing('group', '--group-names', snapshotSharing),
    ...sharing('userId', '--user-ids', snapshotSharing),
  ],
  'ec2:ModifySubnetAttribute': [
    when(
      'mapPublicIpOnLaunch.value=true',
      'ec2 modify-subnet-attribute -subnetId --no-map-public-ip-on-launch',
    ),
  ],
  'guardduty:UpdateDetector': [
    when('enable=false', 'guardduty update-detector -detectorId --enable'),
  ],
  'iam:CreatePolicyVersion': [
    when('setAsDefault=true', 'iam set-default-policy-version -policyArn --version-id v1'),
    when('setAsDefault!=true', 'iam delete-policy-version -policyArn -+versionId'),
  ],
  'iam:UpdateAccessKey': turning(
    'status',
    'iam update-access-key -?userName -accessKeyId --status',
    ['Active', 'Inactive'],
  ),
  'lambda:UpdateEventSourceMapping': [
    when('enabled=false', 'lambda update-event-source-mapping -uUID --enabled'),
    when('enabled=true', 'lambda update-event-source-mapping -uUID --no-enabled'),
  ],
  'lambda:UpdateFunctionUrlConfig': [
    when(
      'authType=NONE',
      'lambda update-function-url-config -functionName -?qualifier --auth-type AWS_IAM',
    ),
  ],
  'rds:ModifyDBCluster': [
    when(
      'deletionProtection=false',
      'rds modify-db-cluster -dBClusterIdentifier --deletion-protection',
    ),
  ],
  'rds:ModifyDBClusterSnapshotAttribute': restoring(
    'rds modify-db-cluster-snapshot-attribute -dBClusterSnapshotIdentifier --attribute-name restore',
  ),
  'rds:ModifyDBInstance': [
    when(
      'publiclyAccessible=true',
      'rds modify-db-instance -dBInstanceIdentifier --no-publicly-accessible',
    ),
    when(
      'deletionProtection=false',
      'rds modify-db-instance -dBInstanceIdentifier --deletion-protection',
    ),
  ],
  'rds:ModifyDBSnapshotAttribute': restoring(
    'rds modify-db-snapshot-attribute -dBSnapshotIdentifier --attribute-name restore',
  ),
  's3:DeleteAccountPublicAccessBlock': [{ command: blockAccount }],
  's3:DeleteBucketPublicAccessBlock': [{ command: blockBucket }],
  's3:PutAccountPublicAccessBlock': unblocked(blockAccount),
  's3:PutBucketAcl': [
    { command: 's3api put-bucket-acl --bucket {bucketName|bucket} --acl private' },
  ],
  's3:PutBucketPublicAccessBlock': unblocked(blockBucket),
  's3:PutBucketVersioning': [
    when(
      'Status=Suspended',
      's3api put-bucket-versioning --bucket {bucketName|bucket} --versioning-configuration Status=Enabled',
    ),
  ],
  'sns:Subscribe': [
    when('response.subscriptionArn!=pending confirmation', 'sns unsubscribe -+subscriptionArn'),
  ],
  'ssm:ModifyDocumentPermission': [
    when(
      'accountIdsToAdd',
      'ssm modify-document-permission -name --permission-type Share --account-ids-to-remove {*accountIdsToAdd}',
    ),
  ],
  'ssm:PutParameter': [when('overwrite!=true', 'ssm delete-parameter -name')],
};
