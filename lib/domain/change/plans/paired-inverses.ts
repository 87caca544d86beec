import { readPairs } from './read-pairs.ts';

/**
 * Calls that are undone by one of the same name with another verb: a line with the service (`=` and the
 * AWS CLI's name of it, where that differs) and `Attach|Detach` for either way or `Create>Delete` for one,
 * then a line for each rest of a name (`|` and what the inverse has there, where that differs) with the
 * options of the command, as `other-inverses.ts` spells them.
 */
const pairs = `
autoscaling Resume>Suspend
 Processes -autoScalingGroupName --scaling-processes {*scalingProcesses}
autoscaling Suspend>Resume
 Processes -autoScalingGroupName -?scalingProcesses
cloudtrail Create>Delete
 Trail -name
cloudtrail Stop>Start
 Logging -name
cloudwatch Disable>Enable
 AlarmActions --alarm-names {*alarmNames}
config=configservice Stop>Start
 ConfigurationRecorder -configurationRecorderName
dynamodb Create>Delete
 Table -tableName
ec2 Allocate>Release
 Address -+allocationId
ec2 Associate>Disassociate
 Address -+associationId
 IamInstanceProfile -+associationId
 RouteTable -+associationId
ec2 Attach>Detach
 NetworkInterface -+attachmentId
 Volume -volumeId
ec2 Attach|Detach
 InternetGateway -internetGatewayId -vpcId
ec2 Authorize|Revoke
 SecurityGroupEgress --group-id {group} --ip-permissions {rules}
 SecurityGroupIngress --group-id {group} --ip-permissions {rules}
ec2 Copy>Deregister
 Image -+imageId
ec2 Copy>Delete
 Snapshot -+snapshotId
ec2 Create>Deregister
 Image -+imageId
ec2 Create>Delete
 FlowLogs --flow-log-ids {subjects}
 InternetGateway -+internetGatewayId
 KeyPair -keyName
 LaunchTemplate -+launchTemplateId
 NatGateway -+natGatewayId
 NetworkAcl -+networkAclId
 NetworkInterface -+networkInterfaceId
 RouteTable -+routeTableId
 SecurityGroup -+groupId
 Snapshot -+snapshotId
 Subnet -+subnetId
 Tags --resources {*resourceId} --tags {tagKeys}
 Volume -+volumeId
 Vpc -+vpcId
 VpcEndpoint|VpcEndpoints --vpc-endpoint-ids {+vpcEndpointId}
 VpcPeeringConnection -+vpcPeeringConnectionId
ec2 Disable>Enable
 EbsEncryptionByDefault
ec2 Enable>Disable
 SerialConsoleAccess
ec2 Import>Delete
 KeyPair -keyName
ec2 Monitor|Unmonitor
 Instances --instance-ids {*instanceId}
ec2 Register>Deregister
 Image -+imageId
ec2 Run>Terminate
 Instances --instance-ids {subjects}
ec2 Stop|Start
 Instances --instance-ids {*instanceId}
ecr Create>Delete
 Repository -repositoryName
ecr Set>Delete
 RepositoryPolicy -repositoryName
eks Associate>Disassociate
 AccessPolicy --cluster-name {name|clusterName} -principalArn -policyArn
eks Create>Delete
 AccessEntry --cluster-name {name|clusterName} -principalArn
elasticfilesystem=efs Put>Delete
 FileSystemPolicy -fileSystemId
elasticloadbalancing=elbv2 Create>Delete
 Listener -+listenerArn
 LoadBalancer -+loadBalancerArn
 Rule -+ruleArn
 TargetGroup -+targetGroupArn
events Disable|Enable
 Rule -name -?eventBusName
events Put>Remove
 Permission -statementId -?eventBusName
 Targets -rule -?eventBusName --ids {*targets.id}
iam Add>Remove
 RoleToInstanceProfile|RoleFromInstanceProfile -instanceProfileName -roleName
 UserToGroup|UserFromGroup -groupName -userName
iam Attach|Detach
 GroupPolicy -groupName -policyArn
 RolePolicy -roleName -policyArn
 UserPolicy -userName -policyArn
iam Create>Delete
 AccessKey -+userName -+accessKeyId
 Group -groupName
 InstanceProfile -instanceProfileName
 LoginProfile -+userName
 OpenIDConnectProvider -+openIDConnectProviderArn
 Policy --policy-arn {+arn}
 Role -roleName
 SAMLProvider -+sAMLProviderArn
 User -userName
iam Put>Delete
 GroupPolicy -groupName -policyName
 RolePermissionsBoundary -roleName
 RolePolicy -roleName -policyName
 UserPermissionsBoundary -userName
 UserPolicy -userName -policyName
iam Remove>Add
 RoleFromInstanceProfile|RoleToInstanceProfile -instanceProfileName -roleName
 UserFromGroup|UserToGroup -groupName -userName
kms Create>Delete
 Alias -aliasName
kms Create>Revoke
 Grant -keyId -+grantId
kms Disable>Enable
 KeyRotation -keyId
kms Disable|Enable
 Key -keyId
lambda Add>Remove
 Permission -functionName -statementId -?qualifier
lambda Create>Delete
 Alias -functionName -name
 EventSourceMapping -+uUID
 Function -functionName
 FunctionUrlConfig -functionName -?qualifier
lambda Put>Delete
 FunctionConcurrency -functionName
logs Create>Delete
 LogGroup -logGroupName
logs Put>Delete
 MetricFilter -logGroupName -filterName
 SubscriptionFilter -logGroupName -filterName
organizations Attach|Detach
 Policy -policyId -targetId
ram Create>Delete
 ResourceShare -+resourceShareArn
rds Create>Delete
 DBSnapshot -dBSnapshotIdentifier
 DBSubnetGroup -dBSubnetGroupName
rds Stop|Start
 DBCluster -dBClusterIdentifier
 DBInstance -dBInstanceIdentifier
rolesanywhere Create>Delete
 Profile -+profileId
 TrustAnchor -+trustAnchorId
s3=s3api Create>Delete
 Bucket --bucket {bucketName|bucket}
s3=s3api Put>Delete
 BucketCors --bucket {bucketName|bucket}
 BucketLifecycle --bucket {bucketName|bucket}
 BucketPolicy --bucket {bucketName|bucket}
 BucketReplication --bucket {bucketName|bucket}
 BucketWebsite --bucket {bucketName|bucket}
secretsmanager Create>Delete
 Secret --secret-id {+arn|aRN|name}
secretsmanager Put>Delete
 ResourcePolicy -secretId
sns Add>Remove
 Permission -topicArn -label
sns Create>Delete
 Topic -+topicArn
sqs Add>Remove
 Permission -queueUrl -label
sqs Create>Delete
 Queue -+queueUrl
sso=sso-admin Attach>Detach
 ManagedPolicyToPermissionSet|ManagedPolicyFromPermissionSet -instanceArn -permissionSetArn -managedPolicyArn
sso=sso-admin Create>Delete
 AccountAssignment -instanceArn -targetId -targetType -permissionSetArn -principalType -principalId
`;

/** The command by call, e.g. `ec2 delete-vpc -+vpcId` by `ec2:CreateVpc`. */
export const pairedInverses: ReadonlyMap<string, string> = readPairs(pairs);
