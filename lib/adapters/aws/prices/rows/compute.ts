import type { PartRow, PriceRow } from '../price-row.ts';
import { namesOnly, notBefore } from '../reasons.ts';
import { linux } from './linux.ts';

const launched = ['#response.instancesSet.items.instanceId', 'instancesSet.items.maxCount'];
const natGateway = {
  label: 'a NAT gateway',
  offer: 'AmazonEC2',
  usageType: 'NatGateway-Hours',
  attributes: { productFamily: 'NAT Gateway' },
};

const transitAttachment = {
  label: 'a transit gateway attachment',
  offer: 'AmazonVPC',
  usageType: 'TransitGateway-Hours',
};

const vpn = {
  label: 'a VPN connection',
  offer: 'AmazonVPC',
  usageType: 'VPN-Usage-Hours:ipsec.1',
};

const modification = 'response.ModifyVolumeResponse.volumeModification';

/** What a volume was, or is to be, as the answer to its modification says. */
const volume = (which: 'original' | 'target'): PartRow => {
  const type = `{${modification}.${which}VolumeType}`;
  const size = `${modification}.${which}Size`;
  return {
    label: `${which === 'original' ? 'no longer ' : ''}{${size}} GiB of ${type}`,
    offer: 'AmazonEC2',
    usageType: `EBS:VolumeUsage.${type}`,
    attributes: { volumeApiName: type, productFamily: 'Storage' },
    quantity: [size],
  };
};

/** Instances, their disks, addresses and gateways. */
export const computePrices: readonly PriceRow[] = [
  {
    service: 'ec2',
    actions: 'RunInstances',
    direction: 'more',
    parts: [
      {
        label: '{@instances} (as Linux, on demand)',
        offer: 'AmazonEC2',
        usageType: 'BoxUsage:{instanceType|response.instancesSet.items.instanceType}',
        attributes: {
          instanceType: '{instanceType|response.instancesSet.items.instanceType}',
          ...linux,
        },
        quantity: launched,
      },
    ],
    usage: 'disks and data transfer',
  },
  {
    service: 'ec2',
    actions: 'CreateVolume',
    direction: 'more',
    parts: [
      {
        label: '{size} GiB of {volumeType}',
        offer: 'AmazonEC2',
        usageType: 'EBS:VolumeUsage.{volumeType}',
        attributes: { volumeApiName: '{volumeType}', productFamily: 'Storage' },
        quantity: ['size'],
      },
    ],
  },
  {
    service: 'ec2',
    actions: 'CreateNatGateway',
    direction: 'more',
    parts: [natGateway],
    usage: 'each gigabyte through it',
  },
  {
    service: 'ec2',
    actions: 'DeleteNatGateway',
    direction: 'less',
    parts: [natGateway],
    usage: 'each gigabyte through it',
  },
  {
    service: 'ec2',
    actions: 'AllocateAddress',
    direction: 'more',
    parts: [
      { label: 'a public IPv4 address', offer: 'AmazonVPC', usageType: 'PublicIPv4:IdleAddress' },
    ],
  },
  {
    service: 'ec2',
    actions: 'ReleaseAddress',
    direction: 'less',
    parts: [
      { label: 'a public IPv4 address', offer: 'AmazonVPC', usageType: 'PublicIPv4:IdleAddress' },
    ],
  },
  {
    service: 'ec2',
    actions: 'CreateVpcEndpoint',
    direction: 'more',
    parts: [
      {
        label: 'an interface endpoint in each subnet',
        when: '<CreateVpcEndpointRequest.VpcEndpointType=Interface>endpoint',
        offer: 'AmazonVPC',
        usageType: 'VpcEndpoint-Hours',
        quantity: ['#CreateVpcEndpointRequest.SubnetId'],
      },
    ],
    usage: 'each gigabyte through it',
  },
  {
    service: 'ec2',
    actions: 'CreateTransitGatewayVpcAttachment',
    direction: 'more',
    parts: [transitAttachment],
    usage: 'each gigabyte through it',
  },
  {
    service: 'ec2',
    actions: 'DeleteTransitGatewayVpcAttachment',
    direction: 'less',
    parts: [transitAttachment],
    usage: 'each gigabyte through it',
  },
  {
    service: 'ec2',
    actions: 'CreateVpnConnection',
    direction: 'more',
    parts: [vpn],
    usage: 'each gigabyte out of it',
  },
  {
    service: 'ec2',
    actions: 'DeleteVpnConnection',
    direction: 'less',
    parts: [vpn],
    usage: 'each gigabyte out of it',
  },
  {
    service: 'ec2',
    actions: 'RequestSpotInstances',
    direction: 'more',
    usage: 'instances at the spot price of each hour',
  },
  {
    service: 'ec2',
    actions: 'StartInstances',
    direction: 'more',
    unknownBecause: namesOnly,
  },
  {
    service: 'ec2',
    actions: 'StopInstances TerminateInstances DeleteVolume DeleteVpcEndpoints',
    direction: 'less',
    unknownBecause: namesOnly,
  },
  {
    service: 'ec2',
    actions: 'ModifyVolume',
    direction: 'either',
    parts: [volume('target'), { ...volume('original'), less: true }],
  },
  {
    service: 'ec2',
    actions: 'ModifyInstanceAttribute',
    direction: 'either',
    unknownBecause: notBefore,
  },
];
