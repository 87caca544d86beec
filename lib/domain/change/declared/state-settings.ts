/**
 * Which parameters of which calls are which attributes of a Terraform state; Pulumi's AWS provider has
 * the same attributes in camel case. One line an action or group of like actions: pairs of parameter
 * and attribute, without list indexes and the `value` that EC2 wraps settings in; what is below them
 * belongs to them. `=>` stands for a document that the call replaces whole, such as a policy. A name
 * alone is the same on both sides but for its spelling.
 */
export const stateSettings: Readonly<Record<string, string>> = {
  'ec2:ModifyInstanceAttribute':
    'instanceType, disableApiTermination, disableApiStop, ebsOptimized, sourceDestCheck, groupSet.groupId=vpc_security_group_ids',
  'ec2:ModifyInstanceMetadataOptions':
    'ModifyInstanceMetadataOptionsRequest.HttpTokens=metadata_options.http_tokens, ModifyInstanceMetadataOptionsRequest.HttpEndpoint=metadata_options.http_endpoint, ModifyInstanceMetadataOptionsRequest.HttpPutResponseHopLimit=metadata_options.http_put_response_hop_limit',
  'ec2:ModifyVolume':
    'ModifyVolumeRequest.Size=size, ModifyVolumeRequest.VolumeType=type, ModifyVolumeRequest.Iops=iops, ModifyVolumeRequest.Throughput=throughput',
  'ec2:ModifySubnetAttribute': 'mapPublicIpOnLaunch, assignIpv6AddressOnCreation',
  'ec2:ModifyVpcAttribute': 'enableDnsHostnames, enableDnsSupport',
  'ec2:ModifySecurityGroupRules':
    'CidrIpv4=cidr_ipv4, CidrIpv4=cidr_blocks, CidrIpv6=cidr_ipv6, CidrIpv6=ipv6_cidr_blocks, FromPort=from_port, ToPort=to_port, IpProtocol=ip_protocol, IpProtocol=protocol, ReferencedGroupId=referenced_security_group_id, PrefixListId=prefix_list_id',
  'ec2:ReplaceNetworkAclEntry':
    'cidrBlock, ruleAction, egress, portRange.from=from_port, portRange.to=to_port',
  'ec2:ReplaceRoute': 'gatewayId, natGatewayId, transitGatewayId, networkInterfaceId',
  'ec2:CreateTags': 'tagSet=tags',
  'rds:ModifyDBInstance':
    'dBInstanceClass=instance_class, allocatedStorage, engineVersion, backupRetentionPeriod, multiAZ, publiclyAccessible, storageType, iops, deletionProtection, autoMinorVersionUpgrade, monitoringInterval, dBParameterGroupName=parameter_group_name, preferredMaintenanceWindow=maintenance_window, preferredBackupWindow=backup_window, cACertificateIdentifier=ca_cert_identifier',
  'rds:ModifyDBCluster':
    'engineVersion, backupRetentionPeriod, deletionProtection, preferredBackupWindow, preferredMaintenanceWindow, port',
  'lambda:UpdateFunctionConfiguration':
    'memorySize, timeout, runtime, handler, role, description, layers, kMSKeyArn, tracingConfig.mode, vpcConfig.subnetIds, vpcConfig.securityGroupIds',
  'lambda:UpdateFunctionCode': 's3Bucket, s3Key, imageUri',
  'lambda:PutFunctionConcurrency': 'reservedConcurrentExecutions',
  'lambda:UpdateFunctionUrlConfig': 'authType=authorization_type',
  's3:PutBucketVersioning':
    'VersioningConfiguration.Status=versioning_configuration.status, VersioningConfiguration.Status=versioning.enabled',
  's3:PutBucketPublicAccessBlock s3:PutPublicAccessBlock':
    'PublicAccessBlockConfiguration.BlockPublicAcls=block_public_acls, PublicAccessBlockConfiguration.IgnorePublicAcls=ignore_public_acls, PublicAccessBlockConfiguration.BlockPublicPolicy=block_public_policy, PublicAccessBlockConfiguration.RestrictPublicBuckets=restrict_public_buckets',
  's3:PutBucketEncryption':
    'ServerSideEncryptionConfiguration.Rule.ApplyServerSideEncryptionByDefault.SSEAlgorithm=rule.apply_server_side_encryption_by_default.sse_algorithm',
  's3:PutBucketPolicy': 'bucketPolicy=>policy',
  's3:PutBucketAcl': 'x-amz-acl=acl',
  's3:PutBucketLogging':
    'BucketLoggingStatus.LoggingEnabled.TargetBucket=target_bucket, BucketLoggingStatus.LoggingEnabled.TargetPrefix=target_prefix, BucketLoggingStatus.LoggingEnabled.TargetBucket=logging.target_bucket',
  's3:PutBucketOwnershipControls': 'OwnershipControls.Rule.ObjectOwnership=rule.object_ownership',
  's3:PutBucketWebsite': 'WebsiteConfiguration.IndexDocument.Suffix=index_document.suffix',
  's3:PutBucketCors':
    'CORSConfiguration.CORSRule.AllowedOrigin=cors_rule.allowed_origins, CORSConfiguration.CORSRule.AllowedMethod=cors_rule.allowed_methods',
  's3:PutBucketLifecycle s3:PutBucketLifecycleConfiguration':
    'LifecycleConfiguration.Rule.ID=rule.id, LifecycleConfiguration.Rule.Status=rule.status, LifecycleConfiguration.Rule.Expiration.Days=rule.expiration.days',
  'lambda:UpdateEventSourceMapping': 'batchSize, enabled, maximumBatchingWindowInSeconds',
  'iam:UpdateAssumeRolePolicy': 'policyDocument=>assume_role_policy',
  'iam:PutRolePolicy iam:PutUserPolicy iam:PutGroupPolicy iam:CreatePolicyVersion':
    'policyDocument=>policy',
  'iam:UpdateRole': 'maxSessionDuration, description',
  'kms:PutKeyPolicy': 'policy=>policy',
  'kms:UpdateKeyDescription': 'description',
  'secretsmanager:UpdateSecret': 'description, kmsKeyId',
  'secretsmanager:PutResourcePolicy': 'resourcePolicy=>policy',
  'ssm:PutParameter': 'type, tier, description',
  'sqs:SetQueueAttributes':
    'attributes.VisibilityTimeout=visibility_timeout_seconds, attributes.MessageRetentionPeriod=message_retention_seconds, attributes.DelaySeconds=delay_seconds, attributes.MaximumMessageSize=max_message_size, attributes.ReceiveMessageWaitTimeSeconds=receive_wait_time_seconds, attributes.KmsMasterKeyId=kms_master_key_id, attributes.Policy=>policy',
  'sns:SetTopicAttributes': 'DisplayName, KmsMasterKeyId, Policy=>policy',
  'dynamodb:UpdateTable':
    'billingMode, tableClass, deletionProtectionEnabled, provisionedThroughput.readCapacityUnits=read_capacity, provisionedThroughput.writeCapacityUnits=write_capacity',
  'dynamodb:UpdateContinuousBackups':
    'pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled=point_in_time_recovery.enabled',
  'dynamodb:UpdateTimeToLive':
    'timeToLiveSpecification.enabled=ttl.enabled, timeToLiveSpecification.attributeName=ttl.attribute_name',
  'autoscaling:UpdateAutoScalingGroup autoscaling:SetDesiredCapacity':
    'minSize, maxSize, desiredCapacity, healthCheckType, healthCheckGracePeriod, defaultCooldown',
  'ecs:UpdateService':
    'desiredCount, taskDefinition, platformVersion, enableExecuteCommand, healthCheckGracePeriodSeconds',
  'eks:UpdateClusterConfig':
    'resourcesVpcConfig.endpointPublicAccess=vpc_config.endpoint_public_access, resourcesVpcConfig.endpointPrivateAccess=vpc_config.endpoint_private_access, resourcesVpcConfig.publicAccessCidrs=vpc_config.public_access_cidrs',
  'eks:UpdateNodegroupConfig':
    'scalingConfig.minSize=scaling_config.min_size, scalingConfig.maxSize=scaling_config.max_size, scalingConfig.desiredSize=scaling_config.desired_size',
  'logs:PutRetentionPolicy': 'retentionInDays',
  'logs:AssociateKmsKey': 'kmsKeyId',
  'cloudwatch:PutMetricAlarm':
    'threshold, comparisonOperator, evaluationPeriods, datapointsToAlarm, period, statistic, metricName, namespace, actionsEnabled, treatMissingData, alarmActions',
  'events:PutRule': 'scheduleExpression, state, description, eventPattern=>event_pattern',
  'cloudtrail:UpdateTrail':
    'isMultiRegionTrail, isOrganizationTrail, includeGlobalServiceEvents, enableLogFileValidation, s3BucketName, kmsKeyId',
  'elasticloadbalancing:ModifyListener': 'port, protocol, sslPolicy',
  'elasticloadbalancing:ModifyLoadBalancerAttributes':
    'attributes.deletion_protection.enabled=enable_deletion_protection, attributes.idle_timeout.timeout_seconds=idle_timeout, attributes.access_logs.s3.enabled=access_logs.enabled, attributes.routing.http2.enabled=enable_http2',
  'elasticloadbalancing:ModifyTargetGroup':
    'healthCheckPath=health_check.path, healthCheckPort=health_check.port, healthCheckIntervalSeconds=health_check.interval, healthyThresholdCount=health_check.healthy_threshold, unhealthyThresholdCount=health_check.unhealthy_threshold',
  'route53:ChangeResourceRecordSets':
    'changeBatch.changes.resourceRecordSet.tTL=ttl, changeBatch.changes.resourceRecordSet.resourceRecords.value=records',
  'cloudfront:UpdateDistribution':
    'distributionConfig.enabled=enabled, distributionConfig.priceClass=price_class, distributionConfig.webACLId=web_acl_id, distributionConfig.defaultRootObject=default_root_object',
  'ecr:PutImageTagMutability': 'imageTagMutability',
  'ecr:PutImageScanningConfiguration':
    'imageScanningConfiguration.scanOnPush=image_scanning_configuration.scan_on_push',
  'elasticache:ModifyCacheCluster': 'numCacheNodes, cacheNodeType=node_type, engineVersion',
  'kinesis:UpdateShardCount': 'targetShardCount=shard_count',
  'redshift:ModifyCluster': 'nodeType, numberOfNodes, publiclyAccessible, encrypted',
  'states:UpdateStateMachine': 'roleArn',
};

/** Calls whose name alone says what they set: the attribute and its value afterwards. */
export const stateSwitches: Readonly<Record<string, string>> = {
  'ec2:MonitorInstances': 'monitoring=true',
  'ec2:UnmonitorInstances': 'monitoring=false',
  'kms:EnableKey': 'is_enabled=true',
  'kms:DisableKey': 'is_enabled=false',
  'kms:EnableKeyRotation': 'enable_key_rotation=true',
  'kms:DisableKeyRotation': 'enable_key_rotation=false',
  'cloudtrail:StartLogging': 'enable_logging=true',
  'cloudtrail:StopLogging': 'enable_logging=false',
  'events:EnableRule': 'state=ENABLED',
  'events:DisableRule': 'state=DISABLED',
  'cloudwatch:EnableAlarmActions': 'actions_enabled=true',
  'cloudwatch:DisableAlarmActions': 'actions_enabled=false',
  'logs:DeleteRetentionPolicy': 'retention_in_days=0',
  'lambda:DeleteFunctionConcurrency': 'reserved_concurrent_executions=-1',
};

/** Calls that put an entry into a list of the resource, or take it out: the parameter and the attribute. */
export const stateLists: Readonly<Record<string, string>> = {
  'iam:AttachRolePolicy': 'policyArn=managed_policy_arns',
  'iam:DetachRolePolicy': 'policyArn=managed_policy_arns',
};
