/**
 * What it takes to put a resource under code: a line with the service as keys spell it and as CloudFormation
 * does, then one for each kind of its resources (`*` for its id, `#part` for a part of it): Terraform's
 * type without `aws_` and the import id (`{id}`, where it says none); CloudFormation's type, without what
 * stands above, and the properties that identify it, where it can be imported there; the module of the
 * Pulumi token, where that is not the service, with its name where that is not Terraform's. Pulumi's import
 * id is Terraform's; `-` is for none. A property has `{id}` where it says nothing, Terraform's import id where it says `@`.
 * `{a|b}` is the parameter or answer `a`, else `b`; `id` (its `first` and `last` piece), `part`, `outer` (the part it is in), `record`, `rule`, `region`, `account`,
 * `partition` and `suffix` are of the key, `qualified` is a function with its qualifier, `arn:sns` begins
 * an ARN of SNS there. The tests check it against CloudFormation's own schemas and the documented import ids.
 */
const table = `
apigateway ApiGateway
 apis/* apigatewayv2_api | ApiGatewayV2::Api ApiId | apigatewayv2
 apis/*#routes apigatewayv2_route {id}/{part} | ApiGatewayV2::Route ApiId RouteId={part} | apigatewayv2
 apis/*#stages apigatewayv2_stage {id}/{part} | ApiGatewayV2::Stage ApiId StageName={part} | apigatewayv2
 restapis/* api_gateway_rest_api | RestApi RestApiId | apigateway/restApi
 restapis/*#method api_gateway_method {id}/{resourceId}/{httpMethod} | Method RestApiId ResourceId={resourceId} HttpMethod={httpMethod} | apigateway/method
 restapis/*#resources api_gateway_resource {id}/{part} | Resource RestApiId ResourceId={part} | apigateway/resource
 restapis/*#stages api_gateway_stage {id}/{part} | Stage RestApiId StageName={part} | apigateway/stage
autoscaling AutoScaling
 autoScalingGroup/* autoscaling_group | AutoScalingGroup AutoScalingGroupName
 autoScalingGroup/*#lifecycle-hook autoscaling_lifecycle_hook {id}/{part} | LifecycleHook AutoScalingGroupName LifecycleHookName={part}
 autoScalingGroup/*#policy autoscaling_policy {id}/{part} | ScalingPolicy Arn={policyARN}
 autoScalingGroup/*#schedule autoscaling_schedule {id}/{part} | ScheduledAction ScheduledActionName={part} AutoScalingGroupName
cloudfront CloudFront
 distribution/* cloudfront_distribution | Distribution Id
cloudtrail CloudTrail
 trail/* cloudtrail {arn:cloudtrail}trail/{id} | Trail TrailName | cloudtrail/trail
cloudwatch CloudWatch
 alarm/* cloudwatch_metric_alarm | Alarm AlarmName
 dashboard/* cloudwatch_dashboard | Dashboard DashboardName
cognito-idp Cognito
 userpool/* cognito_user_pool | UserPool UserPoolId | cognito
dynamodb DynamoDB
 table/* dynamodb_table | Table TableName
ec2 EC2
 acl-* network_acl | NetworkAcl Id
 acl-*#entry network_acl_rule {id}:{part}:{aclProtocol|protocol}:{egress}
 ami-* ami
 eipalloc-* eip | EIP PublicIp={publicIp} AllocationId
 eni-* network_interface | NetworkInterface Id
 fl-* flow_log | FlowLog Id
 i-* instance | Instance InstanceId
 igw-* internet_gateway | InternetGateway InternetGatewayId
 igw-*#attachment internet_gateway_attachment {id}:{part}
 key-pair/* key_pair | KeyPair KeyName
 lt-* launch_template | LaunchTemplate LaunchTemplateId
 nat-* nat_gateway | NatGateway NatGatewayId
 rtb-* route_table | RouteTable RouteTableId
 rtb-*#association route_table_association {subnetId}/{id} | SubnetRouteTableAssociation Id={part}
 rtb-*#route route {id}_{part} | Route RouteTableId CidrBlock={part}
 sg-* security_group | SecurityGroup Id
 sg-*#rule vpc_security_group_ingress_rule {part} | SecurityGroupIngress Id=@ | vpc
 sg-*#rule-out vpc_security_group_egress_rule {part} | SecurityGroupEgress Id=@ | vpc
 snap-* ebs_snapshot | - | ebs
 subnet-* subnet | Subnet SubnetId
 vol-* ebs_volume | Volume VolumeId | ebs
 vol-*#attachment volume_attachment {device}:{id}:{part} | VolumeAttachment VolumeId InstanceId={part}
 vpc-* vpc | VPC VpcId
 vpce-* vpc_endpoint | VPCEndpoint Id
ecr ECR
 repository/* ecr_repository | Repository RepositoryName
ecs ECS
 cluster/* ecs_cluster | Cluster ClusterName
 service/* ecs_service | Service ServiceArn={arn:ecs}service/{id} Cluster={cluster}
eks EKS
 cluster/* eks_cluster | Cluster Name
 cluster/*#access-entry eks_access_entry {id}:{part} | AccessEntry PrincipalArn={part} ClusterName={id}
 cluster/*#access-entry#policy eks_access_policy_association {id}#{outer}#{part}
 cluster/*#addon eks_addon {id}:{part} | Addon ClusterName={id} AddonName={part}
 cluster/*#nodegroup eks_node_group {id}:{part} | Nodegroup Id={id}/{part}
elasticfilesystem EFS
 file-system/* efs_file_system | FileSystem FileSystemId | efs
elasticloadbalancing ElasticLoadBalancingV2
 loadbalancer/* lb {arn:elasticloadbalancing}loadbalancer/{id} | LoadBalancer LoadBalancerArn=@ | lb/loadBalancer
 loadbalancer/*#classic elb | ElasticLoadBalancing::LoadBalancer LoadBalancerName | elb/loadBalancer
 loadbalancer/*#listener lb_listener {arn:elasticloadbalancing}listener/{id}/{part} | Listener ListenerArn=@ | lb
 loadbalancer/*#listener#rule lb_listener_rule {arn:elasticloadbalancing}listener-rule/{id}/{outer}/{part} | ListenerRule RuleArn=@ | lb
 targetgroup/* lb_target_group {arn:elasticloadbalancing}targetgroup/{id} | TargetGroup TargetGroupArn=@ | lb
events Events
 event-bus/* cloudwatch_event_bus | EventBus Name | cloudwatch
 rule/* cloudwatch_event_rule | Rule Arn={arn:events}rule/{rule} | cloudwatch
 rule/*#target cloudwatch_event_target {id}/{part} | - | cloudwatch
guardduty GuardDuty
 detector/* guardduty_detector | Detector Id
iam IAM
 group/* iam_group {groupName|id} | Group GroupName=@
 group/*#attached-policy iam_group_policy_attachment {groupName}/{policyArn}
 group/*#inline-policy iam_group_policy {groupName}:{policyName} | GroupPolicy PolicyName={policyName} GroupName={groupName}
 group/*#member iam_user_group_membership {part}/{id}
 instance-profile/* iam_instance_profile {instanceProfileName|id} | InstanceProfile InstanceProfileName=@
 policy/* iam_policy {policyArn|arn} | ManagedPolicy PolicyArn=@
 role/* iam_role {roleName|id} | Role RoleName=@
 role/*#attached-policy iam_role_policy_attachment {roleName}/{policyArn}
 role/*#inline-policy iam_role_policy {roleName}:{policyName} | RolePolicy PolicyName={policyName} RoleName={roleName}
 user/* iam_user {userName|id} | User UserName=@
 user/*#attached-policy iam_user_policy_attachment {userName}/{policyArn}
 user/*#inline-policy iam_user_policy {userName}:{policyName} | UserPolicy PolicyName={policyName} UserName={userName}
kinesis Kinesis
 stream/* kinesis_stream | Stream Name
kms KMS
 alias/* kms_alias alias/{id} | Alias AliasName=@
 key/* kms_key | Key KeyId
lambda Lambda
 event-source-mapping/* lambda_event_source_mapping | EventSourceMapping Id
 function/* lambda_function | Function FunctionName
 function/*#permission lambda_permission {qualified}/{part} | Permission FunctionName={qualified} Id={part}
 function/*#qualifier#permission lambda_permission {id}:{outer}/{part} | Permission FunctionName={id}:{outer} Id={part}
 function/*#qualifier lambda_alias {id}/{part} | Alias AliasArn={arn:lambda}function:{id}:{part}
 function/*#url lambda_function_url | Url FunctionArn={arn:lambda}function:{id}
logs Logs
 log-group/* cloudwatch_log_group | LogGroup LogGroupName | cloudwatch
 log-group/*#metric-filter cloudwatch_log_metric_filter {id}:{part} | MetricFilter LogGroupName FilterName={part} | cloudwatch
 log-group/*#subscription-filter cloudwatch_log_subscription_filter {id}|{part} | SubscriptionFilter FilterName={part} LogGroupName | cloudwatch
rds RDS
 cluster/* rds_cluster | DBCluster DBClusterIdentifier
 db/* db_instance | DBInstance DBInstanceIdentifier | rds/instance
 db/*#in-cluster rds_cluster_instance | DBInstance DBInstanceIdentifier
 snapshot/* db_snapshot | - | rds/snapshot
 subgrp/* db_subnet_group | DBSubnetGroup DBSubnetGroupName | rds/subnetGroup
route53 Route53
 hostedzone/* route53_zone | HostedZone Id
 hostedzone/*#record route53_record {id}_{record}
 hostedzone/*#record#set route53_record {id}_{record}_{part}
s3 S3
 bucket/* s3_bucket | Bucket BucketName
 bucket/*#cors s3_bucket_cors_configuration
 bucket/*#encryption s3_bucket_server_side_encryption_configuration
 bucket/*#lifecycle s3_bucket_lifecycle_configuration
 bucket/*#logging s3_bucket_logging
 bucket/*#notification s3_bucket_notification
 bucket/*#ownership-controls s3_bucket_ownership_controls
 bucket/*#policy s3_bucket_policy | BucketPolicy Bucket
 bucket/*#public-access-block s3_bucket_public_access_block
 bucket/*#replication s3_bucket_replication_configuration | - | s3/bucketReplicationConfig
 bucket/*#tagging s3_bucket | Bucket BucketName
 bucket/*#versioning s3_bucket_versioning
 bucket/*#website s3_bucket_website_configuration
secretsmanager SecretsManager
 secret/* secretsmanager_secret {aRN|arn} | Secret Id=@
sns SNS
 topic/* sns_topic {arn:sns}{id} | Topic TopicArn=@
 topic/*#subscription sns_topic_subscription {arn:sns}{id}:{part} | Subscription Arn=@
sqs SQS
 queue/* sqs_queue https://sqs.{region}.{suffix}/{account}/{id} | Queue QueueUrl=@
ssm SSM
 parameter/* ssm_parameter {name} | Parameter Name=@
states StepFunctions
 stateMachine/* sfn_state_machine {arn:states}stateMachine:{id} | StateMachine Arn=@ | sfn
wafv2 WAFv2
 ipset/* wafv2_ip_set {last}/{first}/{scope} | IPSet Name={first} Id={last} Scope={scope}
 rulegroup/* wafv2_rule_group {last}/{first}/{scope} | RuleGroup Name={first} Id={last} Scope={scope}
 webacl/* wafv2_web_acl {last}/{first}/{scope} | WebACL Name={first} Id={last} Scope={scope}
`;

/** The rows by kind, e.g. `ec2/vpc-*`: Terraform, CloudFormation, Pulumi. */
export const resourceTypes: ReadonlyMap<string, readonly string[]> = new Map(
  table
    .trim()
    .split(/\n(?! )/)
    .flatMap((group) => {
      const [head = '', ...lines] = group.split('\n ');
      const [service = '', ours = ''] = head.split(' ');
      return lines.map((line) => {
        const [, kind = '', row = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
        const [terraform = '', type = '-', pulumi = service] = row.split(' | ');
        const own = /^[\w-]+::/.test(type) ? type : `${ours}::${type}`;
        const cloudFormation = type === '-' ? '' : own;
        return [`${service}/${kind}`, [terraform, cloudFormation, pulumi]] as const;
      });
    }),
);
