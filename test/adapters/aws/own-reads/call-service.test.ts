import { DescribeVolumesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { sdkCalls } from '../../../../lib/adapters/aws/own-reads/call-service.ts';
import { ownReads } from '../../../../lib/adapters/aws/own-reads/own-reads.ts';

describe('sdkCalls', () => {
  it('sends the command of the service to the region', async () => {
    const ec2 = mockClient(EC2Client);
    ec2.on(DescribeVolumesCommand).resolves({ Volumes: [{ VolumeId: 'vol-1' }] });
    const call = sdkCalls();
    const input = { VolumeIds: ['vol-1'] };
    expect(await call('ec2', 'eu-central-1', 'DescribeVolumes', input)).toEqual({
      Volumes: [{ VolumeId: 'vol-1' }],
    });
    await call('ec2', 'us-east-1', 'DescribeVolumes', input);
    const regions = ec2.calls().map(({ thisValue }) => (thisValue as EC2Client).config.region());
    expect(await Promise.all(regions)).toEqual(['eu-central-1', 'us-east-1']);
    expect(ec2.commandCalls(DescribeVolumesCommand)[0]?.args[0].input).toEqual(input);
    ec2.restore();
  });

  it('names an operation that the SDK does not know', async () => {
    await expect(sdkCalls()('ec2', 'eu-central-1', 'ReadMinds', {})).rejects.toThrow(
      'the SDK for ec2 knows no ReadMinds',
    );
  });

  it.each(
    ownReads.map(({ service, through = service, operation }) => [through, operation] as const),
  )('knows %s %s', async (service, operation) => {
    const refused = sdkCalls()(service, 'not a region', operation, {});
    await expect(refused).rejects.not.toThrow('knows no');
  });
});
