import type { Inverse } from './inverse.ts';

const when = (condition: string, command: string): readonly Inverse[] => [
  { when: condition, command },
];

/** As in `inverse-commands.ts`: what a call made new, and one switch turned the other way. */
export const moreInverseCommands: Readonly<Record<string, string | readonly Inverse[]>> = {
  'ec2:AssociateRouteTable': 'ec2 disassociate-route-table -+associationId',
  'ec2:CreateInternetGateway': 'ec2 delete-internet-gateway -+internetGatewayId',
  'ec2:CreateNatGateway': 'ec2 delete-nat-gateway -+natGatewayId',
  'ec2:CreateRouteTable': 'ec2 delete-route-table -+routeTableId',
  'ec2:CreateSnapshot': 'ec2 delete-snapshot -+snapshotId',
  'ec2:CreateVpcEndpoint': 'ec2 delete-vpc-endpoints --vpc-endpoint-ids {+vpcEndpointId}',
  'ec2:CreateNetworkAclEntry': [
    {
      when: 'egress=false',
      command: 'ec2 delete-network-acl-entry -networkAclId -ruleNumber --ingress',
    },
    {
      when: 'egress=true',
      command: 'ec2 delete-network-acl-entry -networkAclId -ruleNumber --egress',
    },
  ],
  'ec2:ModifyInstanceAttribute': when(
    'disableApiTermination.value=false',
    'ec2 modify-instance-attribute -instanceId --disable-api-termination',
  ),
  'ec2:ModifySubnetAttribute': when(
    'mapPublicIpOnLaunch.value=true',
    'ec2 modify-subnet-attribute -subnetId --no-map-public-ip-on-launch',
  ),
  'iam:UpdateAccessKey': [
    {
      when: 'status=Active',
      command: 'iam update-access-key -?userName -accessKeyId --status Inactive',
    },
    {
      when: 'status=Inactive',
      command: 'iam update-access-key -?userName -accessKeyId --status Active',
    },
  ],
  'iam:CreateInstanceProfile': 'iam delete-instance-profile -instanceProfileName',
  'sso:CreateAccountAssignment':
    'sso-admin delete-account-assignment -instanceArn -targetId -targetType -permissionSetArn -principalType -principalId',
  'sso:AttachManagedPolicyToPermissionSet':
    'sso-admin detach-managed-policy-from-permission-set -instanceArn -permissionSetArn -managedPolicyArn',
  'eks:CreateAccessEntry':
    'eks delete-access-entry --cluster-name {name|clusterName} -principalArn',
  'eks:AssociateAccessPolicy':
    'eks disassociate-access-policy --cluster-name {name|clusterName} -principalArn -policyArn',
  'lambda:CreateEventSourceMapping': 'lambda delete-event-source-mapping --uuid {+uUID}',
  'lambda:UpdateFunctionUrlConfig': when(
    'authType=NONE',
    'lambda update-function-url-config -functionName -?qualifier --auth-type AWS_IAM',
  ),
  'dynamodb:UpdateTable': when(
    'deletionProtectionEnabled=false',
    'dynamodb update-table -tableName --deletion-protection-enabled',
  ),
  'dynamodb:UpdateContinuousBackups': when(
    'pointInTimeRecoveryEnabled=false',
    'dynamodb update-continuous-backups -tableName --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true',
  ),
  'rds:ModifyDBCluster': when(
    'deletionProtection=false',
    'rds modify-db-cluster -dBClusterIdentifier --deletion-protection --apply-immediately',
  ),
  'rds:StopDBCluster': 'rds start-db-cluster -dBClusterIdentifier',
  'rds:StartDBCluster': 'rds stop-db-cluster -dBClusterIdentifier',
  'elasticloadbalancing:CreateListener': 'elbv2 delete-listener -+listenerArn',
  'elasticloadbalancing:CreateRule': 'elbv2 delete-rule -+ruleArn',
  'codebuild:UpdateProjectVisibility': when(
    'projectVisibility=PUBLIC_READ',
    'codebuild update-project-visibility -projectArn --project-visibility PRIVATE',
  ),
  'kms:CreateAlias': 'kms delete-alias -aliasName',
  'kms:EnableKey': 'kms disable-key -keyId',
  'logs:CreateLogGroup': 'logs delete-log-group -logGroupName',
};
