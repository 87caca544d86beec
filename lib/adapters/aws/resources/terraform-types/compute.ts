/** Templates of types (without `aws_`) of machines, containers, functions and the network between them; see `terraform-keys.ts`. */
export const computeTypes: Readonly<Record<string, string>> = {
  appautoscaling_policy:
    'application-autoscaling/{service_namespace}/{resource_id}/{scalable_dimension}#policy/{name}',
  appautoscaling_scheduled_action:
    'application-autoscaling/{service_namespace}/{resource_id}/{scalable_dimension}#policy/{name}',
  appautoscaling_target:
    'application-autoscaling/{service_namespace}/{resource_id}/{scalable_dimension}',
  autoscaling_attachment: 'autoscaling/autoScalingGroup/{autoscaling_group_name}#attachment/{id}',
  autoscaling_group: 'autoscaling/autoScalingGroup/{arn|name}',
  autoscaling_lifecycle_hook:
    'autoscaling/autoScalingGroup/{autoscaling_group_name}#lifecycle-hook/{name}',
  autoscaling_notification: 'autoscaling/autoScalingGroup/{group_names}#notification/{topic_arn}',
  autoscaling_policy: 'autoscaling/autoScalingGroup/{autoscaling_group_name}#policy/{name}',
  autoscaling_schedule:
    'autoscaling/autoScalingGroup/{autoscaling_group_name}#policy/{scheduled_action_name}',
  batch_job_definition: '{arn} batch/job-definition/{name}',
  default_network_acl: 'ec2/{id}',
  default_route_table: 'ec2/{id}',
  ebs_volume: 'ec2/{id}',
  ec2_client_vpn_authorization_rule:
    'ec2/{client_vpn_endpoint_id}#authorization/{target_network_cidr}',
  ec2_client_vpn_network_association: 'ec2/{client_vpn_endpoint_id}#association/{id}',
  ec2_instance_state: 'ec2/{instance_id}#state',
  ec2_managed_prefix_list_entry: 'ec2/{prefix_list_id}#entry/{cidr}',
  ec2_transit_gateway_route: 'ec2/{transit_gateway_route_table_id}#route/{destination_cidr_block}',
  ec2_transit_gateway_route_table_association:
    'ec2/{transit_gateway_route_table_id}#association/{transit_gateway_attachment_id}',
  ec2_transit_gateway_route_table_propagation:
    'ec2/{transit_gateway_route_table_id}#propagation/{transit_gateway_attachment_id}',
  ecr_lifecycle_policy: 'ecr/repository/{repository}#lifecycle-policy',
  ecr_registry_policy: 'ecr/{=registry}#policy',
  ecr_repository_policy: 'ecr/repository/{repository}#policy',
  ecs_cluster_capacity_providers: 'ecs/cluster/{cluster_name}#capacity-providers',
  ecs_service: 'ecs/service/{cluster|=default}/{name}',
  ecs_task_definition: '{arn} ecs/task-definition/{family}',
  eip: 'ec2/{allocation_id|id}',
  eip_association: 'ec2/{allocation_id}#association/{id} ec2/{id}',
  eks_access_entry: 'eks/cluster/{cluster_name}#access-entry/{principal_arn}',
  eks_access_policy_association:
    'eks/cluster/{cluster_name}#access-entry/{principal_arn}#policy/{policy_arn}',
  eks_addon: 'eks/cluster/{cluster_name}#addon/{addon_name}',
  eks_fargate_profile: 'eks/cluster/{cluster_name}#fargateprofile/{fargate_profile_name}',
  eks_node_group: 'eks/cluster/{cluster_name}#nodegroup/{node_group_name}',
  eks_pod_identity_association:
    'eks/cluster/{cluster_name}#podidentityassociation/{association_id}',
  elastic_beanstalk_environment: '{arn} elasticbeanstalk/environment/{id}',
  elb_attachment: 'elasticloadbalancing/loadbalancer/{elb}#instance/{instance}',
  internet_gateway_attachment: 'ec2/{internet_gateway_id}#attachment/{vpc_id}',
  key_pair: 'ec2/key-pair/{key_name}',
  lambda_alias: 'lambda/function/{function_name}#qualifier/{name}',
  lambda_event_source_mapping: 'lambda/event-source-mapping/{uuid}',
  lambda_function_event_invoke_config: 'lambda/function/{function_name}#event-invoke-config',
  lambda_function_url: 'lambda/function/{function_name}#url',
  lambda_permission: 'lambda/function/{function_name|function}#permission/{statement_id}',
  lambda_provisioned_concurrency_config:
    'lambda/function/{function_name}#qualifier/{qualifier}#provisioned-concurrency',
  launch_template: '{arn|id} ec2/launch-template/{name}',
  lb_listener_certificate: '{listener_arn}#certificate/{certificate_arn}',
  lb_target_group_attachment: '{target_group_arn}#target/{target_id}',
  lightsail_database: '{arn} lightsail/RelationalDatabase/{relational_database_name}',
  lightsail_disk: '{arn} lightsail/Disk/{name}',
  lightsail_instance: '{arn} lightsail/Instance/{name}',
  lightsail_lb: '{arn} lightsail/LoadBalancer/{name}',
  lightsail_static_ip: '{arn} lightsail/StaticIp/{name}',
  main_route_table_association: 'ec2/{route_table_id}#association/{id}',
  network_acl_rule: 'ec2/{network_acl_id}#entry/{rule_number}',
  network_interface_attachment: 'ec2/{attachment_id|id}',
  network_interface_sg_attachment: 'ec2/{network_interface_id}#group/{security_group_id}',
  networkfirewall_logging_configuration: '{firewall_arn}#logging',
  ram_principal_association: '{resource_share_arn}#principal/{principal}',
  route:
    'ec2/{route_table_id}#route/{destination_cidr_block|destination_ipv6_cidr_block|destination_prefix_list_id}',
  route_table_association: 'ec2/{route_table_id}#association/{id} ec2/{id}',
  security_group_rule: 'ec2/{security_group_id}#rule/{security_group_rule_id|id}',
  spot_fleet_request: 'ec2/spot-fleet-request/{id}',
  volume_attachment: 'ec2/{volume_id}#attachment/{instance_id}',
  vpc_dhcp_options_association: 'ec2/{vpc_id}#dhcp-options',
  vpc_endpoint_policy: 'ec2/{vpc_endpoint_id}#policy',
  vpc_endpoint_route_table_association: 'ec2/{vpc_endpoint_id}#route-table/{route_table_id}',
  vpc_endpoint_subnet_association: 'ec2/{vpc_endpoint_id}#subnet/{subnet_id}',
  vpc_security_group_egress_rule:
    'ec2/{security_group_id}#rule/{security_group_rule_id|id} ec2/{security_group_rule_id|id}',
  vpc_security_group_ingress_rule:
    'ec2/{security_group_id}#rule/{security_group_rule_id|id} ec2/{security_group_rule_id|id}',
  vpn_connection_route: 'ec2/{vpn_connection_id}#route/{destination_cidr_block}',
  vpn_gateway_attachment: 'ec2/{vpn_gateway_id}#attachment/{vpc_id}',
  vpn_gateway_route_propagation: 'ec2/{route_table_id}#propagation/{vpn_gateway_id}',
};
