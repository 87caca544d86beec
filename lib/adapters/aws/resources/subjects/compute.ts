import type { SubjectRow } from './row.ts';

const group = 'ec2/{groupId}';
const lambda = 'lambda/function/{functionName|resource}';
const balancer = 'elasticloadbalancing/loadbalancer/{loadBalancerName}';
const asg = 'autoscaling/autoScalingGroup/{autoScalingGroupName}';
const scaled = 'application-autoscaling/{serviceNamespace}/{resourceId}/{scalableDimension}';
const ecsService = 'ecs/service/{cluster|=default}/{service|serviceName}';

/** Calls on machines, containers, functions and the network between them. */
export const computeSubjects: readonly SubjectRow[] = [
  [
    'ec2',
    'AuthorizeSecurityGroup* RevokeSecurityGroup* ModifySecurityGroupRules UpdateSecurityGroupRule*',
    `${group}#rule/{securityGroupRuleId}`,
  ],
  ['ec2', '*SecurityGroupVpc', `${group}#vpc/{vpcId}`],
  ['ec2', '*SecurityGroup', group, 'ec2/security-group/{groupName}'],
  [
    'ec2',
    'CreateRoute ReplaceRoute DeleteRoute',
    'ec2/{routeTableId}#route/{destinationCidrBlock|destinationIpv6CidrBlock|destinationPrefixListId}',
  ],
  [
    'ec2',
    'AssociateRouteTable ReplaceRouteTableAssociation',
    'ec2/{routeTableId}#association/{newAssociationId|associationId}',
  ],
  ['ec2', 'DisassociateRouteTable DisassociateAddress', 'ec2/{associationId}'],
  ['ec2', '*RouteTable', 'ec2/{routeTableId}'],
  ['ec2', '*NetworkAclEntry', 'ec2/{networkAclId}#entry/{ruleNumber}'],
  ['ec2', '*NetworkAcl', 'ec2/{networkAclId}'],
  [
    'ec2',
    'AttachInternetGateway DetachInternetGateway',
    'ec2/{internetGatewayId}#attachment/{vpcId}',
  ],
  ['ec2', 'AttachVolume DetachVolume', 'ec2/{volumeId}#attachment/{instanceId}'],
  ['ec2', 'AllocateAddress ReleaseAddress', 'ec2/{allocationId}'],
  ['ec2', 'AssociateAddress', 'ec2/{allocationId}#association/{associationId}'],
  [
    'ec2',
    'AssociateIamInstanceProfile ReplaceIamInstanceProfileAssociation',
    'ec2/{instanceId}#instance-profile',
  ],
  [
    'ec2',
    'RunInstances StartInstances StopInstances TerminateInstances RebootInstances *Instance* MonitorInstances UnmonitorInstances',
    'ec2/{instanceId}',
  ],
  ['ec2', 'CreateTags DeleteTags', 'ec2/{resourceId}'],
  ['ec2', 'CreateImage RegisterImage', 'ec2/{imageId}'],
  ['ec2', 'CreateFlowLogs DeleteFlowLogs', 'ec2/{flowLogId|item}', 'ec2/{resourceId}#flow-log'],
  ['ec2', '*TransitGateway*Attachment', 'ec2/{transitGatewayAttachmentId}'],
  ['ec2', 'CreateSnapshot', 'ec2/{snapshotId}'],
  ['ec2', '*LaunchTemplate*', 'ec2/{launchTemplateId}', 'ec2/launch-template/{launchTemplateName}'],
  ['ec2', '*KeyPair', 'ec2/key-pair/{keyName}'],
  ['ec2', '*Subnet *SubnetAttribute *SubnetCidrBlock', 'ec2/{subnetId}'],
  ['ec2', '*Vpc *VpcAttribute *VpcCidrBlock', 'ec2/{vpcId}', 'ec2/{associationId}'],
  ['ec2', 'DetachNetworkInterface', 'ec2/{attachmentId}'],
  ['ec2', '*NetworkInterface *NetworkInterfaceAttribute', 'ec2/{networkInterfaceId}'],
  ['lambda', 'AddPermission RemovePermission', `${lambda}#permission/{statementId}`],
  ['lambda', '*Alias', `${lambda}#qualifier/{name}`],
  ['lambda', '*EventSourceMapping', 'lambda/event-source-mapping/{uUID}'],
  ['lambda', '*FunctionUrlConfig', `${lambda}#url`],
  ['lambda', '*LayerVersion*', 'lambda/layer/{layerName}#version/{versionNumber}'],
  ['lambda', 'DeleteFunction', `${lambda}#qualifier/{qualifier}`, lambda],
  ['lambda', '*Function* PublishVersion TagResource UntagResource', lambda],
  ['elasticloadbalancing', '*Rule *Rules *RulePriorities', '{ruleArn}', '{listenerArn}'],
  ['elasticloadbalancing', 'CreateListener', '{listenerArn}', '{loadBalancerArn}'],
  ['elasticloadbalancing', '*Listener *ListenerAttributes *ListenerCertificates', '{listenerArn}'],
  ['elasticloadbalancing', '*Targets *TargetGroup *TargetGroupAttributes', '{targetGroupArn}'],
  [
    'elasticloadbalancing',
    'AddTags RemoveTags',
    '{resourceArns}',
    balancer,
    'elasticloadbalancing/loadbalancer/{loadBalancerNames}',
  ],
  ['elasticloadbalancing', '*', '{loadBalancerArn}', balancer],
  ['ecs', '*Service', ecsService],
  [
    'ecs',
    'RegisterTaskDefinition DeregisterTaskDefinition',
    'ecs/task-definition/{family}',
    '{taskDefinition|taskDefinitionArn}',
  ],
  ['ecs', '*Cluster*', 'ecs/cluster/{cluster|clusterName|=default}'],
  ['eks', '*Nodegroup*', 'eks/cluster/{clusterName|name}#nodegroup/{nodegroupName}'],
  ['eks', '*Addon', 'eks/cluster/{clusterName|name}#addon/{addonName}'],
  ['eks', '*FargateProfile', 'eks/cluster/{clusterName|name}#fargateprofile/{fargateProfileName}'],
  [
    'eks',
    '*AccessEntry *AccessPolicy',
    'eks/cluster/{clusterName|name}#access-entry/{principalArn}',
  ],
  [
    'eks',
    '*PodIdentityAssociation',
    'eks/cluster/{clusterName|name}#podidentityassociation/{associationId}',
  ],
  ['eks', '*Cluster* *EncryptionConfig', 'eks/cluster/{clusterName|name}'],
  ['ecr', '*', 'ecr/repository/{repositoryName}', '{resourceArn}'],
  [
    'autoscaling',
    '*Policy *ScheduledUpdateGroupAction *ScheduledAction',
    `${asg}#policy/{policyName|scheduledActionName}`,
    `${scaled}#policy/{policyName|scheduledActionName}`,
  ],
  // Application Auto Scaling's events bear this name too.
  ['autoscaling', '*ScalableTarget', scaled],
  ['autoscaling', '*LifecycleHook', `${asg}#lifecycle-hook/{lifecycleHookName}`],
  [
    'autoscaling',
    '*LaunchConfiguration',
    'autoscaling/launchConfiguration/{launchConfigurationName}',
  ],
  ['autoscaling', 'CreateOrUpdateTags DeleteTags', 'autoscaling/autoScalingGroup/{resourceId}'],
  ['autoscaling', '*', asg],
];
