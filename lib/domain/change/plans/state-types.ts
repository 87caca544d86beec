/**
 * What it takes to put a resource under Terraform or Pulumi, by its kind (see `cloudformation-types.ts`):
 * the Terraform type with its import id, and the Pulumi token, whose import id is Terraform's.
 */
export const stateTypes: Readonly<Record<string, string>> = {
  'ec2/sg-*#rule':
    'aws_vpc_security_group_ingress_rule {part} | aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule',
  'ec2/sg-*#rule-out':
    'aws_vpc_security_group_egress_rule {part} | aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule',
  'ec2/sg-*': 'aws_security_group {id} | aws:ec2/securityGroup:SecurityGroup',
  'ec2/i-*': 'aws_instance {id} | aws:ec2/instance:Instance',
  'ec2/vpc-*': 'aws_vpc {id} | aws:ec2/vpc:Vpc',
  'ec2/subnet-*': 'aws_subnet {id} | aws:ec2/subnet:Subnet',
  'ec2/rtb-*#route': 'aws_route {id}_{part} | aws:ec2/route:Route',
  'ec2/rtb-*': 'aws_route_table {id} | aws:ec2/routeTable:RouteTable',
  'ec2/igw-*': 'aws_internet_gateway {id} | aws:ec2/internetGateway:InternetGateway',
  'ec2/nat-*': 'aws_nat_gateway {id} | aws:ec2/natGateway:NatGateway',
  'ec2/eipalloc-*': 'aws_eip {id} | aws:ec2/eip:Eip',
  'ec2/vol-*': 'aws_ebs_volume {id} | aws:ebs/volume:Volume',
  'ec2/eni-*': 'aws_network_interface {id} | aws:ec2/networkInterface:NetworkInterface',
  'ec2/vpce-*': 'aws_vpc_endpoint {id} | aws:ec2/vpcEndpoint:VpcEndpoint',
  'ec2/lt-*': 'aws_launch_template {id} | aws:ec2/launchTemplate:LaunchTemplate',
  'ec2/fl-*': 'aws_flow_log {id} | aws:ec2/flowLog:FlowLog',
  'ec2/key-pair/*': 'aws_key_pair {id} | aws:ec2/keyPair:KeyPair',
  's3/bucket/*#policy': 'aws_s3_bucket_policy {id} | aws:s3/bucketPolicy:BucketPolicy',
  's3/bucket/*#public-access-block':
    'aws_s3_bucket_public_access_block {id} | aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock',
  's3/bucket/*#versioning':
    'aws_s3_bucket_versioning {id} | aws:s3/bucketVersioning:BucketVersioning',
  's3/bucket/*#encryption':
    'aws_s3_bucket_server_side_encryption_configuration {id} | aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration',
  's3/bucket/*#lifecycle':
    'aws_s3_bucket_lifecycle_configuration {id} | aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration',
  's3/bucket/*': 'aws_s3_bucket {id} | aws:s3/bucket:Bucket',
  'iam/role/*#inline-policy':
    'aws_iam_role_policy {roleName}:{policyName} | aws:iam/rolePolicy:RolePolicy',
  'iam/role/*#attached-policy':
    'aws_iam_role_policy_attachment {roleName}/{policyArn} | aws:iam/rolePolicyAttachment:RolePolicyAttachment',
  'iam/role/*': 'aws_iam_role {roleName|id} | aws:iam/role:Role',
  'iam/user/*#inline-policy':
    'aws_iam_user_policy {userName}:{policyName} | aws:iam/userPolicy:UserPolicy',
  'iam/user/*#attached-policy':
    'aws_iam_user_policy_attachment {userName}/{policyArn} | aws:iam/userPolicyAttachment:UserPolicyAttachment',
  'iam/user/*': 'aws_iam_user {userName|id} | aws:iam/user:User',
  'iam/group/*': 'aws_iam_group {groupName|id} | aws:iam/group:Group',
  'iam/policy/*': 'aws_iam_policy {policyArn|arn} | aws:iam/policy:Policy',
  'iam/instance-profile/*':
    'aws_iam_instance_profile {instanceProfileName|id} | aws:iam/instanceProfile:InstanceProfile',
  'lambda/function/*#permission':
    'aws_lambda_permission {id}/{part} | aws:lambda/permission:Permission',
  'lambda/function/*#url': 'aws_lambda_function_url {id} | aws:lambda/functionUrl:FunctionUrl',
  'lambda/function/*': 'aws_lambda_function {id} | aws:lambda/function:Function',
  'lambda/event-source-mapping/*':
    'aws_lambda_event_source_mapping {id} | aws:lambda/eventSourceMapping:EventSourceMapping',
  'sns/topic/*': 'aws_sns_topic arn:{partition}:sns:{region}:{account}:{id} | aws:sns/topic:Topic',
  'sqs/queue/*':
    'aws_sqs_queue https://sqs.{region}.amazonaws.com/{account}/{id} | aws:sqs/queue:Queue',
  'dynamodb/table/*': 'aws_dynamodb_table {id} | aws:dynamodb/table:Table',
  'rds/db/*': 'aws_db_instance {id} | aws:rds/instance:Instance',
  'rds/cluster/*': 'aws_rds_cluster {id} | aws:rds/cluster:Cluster',
  'rds/subgrp/*': 'aws_db_subnet_group {id} | aws:rds/subnetGroup:SubnetGroup',
  'kms/key/*': 'aws_kms_key {id} | aws:kms/key:Key',
  'kms/alias/*': 'aws_kms_alias {aliasName|id} | aws:kms/alias:Alias',
  'logs/log-group/*': 'aws_cloudwatch_log_group {id} | aws:cloudwatch/logGroup:LogGroup',
  'cloudwatch/alarm/*': 'aws_cloudwatch_metric_alarm {id} | aws:cloudwatch/metricAlarm:MetricAlarm',
  'cloudwatch/dashboard/*': 'aws_cloudwatch_dashboard {id} | aws:cloudwatch/dashboard:Dashboard',
  'events/rule/*': 'aws_cloudwatch_event_rule {id} | aws:cloudwatch/eventRule:EventRule',
  'states/stateMachine/*':
    'aws_sfn_state_machine arn:{partition}:states:{region}:{account}:stateMachine:{id} | aws:sfn/stateMachine:StateMachine',
  'cloudtrail/trail/*':
    'aws_cloudtrail arn:{partition}:cloudtrail:{region}:{account}:trail/{id} | aws:cloudtrail/trail:Trail',
  'ecs/cluster/*': 'aws_ecs_cluster {id} | aws:ecs/cluster:Cluster',
  'ecs/service/*': 'aws_ecs_service {id} | aws:ecs/service:Service',
  'ecr/repository/*': 'aws_ecr_repository {id} | aws:ecr/repository:Repository',
  'secretsmanager/secret/*':
    'aws_secretsmanager_secret {aRN|arn} | aws:secretsmanager/secret:Secret',
  'ssm/parameter/*': 'aws_ssm_parameter {name} | aws:ssm/parameter:Parameter',
  'elasticloadbalancing/loadbalancer/*#listener':
    'aws_lb_listener {listenerArn} | aws:lb/listener:Listener',
  'elasticloadbalancing/loadbalancer/*':
    'aws_lb arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/{id} | aws:lb/loadBalancer:LoadBalancer',
  'elasticloadbalancing/targetgroup/*':
    'aws_lb_target_group arn:{partition}:elasticloadbalancing:{region}:{account}:targetgroup/{id} | aws:lb/targetGroup:TargetGroup',
  'route53/hostedzone/*': 'aws_route53_zone {id} | aws:route53/zone:Zone',
  'cloudfront/distribution/*':
    'aws_cloudfront_distribution {id} | aws:cloudfront/distribution:Distribution',
  'autoscaling/autoScalingGroup/*': 'aws_autoscaling_group {id} | aws:autoscaling/group:Group',
  'eks/cluster/*': 'aws_eks_cluster {id} | aws:eks/cluster:Cluster',
  'elasticfilesystem/file-system/*': 'aws_efs_file_system {id} | aws:efs/fileSystem:FileSystem',
  'kinesis/stream/*': 'aws_kinesis_stream {id} | aws:kinesis/stream:Stream',
  'apigateway/restapis/*': 'aws_api_gateway_rest_api {id} | aws:apigateway/restApi:RestApi',
  'apigateway/apis/*': 'aws_apigatewayv2_api {id} | aws:apigatewayv2/api:Api',
  'logs/log-group/*#subscription-filter':
    'aws_cloudwatch_log_subscription_filter {id}|{part} | aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter',
  'logs/log-group/*#metric-filter':
    'aws_cloudwatch_log_metric_filter {id}:{part} | aws:cloudwatch/logMetricFilter:LogMetricFilter',
  'guardduty/detector/*': 'aws_guardduty_detector {id} | aws:guardduty/detector:Detector',
  'ec2/acl-*': 'aws_network_acl {id} | aws:ec2/networkAcl:NetworkAcl',
  'cognito-idp/userpool/*': 'aws_cognito_user_pool {id} | aws:cognito/userPool:UserPool',
};
