/**
 * What it takes to put a resource under code, by its kind as keys spell it (`*` for its id, `#part` for a
 * part of it): Terraform's type without `aws_` and the import id; the module of the Pulumi token, whose
 * import id is Terraform's, with its name where that is not Terraform's; CloudFormation's type without
 * `AWS::` and the properties that identify it, where it has one. `{a|b}` is the parameter or answer `a`,
 * else `b`; `id` (what a property has that says nothing), `part`, `rule`, `region`, `account`, `partition`
 * and `suffix` are of the key, `arn:sns` begins an ARN of SNS there. The test checks it against
 * CloudFormation's own schemas.
 */
export const resourceTypes: Readonly<Record<string, string>> = {
  'ec2/sg-*#rule':
    'vpc_security_group_ingress_rule {part} | vpc | EC2::SecurityGroupIngress Id={part}',
  'ec2/sg-*#rule-out':
    'vpc_security_group_egress_rule {part} | vpc | EC2::SecurityGroupEgress Id={part}',
  'ec2/sg-*': 'security_group {id} | ec2 | EC2::SecurityGroup Id',
  'ec2/i-*': 'instance {id} | ec2 | EC2::Instance InstanceId',
  'ec2/vpc-*': 'vpc {id} | ec2 | EC2::VPC VpcId',
  'ec2/subnet-*': 'subnet {id} | ec2 | EC2::Subnet SubnetId',
  'ec2/rtb-*#route': 'route {id}_{part} | ec2 | EC2::Route RouteTableId CidrBlock={part}',
  'ec2/rtb-*': 'route_table {id} | ec2 | EC2::RouteTable RouteTableId',
  'ec2/igw-*': 'internet_gateway {id} | ec2 | EC2::InternetGateway InternetGatewayId',
  'ec2/nat-*': 'nat_gateway {id} | ec2 | EC2::NatGateway NatGatewayId',
  'ec2/eipalloc-*': 'eip {id} | ec2 | EC2::EIP PublicIp={publicIp} AllocationId',
  'ec2/vol-*': 'ebs_volume {id} | ebs | EC2::Volume VolumeId',
  'ec2/eni-*': 'network_interface {id} | ec2 | EC2::NetworkInterface Id',
  'ec2/vpce-*': 'vpc_endpoint {id} | ec2 | EC2::VPCEndpoint Id',
  'ec2/lt-*': 'launch_template {id} | ec2 | EC2::LaunchTemplate LaunchTemplateId',
  'ec2/fl-*': 'flow_log {id} | ec2 | EC2::FlowLog Id',
  'ec2/key-pair/*': 'key_pair {id} | ec2 | EC2::KeyPair KeyName',
  's3/bucket/*#policy': 's3_bucket_policy {id} | s3 | S3::BucketPolicy Bucket',
  's3/bucket/*#public-access-block': 's3_bucket_public_access_block {id} | s3',
  's3/bucket/*#versioning': 's3_bucket_versioning {id} | s3',
  's3/bucket/*#encryption': 's3_bucket_server_side_encryption_configuration {id} | s3',
  's3/bucket/*#lifecycle': 's3_bucket_lifecycle_configuration {id} | s3',
  's3/bucket/*': 's3_bucket {id} | s3 | S3::Bucket BucketName',
  'iam/role/*#inline-policy':
    'iam_role_policy {roleName}:{policyName} | iam | IAM::RolePolicy PolicyName={policyName} RoleName={roleName}',
  'iam/role/*#attached-policy': 'iam_role_policy_attachment {roleName}/{policyArn} | iam',
  'iam/role/*': 'iam_role {roleName|id} | iam | IAM::Role RoleName={roleName|id}',
  'iam/user/*#inline-policy':
    'iam_user_policy {userName}:{policyName} | iam | IAM::UserPolicy PolicyName={policyName} UserName={userName}',
  'iam/user/*#attached-policy': 'iam_user_policy_attachment {userName}/{policyArn} | iam',
  'iam/user/*': 'iam_user {userName|id} | iam | IAM::User UserName={userName|id}',
  'iam/group/*': 'iam_group {groupName|id} | iam | IAM::Group GroupName={groupName|id}',
  'iam/policy/*': 'iam_policy {policyArn|arn} | iam | IAM::ManagedPolicy PolicyArn={policyArn|arn}',
  'iam/instance-profile/*':
    'iam_instance_profile {instanceProfileName|id} | iam | IAM::InstanceProfile InstanceProfileName={instanceProfileName|id}',
  'lambda/function/*#permission':
    'lambda_permission {id}/{part} | lambda | Lambda::Permission FunctionName Id={part}',
  'lambda/function/*#url':
    'lambda_function_url {id} | lambda | Lambda::Url FunctionArn={arn:lambda}function:{id}',
  'lambda/function/*': 'lambda_function {id} | lambda | Lambda::Function FunctionName',
  'lambda/event-source-mapping/*':
    'lambda_event_source_mapping {id} | lambda | Lambda::EventSourceMapping Id',
  'sns/topic/*': 'sns_topic {arn:sns}{id} | sns | SNS::Topic TopicArn={arn:sns}{id}',
  'sqs/queue/*':
    'sqs_queue https://sqs.{region}.{suffix}/{account}/{id} | sqs | SQS::Queue QueueUrl=https://sqs.{region}.{suffix}/{account}/{id}',
  'dynamodb/table/*': 'dynamodb_table {id} | dynamodb | DynamoDB::Table TableName',
  'rds/db/*': 'db_instance {id} | rds/instance | RDS::DBInstance DBInstanceIdentifier',
  'rds/cluster/*': 'rds_cluster {id} | rds | RDS::DBCluster DBClusterIdentifier',
  'rds/subgrp/*': 'db_subnet_group {id} | rds/subnetGroup | RDS::DBSubnetGroup DBSubnetGroupName',
  'kms/key/*': 'kms_key {id} | kms | KMS::Key KeyId',
  'kms/alias/*': 'kms_alias {aliasName|id} | kms | KMS::Alias AliasName={aliasName|id}',
  'logs/log-group/*': 'cloudwatch_log_group {id} | cloudwatch | Logs::LogGroup LogGroupName',
  'cloudwatch/alarm/*': 'cloudwatch_metric_alarm {id} | cloudwatch | CloudWatch::Alarm AlarmName',
  'cloudwatch/dashboard/*':
    'cloudwatch_dashboard {id} | cloudwatch | CloudWatch::Dashboard DashboardName',
  'events/rule/*':
    'cloudwatch_event_rule {id} | cloudwatch | Events::Rule Arn={arn:events}rule/{rule}',
  'states/stateMachine/*':
    'sfn_state_machine {arn:states}stateMachine:{id} | sfn | StepFunctions::StateMachine Arn={arn:states}stateMachine:{id}',
  'cloudtrail/trail/*':
    'cloudtrail {arn:cloudtrail}trail/{id} | cloudtrail/trail | CloudTrail::Trail TrailName',
  'ecs/cluster/*': 'ecs_cluster {id} | ecs | ECS::Cluster ClusterName',
  'ecs/service/*':
    'ecs_service {id} | ecs | ECS::Service ServiceArn={arn:ecs}service/{id} Cluster={cluster}',
  'ecr/repository/*': 'ecr_repository {id} | ecr | ECR::Repository RepositoryName',
  'secretsmanager/secret/*':
    'secretsmanager_secret {aRN|arn} | secretsmanager | SecretsManager::Secret Id={aRN|arn}',
  'ssm/parameter/*': 'ssm_parameter {name} | ssm | SSM::Parameter Name={name}',
  'elasticloadbalancing/loadbalancer/*#listener':
    'lb_listener {listenerArn} | lb | ElasticLoadBalancingV2::Listener ListenerArn={listenerArn}',
  'elasticloadbalancing/loadbalancer/*':
    'lb {arn:elasticloadbalancing}loadbalancer/{id} | lb/loadBalancer | ElasticLoadBalancingV2::LoadBalancer LoadBalancerArn={arn:elasticloadbalancing}loadbalancer/{id}',
  'elasticloadbalancing/targetgroup/*':
    'lb_target_group {arn:elasticloadbalancing}targetgroup/{id} | lb | ElasticLoadBalancingV2::TargetGroup TargetGroupArn={arn:elasticloadbalancing}targetgroup/{id}',
  'route53/hostedzone/*': 'route53_zone {id} | route53 | Route53::HostedZone Id',
  'cloudfront/distribution/*':
    'cloudfront_distribution {id} | cloudfront | CloudFront::Distribution Id',
  'autoscaling/autoScalingGroup/*':
    'autoscaling_group {id} | autoscaling | AutoScaling::AutoScalingGroup AutoScalingGroupName',
  'eks/cluster/*': 'eks_cluster {id} | eks | EKS::Cluster Name',
  'elasticfilesystem/file-system/*': 'efs_file_system {id} | efs | EFS::FileSystem FileSystemId',
  'kinesis/stream/*': 'kinesis_stream {id} | kinesis | Kinesis::Stream Name',
  'apigateway/restapis/*':
    'api_gateway_rest_api {id} | apigateway/restApi | ApiGateway::RestApi RestApiId',
  'apigateway/apis/*': 'apigatewayv2_api {id} | apigatewayv2 | ApiGatewayV2::Api ApiId',
  'logs/log-group/*#subscription-filter':
    'cloudwatch_log_subscription_filter {id}|{part} | cloudwatch | Logs::SubscriptionFilter FilterName={part} LogGroupName',
  'logs/log-group/*#metric-filter':
    'cloudwatch_log_metric_filter {id}:{part} | cloudwatch | Logs::MetricFilter LogGroupName FilterName={part}',
  'guardduty/detector/*': 'guardduty_detector {id} | guardduty | GuardDuty::Detector Id',
  'ec2/acl-*': 'network_acl {id} | ec2 | EC2::NetworkAcl Id',
  'cognito-idp/userpool/*': 'cognito_user_pool {id} | cognito | Cognito::UserPool UserPoolId',
};
