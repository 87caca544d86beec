import { describe, expect, it } from 'vitest';
import { usageFamily } from '../../../../lib/domain/cost/anomaly/usage-family.ts';

describe('usageFamily', () => {
  it.each([
    ['another generation', 'EUC1-BoxUsage:m5.large', 'EUC1-BoxUsage:m6i.large'],
    ['another region', 'BoxUsage:m5.large', 'EU-BoxUsage:m5.large'],
    ['spot', 'USW2-BoxUsage:c5.9xlarge', 'USW2-SpotUsage:c5.9xlarge'],
    ['a reservation', 'BoxUsage:m5.large', 'HeavyUsage:m5.large'],
    ['another kind of volume', 'EUC1-EBS:VolumeUsage.gp2', 'EUC1-EBS:VolumeUsage.gp3'],
    ['another kind of storage', 'EUW1-RDS:GP2-Storage', 'EUW1-RDS:GP3-Storage'],
    ['another database', 'USE2-InstanceUsage:db.r5.large', 'USE2-InstanceUsage:db.r6g.large'],
    ['another node', 'NodeUsage:cache.m5.large', 'NodeUsage:cache.m7g.large'],
    ['another processor', 'USE1-Lambda-GB-Second', 'USE1-Lambda-GB-Second-ARM'],
    ['Fargate Spot', 'Fargate-vCPU-Hours:perCPU', 'SpotUsage-Fargate-vCPU-Hours:perCPU'],
    ['another storage class', 'USE1-TimedStorage-ByteHrs', 'USE1-TimedStorage-SIA-ByteHrs'],
    ['another way out', 'USE1-EUC1-AWS-Out-Bytes', 'APN1-EU-AWS-Out-Bytes'],
  ])('is one for %s', (_, one, other) => {
    expect(usageFamily(one)).toBe(usageFamily(other));
  });

  it.each([
    ['EUC1-BoxUsage:m5.large', 'EUC1-EBS:VolumeUsage.gp3'],
    ['EUC1-EBS:VolumeUsage.gp3', 'EUC1-EBS:SnapshotUsage'],
    ['EUC1-EBS:VolumeUsage.gp3', 'EUC1-EBS:VolumeP-IOPS.gp3'],
    ['EUC1-NatGateway-Hours', 'EUC1-NatGateway-Bytes'],
    ['USE1-Requests-Tier1', 'USE1-Requests-Tier2'],
    ['InstanceUsage:db.r5.large', 'Multi-AZUsage:db.r5.large'],
    ['Fargate-vCPU-Hours:perCPU', 'Fargate-GB-Hours'],
    ['D2s v3', 'D4s v3'],
  ])('is another for %s and %s', (one, other) => {
    expect(usageFamily(one)).not.toBe(usageFamily(other));
  });
});
