/** Types of which the words of keys and of actions differ. */
const otherWords: Readonly<Record<string, string>> = {
  db: 'dbinstance',
  subgrp: 'dbsubnetgroup',
  pg: 'dbparametergroup',
  og: 'optiongroup',
};

/** What the ids of EC2 stand for. */
const machines: Readonly<Record<string, string>> = {
  acl: 'NetworkAcl',
  ami: 'Image',
  cgw: 'CustomerGateway',
  'cvpn-endpoint': 'ClientVpnEndpoint',
  dopt: 'DhcpOptions',
  eigw: 'EgressOnlyInternetGateway',
  eni: 'NetworkInterface',
  fl: 'FlowLogs',
  fleet: 'Fleets',
  i: 'Instances',
  igw: 'InternetGateway',
  lt: 'LaunchTemplate',
  nat: 'NatGateway',
  pcx: 'VpcPeeringConnection',
  pl: 'ManagedPrefixList',
  rtb: 'RouteTable',
  sg: 'SecurityGroup',
  snap: 'Snapshot',
  subnet: 'Subnet',
  tgw: 'TransitGateway',
  'tgw-attach': 'TransitGatewayVpcAttachment',
  'tgw-rtb': 'TransitGatewayRouteTable',
  vgw: 'VpnGateway',
  vol: 'Volume',
  vpc: 'Vpc',
  vpce: 'VpcEndpoints',
  'vpce-svc': 'VpcEndpointServiceConfigurations',
  vpn: 'VpnConnection',
};

const word = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/s$/, '');

/**
 * Whether an action that takes something away takes away all that a key names, and not only a setting of
 * it: `DeleteLogGroup` does of `logs/log-group/x`, `DeleteRetentionPolicy` does not. A part of a resource
 * has a key of its own. In doubt it does not.
 */
export function takesWhole(action: string, key: string): boolean {
  const name = key.split(':').slice(2).join(':');
  if (name.includes('#')) return true;
  const noun = word(action.replace(/^(?:Batch)?(?:Delete|Terminate|Deregister)/, ''));
  const [, prefix] = /^ec2\/([a-z-]+)-[0-9a-f]{8,}$/.exec(name) ?? [];
  if (prefix !== undefined) return noun === word(machines[prefix] ?? '');
  const type = name.split('/')[1] ?? '';
  const known = otherWords[type] ?? word(type);
  return noun !== '' && (noun.endsWith(known) || known.endsWith(noun));
}
