/**
 * What it takes to put a resource under code, by its kind as keys spell it (`*` for its id, `#part`
 * for a part of it): the CloudFormation type with the properties that identify it, the Terraform type
 * with its import id, the Pulumi token, whose import id is Terraform's. A hyphen stands for "has none".
 * `{a|b}` is the parameter or answer `a`, else `b`; `id`, `part`, `region`, `account` and
 * `partition` are of the key. The test checks the first column against CloudFormation's own schemas.
 */
export const importTypes: Readonly<Record<string, string>> = {
  'ec2/sg-*#rule':
    'AWS::EC2::SecurityGroupIngress Id={part} | aws_vpc_security_group_ingress_rule {part} | aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule',
  'ec2/sg-*#rule-out':
    'AWS::EC2::SecurityGroupEgress Id={part} | aws_vpc_security_group_egress_rule {part} | aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule',
  'ec2/sg-*':
    'AWS::EC2::SecurityGroup Id={id} | aws_security_group {id} | aws:ec2/securityGroup:SecurityGroup',
  'ec2/i-*': 'AWS::EC2::Instance InstanceId={id} | aws_instance {id} | aws:ec2/instance:Instance',
  'ec2/vpc-*': 'AWS::EC2::VPC VpcId={id} | aws_vpc {id} | aws:ec2/vpc:Vpc',
  'ec2/subnet-*': 'AWS::EC2::Subnet SubnetId={id} | aws_subnet {id} | aws:ec2/subnet:Subnet',
  'ec2/rtb-*#route':
    'AWS::EC2::Route RouteTableId={id} CidrBlock={part} | aws_route {id}_{part} | aws:ec2/route:Route',
  'ec2/rtb-*':
    'AWS::EC2::RouteTable RouteTableId={id} | aws_route_table {id} | aws:ec2/routeTable:RouteTable',
  'ec2/igw-*':
    'AWS::EC2::InternetGateway InternetGatewayId={id} | aws_internet_gateway {id} | aws:ec2/internetGateway:InternetGateway',
  'ec2/nat-*':
    'AWS::EC2::NatGateway NatGatewayId={id} | aws_nat_gateway {id} | aws:ec2/natGateway:NatGateway',
  'ec2/eipalloc-*':
    'AWS::EC2::EIP PublicIp={publicIp} AllocationId={id} | aws_eip {id} | aws:ec2/eip:Eip',
  'ec2/vol-*': 'AWS::EC2::Volume VolumeId={id} | aws_ebs_volume {id} | aws:ebs/volume:Volume',
  'ec2/eni-*':
    'AWS::EC2::NetworkInterface Id={id} | aws_network_interface {id} | aws:ec2/networkInterface:NetworkInterface',
  'ec2/vpce-*':
    'AWS::EC2::VPCEndpoint Id={id} | aws_vpc_endpoint {id} | aws:ec2/vpcEndpoint:VpcEndpoint',
  'ec2/lt-*':
    'AWS::EC2::LaunchTemplate LaunchTemplateId={id} | aws_launch_template {id} | aws:ec2/launchTemplate:LaunchTemplate',
  'ec2/fl-*': 'AWS::EC2::FlowLog Id={id} | aws_flow_log {id} | aws:ec2/flowLog:FlowLog',
  'ec2/key-pair/*': 'AWS::EC2::KeyPair KeyName={id} | aws_key_pair {id} | aws:ec2/keyPair:KeyPair',
  's3/bucket/*#policy':
    'AWS::S3::BucketPolicy Bucket={id} | aws_s3_bucket_policy {id} | aws:s3/bucketPolicy:BucketPolicy',
  's3/bucket/*#public-access-block':
    '- | aws_s3_bucket_public_access_block {id} | aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock',
  's3/bucket/*#versioning':
    '- | aws_s3_bucket_versioning {id} | aws:s3/bucketVersioning:BucketVersioning',
  's3/bucket/*#encryption':
    '- | aws_s3_bucket_server_side_encryption_configuration {id} | aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration',
  's3/bucket/*#lifecycle':
    '- | aws_s3_bucket_lifecycle_configuration {id} | aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration',
  's3/bucket/*': 'AWS::S3::Bucket BucketName={id} | aws_s3_bucket {id} | aws:s3/bucket:Bucket',
  'iam/role/*#inline-policy':
    'AWS::IAM::RolePolicy PolicyName={policyName} RoleName={roleName} | aws_iam_role_policy {roleName}:{policyName} | aws:iam/rolePolicy:RolePolicy',
  'iam/role/*#attached-policy':
    '- | aws_iam_role_policy_attachment {roleName}/{policyArn} | aws:iam/rolePolicyAttachment:RolePolicyAttachment',
  'iam/role/*':
    'AWS::IAM::Role RoleName={roleName|id} | aws_iam_role {roleName|id} | aws:iam/role:Role',
  'iam/user/*#inline-policy':
    'AWS::IAM::UserPolicy PolicyName={policyName} UserName={userName} | aws_iam_user_policy {userName}:{policyName} | aws:iam/userPolicy:UserPolicy',
  'iam/user/*#attached-policy':
    '- | aws_iam_user_policy_attachment {userName}/{policyArn} | aws:iam/userPolicyAttachment:UserPolicyAttachment',
  'iam/user/*':
    'AWS::IAM::User UserName={userName|id} | aws_iam_user {userName|id} | aws:iam/user:User',
  'iam/group/*':
    'AWS::IAM::Group GroupName={groupName|id} | aws_iam_group {groupName|id} | aws:iam/group:Group',
  'iam/policy/*':
    'AWS::IAM::ManagedPolicy PolicyArn={policyArn|arn} | aws_iam_policy {policyArn|arn} | aws:iam/policy:Policy',
  'iam/instance-profile/*':
    'AWS::IAM::InstanceProfile InstanceProfileName={instanceProfileName|id} | aws_iam_instance_profile {instanceProfileName|id} | aws:iam/instanceProfile:InstanceProfile',
  'lambda/function/*#permission':
    'AWS::Lambda::Permission FunctionName={id} Id={part} | aws_lambda_permission {id}/{part} | aws:lambda/permission:Permission',
  'lambda/function/*#url':
    'AWS::Lambda::Url FunctionArn=arn:{partition}:lambda:{region}:{account}:function:{id} | aws_lambda_function_url {id} | aws:lambda/functionUrl:FunctionUrl',
  'lambda/function/*':
    'AWS::Lambda::Function FunctionName={id} | aws_lambda_function {id} | aws:lambda/function:Function',
  'lambda/event-source-mapping/*':
    'AWS::Lambda::EventSourceMapping Id={id} | aws_lambda_event_source_mapping {id} | aws:lambda/eventSourceMapping:EventSourceMapping',
  'sns/topic/*':
    'AWS::SNS::Topic TopicArn=arn:{partition}:sns:{region}:{account}:{id} | aws_sns_topic arn:{partition}:sns:{region}:{account}:{id} | aws:sns/topic:Topic',
  'sqs/queue/*':
    'AWS::SQS::Queue QueueUrl=https://sqs.{region}.amazonaws.com/{account}/{id} | aws_sqs_queue https://sqs.{region}.amazonaws.com/{account}/{id} | aws:sqs/queue:Queue',
  'dynamodb/table/*':
    'AWS::DynamoDB::Table TableName={id} | aws_dynamodb_table {id} | aws:dynamodb/table:Table',
  'rds/db/*':
    'AWS::RDS::DBInstance DBInstanceIdentifier={id} | aws_db_instance {id} | aws:rds/instance:Instance',
  'rds/cluster/*':
    'AWS::RDS::DBCluster DBClusterIdentifier={id} | aws_rds_cluster {id} | aws:rds/cluster:Cluster',
  'rds/subgrp/*':
    'AWS::RDS::DBSubnetGroup DBSubnetGroupName={id} | aws_db_subnet_group {id} | aws:rds/subnetGroup:SubnetGroup',
  'kms/key/*': 'AWS::KMS::Key KeyId={id} | aws_kms_key {id} | aws:kms/key:Key',
  'kms/alias/*':
    'AWS::KMS::Alias AliasName={aliasName|id} | aws_kms_alias {aliasName|id} | aws:kms/alias:Alias',
  'logs/log-group/*':
    'AWS::Logs::LogGroup LogGroupName={id} | aws_cloudwatch_log_group {id} | aws:cloudwatch/logGroup:LogGroup',
  'cloudwatch/alarm/*':
    'AWS::CloudWatch::Alarm AlarmName={id} | aws_cloudwatch_metric_alarm {id} | aws:cloudwatch/metricAlarm:MetricAlarm',
  'cloudwatch/dashboard/*':
    'AWS::CloudWatch::Dashboard DashboardName={id} | aws_cloudwatch_dashboard {id} | aws:cloudwatch/dashboard:Dashboard',
  'events/rule/*':
    'AWS::Events::Rule Arn={ruleArn} | aws_cloudwatch_event_rule {id} | aws:cloudwatch/eventRule:EventRule',
  'states/stateMachine/*':
    'AWS::StepFunctions::StateMachine Arn=arn:{partition}:states:{region}:{account}:stateMachine:{id} | aws_sfn_state_machine arn:{partition}:states:{region}:{account}:stateMachine:{id} | aws:sfn/stateMachine:StateMachine',
  'cloudtrail/trail/*':
    'AWS::CloudTrail::Trail TrailName={id} | aws_cloudtrail arn:{partition}:cloudtrail:{region}:{account}:trail/{id} | aws:cloudtrail/trail:Trail',
  'ecs/cluster/*':
    'AWS::ECS::Cluster ClusterName={id} | aws_ecs_cluster {id} | aws:ecs/cluster:Cluster',
  'ecs/service/*':
    'AWS::ECS::Service ServiceArn=arn:{partition}:ecs:{region}:{account}:service/{id} Cluster={cluster} | aws_ecs_service {id} | aws:ecs/service:Service',
  'ecr/repository/*':
    'AWS::ECR::Repository RepositoryName={id} | aws_ecr_repository {id} | aws:ecr/repository:Repository',
  'secretsmanager/secret/*':
    'AWS::SecretsManager::Secret Id={aRN|arn} | aws_secretsmanager_secret {aRN|arn} | aws:secretsmanager/secret:Secret',
  'ssm/parameter/*':
    'AWS::SSM::Parameter Name={name} | aws_ssm_parameter {name} | aws:ssm/parameter:Parameter',
  'elasticloadbalancing/loadbalancer/*#listener':
    'AWS::ElasticLoadBalancingV2::Listener ListenerArn={listenerArn} | aws_lb_listener {listenerArn} | aws:lb/listener:Listener',
  'elasticloadbalancing/loadbalancer/*':
    'AWS::ElasticLoadBalancingV2::LoadBalancer LoadBalancerArn=arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/{id} | aws_lb arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/{id} | aws:lb/loadBalancer:LoadBalancer',
  'elasticloadbalancing/targetgroup/*':
    'AWS::ElasticLoadBalancingV2::TargetGroup TargetGroupArn=arn:{partition}:elasticloadbalancing:{region}:{account}:targetgroup/{id} | aws_lb_target_group arn:{partition}:elasticloadbalancing:{region}:{account}:targetgroup/{id} | aws:lb/targetGroup:TargetGroup',
  'route53/hostedzone/*':
    'AWS::Route53::HostedZone Id={id} | aws_route53_zone {id} | aws:route53/zone:Zone',
  'cloudfront/distribution/*':
    'AWS::CloudFront::Distribution Id={id} | aws_cloudfront_distribution {id} | aws:cloudfront/distribution:Distribution',
  'autoscaling/autoScalingGroup/*':
    'AWS::AutoScaling::AutoScalingGroup AutoScalingGroupName={id} | aws_autoscaling_group {id} | aws:autoscaling/group:Group',
  'eks/cluster/*': 'AWS::EKS::Cluster Name={id} | aws_eks_cluster {id} | aws:eks/cluster:Cluster',
  'elasticfilesystem/file-system/*':
    'AWS::EFS::FileSystem FileSystemId={id} | aws_efs_file_system {id} | aws:efs/fileSystem:FileSystem',
  'kinesis/stream/*':
    'AWS::Kinesis::Stream Name={id} | aws_kinesis_stream {id} | aws:kinesis/stream:Stream',
  'apigateway/restapis/*':
    'AWS::ApiGateway::RestApi RestApiId={id} | aws_api_gateway_rest_api {id} | aws:apigateway/restApi:RestApi',
  'apigateway/apis/*':
    'AWS::ApiGatewayV2::Api ApiId={id} | aws_apigatewayv2_api {id} | aws:apigatewayv2/api:Api',
};
