import type { StoryRow } from '../story-row.ts';

const rulesChange = 'ModifySecurityGroupRulesRequest.GroupId';

/** Security groups, networks. */
export const networkStories: readonly StoryRow[] = [
  ['ec2', 'CreateSecurityGroup', 'created the security group {groupName}[ ({response.groupId})]'],
  ['ec2', 'DeleteSecurityGroup', 'deleted the security group {groupId|groupName}'],
  [
    'ec2',
    'AuthorizeSecurityGroupIngress',
    'opened {@ports} to {@world} on {groupId|groupName}',
    'opened {@ports} to {@sources} on {groupId|groupName}',
    'opened {@ports} on {groupId|groupName}',
    'opened {groupId|groupName} to more traffic',
  ],
  [
    'ec2',
    'AuthorizeSecurityGroupEgress',
    'let {groupId} out to {@sources} ({@ports})',
    'let {groupId} out to more destinations',
  ],
  [
    'ec2',
    'RevokeSecurityGroupIngress',
    'closed {@ports} to {@sources} on {groupId|groupName}',
    'closed a way into {groupId|groupName}',
  ],
  [
    'ec2',
    'RevokeSecurityGroupEgress',
    'stopped {groupId} from reaching {@sources} ({@ports})',
    'closed a way out of {groupId}',
  ],
  [
    'ec2',
    'ModifySecurityGroupRules',
    `opened {@ports} to {@world} on {${rulesChange}}`,
    `changed a rule of {${rulesChange}} to {@ports} for {@sources}`,
    `changed a rule of {${rulesChange}}`,
  ],
  [
    'ec2',
    'CreateNetworkAclEntry ReplaceNetworkAclEntry',
    '<ruleAction=allow>let {@sources} through the network ACL {networkAclId}',
    '<ruleAction=deny>barred {@sources} at the network ACL {networkAclId}',
  ],
  ['ec2', 'DeleteNetworkAclEntry', 'deleted rule {ruleNumber} of the network ACL {networkAclId}'],
  ['ec2', 'CreateVpc', 'created a VPC[ {response.vpc.vpcId}][ with {cidrBlock}]'],
  [
    'ec2',
    'CreateSubnet',
    'created a subnet[ {response.subnet.subnetId}][ with {cidrBlock}] in {vpcId}',
  ],
  [
    'ec2',
    'ModifySubnetAttribute',
    '<mapPublicIpOnLaunch.value=true>gave instances in {subnetId} public addresses',
    'changed the subnet {subnetId}',
  ],
  [
    'ec2',
    'CreateRouteTable',
    'created a route table[ {response.routeTable.routeTableId}][ in {vpcId}]',
  ],
  ['ec2', 'AssociateRouteTable', 'gave {subnetId|gatewayId} the route table {routeTableId}'],
  ['ec2', 'DisassociateRouteTable', 'took a route table off its subnet ({associationId})'],
  [
    'ec2',
    'CreateRoute ReplaceRoute',
    'routed {destinationCidrBlock|destinationIpv6CidrBlock|destinationPrefixListId} to {gatewayId|natGatewayId|transitGatewayId|networkInterfaceId|instanceId|vpcPeeringConnectionId} in {routeTableId}',
    'changed a route of {routeTableId}',
  ],
  [
    'ec2',
    'DeleteRoute',
    'deleted the route to {destinationCidrBlock|destinationIpv6CidrBlock|destinationPrefixListId} from {routeTableId}',
  ],
  [
    'ec2',
    'CreateInternetGateway',
    'created an internet gateway[ {response.internetGateway.internetGatewayId}]',
  ],
  ['ec2', 'AttachInternetGateway', 'connected {vpcId} to the internet ({internetGatewayId})'],
  ['ec2', 'DetachInternetGateway', 'cut {vpcId} off from the internet ({internetGatewayId})'],
  [
    'ec2',
    'CreateNatGateway',
    'created the NAT gateway[ {response.CreateNatGatewayResponse.natGateway.natGatewayId}][ in {CreateNatGatewayRequest.SubnetId}]',
  ],
  [
    'ec2',
    'AllocateAddress',
    'allocated the public address {response.publicIp}',
    'allocated a public address',
  ],
  ['ec2', 'ReleaseAddress', 'released the public address {publicIp|allocationId}'],
  [
    'ec2',
    'AssociateAddress',
    'gave {instanceId|networkInterfaceId} the public address {publicIp|allocationId}',
  ],
  ['ec2', 'DisassociateAddress', 'took away the public address {publicIp|associationId}'],
  [
    'ec2',
    'CreateNetworkInterface',
    'created a network interface[ {response.networkInterface.networkInterfaceId}] in {subnetId}',
  ],
  ['ec2', 'CreateVpcPeeringConnection', 'asked to connect {vpcId} with {peerVpcId}'],
  ['ec2', 'AcceptVpcPeeringConnection', 'connected two VPCs ({vpcPeeringConnectionId})'],
  [
    'ec2',
    'CreateVpcEndpoint',
    'created an endpoint for {CreateVpcEndpointRequest.ServiceName}[ in {CreateVpcEndpointRequest.VpcId}]',
  ],
  ['ec2', 'DeleteVpcEndpoints', 'deleted the endpoint {DeleteVpcEndpointsRequest.VpcEndpointId}'],
  ['ec2', 'ModifyVpcAttribute', 'changed the DNS settings of {vpcId}'],
  [
    'ec2',
    'ModifyNetworkInterfaceAttribute',
    '<sourceDestCheck.value=false>let {networkInterfaceId} forward traffic that is not its own',
    'changed the security groups of {networkInterfaceId} to {groupSet.items.groupId}',
    'changed a setting of {networkInterfaceId}',
  ],
  [
    'ec2',
    'UpdateSecurityGroupRuleDescriptionsIngress UpdateSecurityGroupRuleDescriptionsEgress',
    'described rules of {groupId|groupName}',
  ],
  ['ec2', 'ReplaceRouteTableAssociation', 'gave a subnet the route table {routeTableId}'],
  ['ec2', 'ReplaceNetworkAclAssociation', 'gave a subnet the network ACL {networkAclId}'],
  ['ec2', 'DeleteVpcPeeringConnection', 'disconnected two VPCs ({vpcPeeringConnectionId})'],
  [
    'ec2',
    'DeleteTransitGatewayVpcAttachment',
    'cut a VPC off from its transit gateway ({DelTGwVpcAttachReq.TransitGatewayAttachmentId|DeleteTransitGatewayVpcAttachmentRequest.TransitGatewayAttachmentId})',
  ],
];
