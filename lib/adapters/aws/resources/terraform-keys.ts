import { keysFrom } from './key-template.ts';
import { anywhere, keyOfArn, keyOfId, type Scope } from './resource-key.ts';

/**
 * Terraform's resource types whose ARN or id is not the key to the resource, above all those that are
 * a part of another: `{a|b}` is the value of attribute `a`, or of `b`; of several templates each counts.
 */
const templates: ReadonlyMap<string, string> = new Map(
  Object.entries({
    api_gateway_deployment: 'apigateway/restapis/{rest_api_id}#deployments/{id}',
    api_gateway_integration:
      'apigateway/restapis/{rest_api_id}#resources/{resource_id}/methods/{http_method}',
    api_gateway_method:
      'apigateway/restapis/{rest_api_id}#resources/{resource_id}/methods/{http_method}',
    api_gateway_resource: 'apigateway/restapis/{rest_api_id}#resources/{id}',
    api_gateway_rest_api: 'apigateway/restapis/{id}',
    api_gateway_rest_api_policy: 'apigateway/restapis/{rest_api_id}#policy',
    api_gateway_stage: 'apigateway/restapis/{rest_api_id}#stages/{stage_name}',
    apigatewayv2_api: 'apigateway/apis/{id}',
    apigatewayv2_integration: 'apigateway/apis/{api_id}#integrations/{id}',
    apigatewayv2_route: 'apigateway/apis/{api_id}#routes/{id}',
    apigatewayv2_stage: 'apigateway/apis/{api_id}#stages/{name}',
    autoscaling_group: 'autoscaling/autoScalingGroup/{arn|name}',
    autoscaling_attachment: 'autoscaling/autoScalingGroup/{autoscaling_group_name}#attachment/{id}',
    autoscaling_lifecycle_hook:
      'autoscaling/autoScalingGroup/{autoscaling_group_name}#lifecycle-hook/{name}',
    autoscaling_policy: 'autoscaling/autoScalingGroup/{autoscaling_group_name}#policy/{name}',
    autoscaling_schedule:
      'autoscaling/autoScalingGroup/{autoscaling_group_name}#policy/{scheduled_action_name}',
    cloudfront_distribution: 'cloudfront/distribution/{id}',
    cloudtrail: 'cloudtrail/trail/{arn|name}',
    cloudwatch_dashboard: 'cloudwatch/dashboard/{dashboard_name}',
    cloudwatch_event_target: 'events/rule/{event_bus_name|=default}/{rule}#target/{target_id}',
    cloudwatch_log_metric_filter: 'logs/log-group/{log_group_name}#metric-filter/{name}',
    cloudwatch_log_stream: 'logs/log-group/{log_group_name}#log-stream/{name}',
    cloudwatch_log_subscription_filter:
      'logs/log-group/{log_group_name|log_group}#subscription-filter/{name}',
    cognito_user_pool: 'cognito-idp/userpool/{id}',
    cognito_user_pool_client: 'cognito-idp/userpool/{user_pool_id}#client/{id}',
    db_instance_role_association: 'rds/db/{db_instance_identifier}#role/{feature_name}',
    default_route_table: 'ec2/{id}',
    ebs_volume: 'ec2/{id}',
    ecr_lifecycle_policy: 'ecr/repository/{repository}#lifecycle-policy',
    ecr_repository_policy: 'ecr/repository/{repository}#policy',
    ecs_service: 'ecs/service/{cluster|=default}/{name}',
    efs_mount_target:
      'elasticfilesystem/file-system/{file_system_id}#mount-target/{id} elasticfilesystem/mount-target/{id}',
    eip: 'ec2/{allocation_id|id}',
    eip_association: 'ec2/{allocation_id}#association/{id} ec2/{id}',
    eks_addon: 'eks/cluster/{cluster_name}#addon/{addon_name}',
    eks_access_entry: 'eks/cluster/{cluster_name}#access-entry/{principal_arn}',
    eks_fargate_profile: 'eks/cluster/{cluster_name}#fargateprofile/{fargate_profile_name}',
    eks_node_group: 'eks/cluster/{cluster_name}#nodegroup/{node_group_name}',
    elb_attachment: 'elasticloadbalancing/loadbalancer/{elb}#attachment/{instance}',
    iam_access_key: 'iam/user/{user}#access-key/{id}',
    iam_group_membership: 'iam/group/{group}#member/{users}',
    iam_group_policy: 'iam/group/{group}#inline-policy/{name}',
    iam_group_policy_attachment: 'iam/group/{group}#attached-policy/{policy_arn}',
    iam_policy_attachment:
      'iam/role/{roles}#attached-policy/{policy_arn} iam/user/{users}#attached-policy/{policy_arn} iam/group/{groups}#attached-policy/{policy_arn}',
    iam_role_policy: 'iam/role/{role}#inline-policy/{name}',
    iam_role_policy_attachment: 'iam/role/{role}#attached-policy/{policy_arn}',
    iam_user_group_membership: 'iam/group/{groups}#member/{user}',
    iam_user_login_profile: 'iam/user/{user}#login-profile',
    iam_user_policy: 'iam/user/{user}#inline-policy/{name}',
    iam_user_policy_attachment: 'iam/user/{user}#attached-policy/{policy_arn}',
    internet_gateway_attachment: 'ec2/{internet_gateway_id}#attachment/{vpc_id}',
    key_pair: 'ec2/key-pair/{key_name}',
    lambda_alias: 'lambda/function/{function_name}#qualifier/{name}',
    lambda_event_source_mapping: 'lambda/event-source-mapping/{uuid}',
    lambda_function_url: 'lambda/function/{function_name}#url',
    lambda_permission: 'lambda/function/{function_name|function}#permission/{statement_id}',
    lb_listener_certificate: '{listener_arn}#certificate/{certificate_arn}',
    lb_target_group_attachment: '{target_group_arn}#target/{target_id}',
    main_route_table_association: 'ec2/{route_table_id}#association/{id}',
    network_acl_rule: 'ec2/{network_acl_id}#entry/{rule_number}',
    network_interface_sg_attachment: 'ec2/{network_interface_id}#group/{security_group_id}',
    route:
      'ec2/{route_table_id}#route/{destination_cidr_block|destination_ipv6_cidr_block|destination_prefix_list_id}',
    route53_record: 'route53/hostedzone/{zone_id}#record/{fqdn|name}/{type}#set/{set_identifier}',
    route53_zone: 'route53/hostedzone/{zone_id|id}',
    route53_zone_association: 'route53/hostedzone/{zone_id}#vpc/{vpc_id}',
    route_table_association: 'ec2/{route_table_id}#association/{id} ec2/{id}',
    s3_bucket: 's3/bucket/{bucket|id}',
    s3_bucket_acl: 's3/bucket/{bucket}#acl',
    s3_bucket_cors_configuration: 's3/bucket/{bucket}#cors',
    s3_bucket_lifecycle_configuration: 's3/bucket/{bucket}#lifecycle',
    s3_bucket_logging: 's3/bucket/{bucket}#logging',
    s3_bucket_notification: 's3/bucket/{bucket}#notification',
    s3_bucket_object: 's3/bucket/{bucket}#object/{key}',
    s3_bucket_object_lock_configuration: 's3/bucket/{bucket}#object-lock',
    s3_bucket_ownership_controls: 's3/bucket/{bucket}#ownership-controls',
    s3_bucket_policy: 's3/bucket/{bucket}#policy',
    s3_bucket_public_access_block: 's3/bucket/{bucket}#public-access-block',
    s3_bucket_replication_configuration: 's3/bucket/{bucket}#replication',
    s3_bucket_server_side_encryption_configuration: 's3/bucket/{bucket}#encryption',
    s3_bucket_versioning: 's3/bucket/{bucket}#versioning',
    s3_bucket_website_configuration: 's3/bucket/{bucket}#website',
    s3_object: 's3/bucket/{bucket}#object/{key}',
    secretsmanager_secret_policy: 'secretsmanager/secret/{secret_arn}#policy',
    secretsmanager_secret_rotation: 'secretsmanager/secret/{secret_id}#rotation',
    secretsmanager_secret_version: 'secretsmanager/secret/{secret_id}#version/{version_id}',
    security_group_rule: 'ec2/{security_group_id}#rule/{security_group_rule_id|id}',
    sns_topic_policy: 'sns/topic/{arn}#policy',
    sqs_queue_policy: 'sqs/queue/{queue_url}#policy',
    volume_attachment: 'ec2/{volume_id}#attachment/{instance_id}',
    vpc_endpoint_route_table_association: 'ec2/{vpc_endpoint_id}#route-table/{route_table_id}',
    vpc_security_group_egress_rule: 'ec2/{security_group_id}#rule/{security_group_rule_id|id}',
    vpc_security_group_ingress_rule: 'ec2/{security_group_id}#rule/{security_group_rule_id|id}',
    api_gateway_base_path_mapping: 'apigateway/domainnames/{domain_name}#base-path/{base_path}',
    apigatewayv2_authorizer: 'apigateway/apis/{api_id}#authorizers/{id}',
    appautoscaling_policy:
      'application-autoscaling/{service_namespace}/{resource_id}/{scalable_dimension}#policy/{name}',
    appautoscaling_scheduled_action:
      'application-autoscaling/{service_namespace}/{resource_id}/{scalable_dimension}#policy/{name}',
    appautoscaling_target:
      'application-autoscaling/{service_namespace}/{resource_id}/{scalable_dimension}',
    athena_named_query: 'athena/named-query/{id}',
    backup_selection: 'backup/backup-plan/{plan_id}#selection/{id}',
    cloudfront_cache_policy: 'cloudfront/cache-policy/{id}',
    cloudfront_origin_access_control: 'cloudfront/origin-access-control/{id}',
    cloudfront_origin_access_identity: 'cloudfront/origin-access-identity/{id}',
    cloudfront_response_headers_policy: 'cloudfront/response-headers-policy/{id}',
    cloudwatch_event_api_destination: '{arn} events/api-destination/{name}',
    cloudwatch_event_connection: '{arn} events/connection/{name}',
    cloudwatch_query_definition: 'logs/query-definition/{query_definition_id}',
    codebuild_webhook: 'codebuild/project/{project_name}#webhook',
    config_config_rule: '{arn} config/config-rule/{name}',
    db_cluster_snapshot: '{db_cluster_snapshot_arn}',
    db_proxy: '{arn} rds/db-proxy/{name}',
    db_snapshot: '{db_snapshot_arn}',
    default_network_acl: 'ec2/{id}',
    ec2_client_vpn_authorization_rule:
      'ec2/{client_vpn_endpoint_id}#authorization/{target_network_cidr}',
    ec2_client_vpn_network_association: 'ec2/{client_vpn_endpoint_id}#association/{id}',
    ec2_transit_gateway_route:
      'ec2/{transit_gateway_route_table_id}#route/{destination_cidr_block}',
    eks_pod_identity_association:
      'eks/cluster/{cluster_name}#podidentityassociation/{association_id}',
    launch_template: '{arn|id} ec2/launch-template/{name}',
    mq_broker: '{arn} mq/broker/{id}',
    network_interface_attachment: 'ec2/{attachment_id|id}',
    organizations_account: '{arn} organizations/account/{id}',
    organizations_organizational_unit: '{arn} organizations/ou/{id}',
    organizations_policy: '{arn} organizations/policy/{id}',
    organizations_policy_attachment: 'organizations/policy/{policy_id}#target/{target_id}',
    redshiftserverless_workgroup: '{arn} redshift-serverless/workgroup/{workgroup_name}',
    s3_account_public_access_block: 's3/account/{account_id}',
    ssoadmin_account_assignment: '{permission_set_arn}#assignment/{target_id}/{principal_id}',
    ssoadmin_managed_policy_attachment: '{permission_set_arn}#managed-policy/{managed_policy_arn}',
    ssoadmin_permission_set_inline_policy: '{permission_set_arn}#inline-policy',
    vpc_dhcp_options_association: 'ec2/{vpc_id}#dhcp-options',
    vpn_gateway_route_propagation: 'ec2/{route_table_id}#propagation/{vpn_gateway_id}',
    workspaces_workspace: 'workspaces/workspace/{id}',
  }).map(([type, template]) => [`aws_${type}`, template]),
);

/**
 * The keys of an instance in a Terraform or OpenTofu state, from its type and attributes: of the types of
 * AWS's two providers alone. Empty when the attributes do not say what it is.
 */
export function terraformKeys(
  type: string,
  attributes: Readonly<Record<string, unknown>>,
): string[] {
  if (!/^aws(?:cc)?_/.test(type)) return [];
  const valuesOf = (name: string) => textsOf(attributes[name]);
  const template = templates.get(type);
  // Version 6 of the provider says the region; only what has no ARN needs it.
  const [region = ''] = valuesOf('region');
  const [arn = ''] = valuesOf('arn');
  const scope = placeOf(template, arn) ?? { ...anywhere, region };
  const keys = (template?.split(' ') ?? []).flatMap((it) => keysFrom(it, valuesOf, scope));
  if (keys.length > 0) return keys;
  const [id] = valuesOf('id');
  const key = keyOfArn(arn) ?? (id && keyOfId(id, scope));
  return key ? [key] : [];
}

/** Where a resource is, by its own ARN: not that of what it points to, as a rule's target has one. */
function placeOf(template: string | undefined, arn: string): Scope | undefined {
  if (!template?.includes('{arn')) return undefined;
  const [account = '', region = ''] = keyOfArn(arn)?.split(':') ?? [];
  return account === '' ? undefined : { account, region };
}

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((it) =>
    typeof it === 'string' && it !== '' ? it : typeof it === 'number' ? String(it) : [],
  );
