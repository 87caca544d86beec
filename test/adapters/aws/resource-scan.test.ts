import {
  CloudFormationClient,
  ListResourceScanResourcesCommand,
  ListResourceScansCommand,
  StartResourceScanCommand,
} from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { resourceScans } from '../../../lib/adapters/aws/resource-scan.ts';

const cloudFormation = mockClient(CloudFormationClient);
const scans = resourceScans({
  clientOf: (region) => new CloudFormationClient({ region }),
  regions: ['eu-central-1'],
  account: '111122223333',
});
const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const found = (
  ResourceType: string,
  ResourceIdentifier: Record<string, string>,
  ManagedByStack = false,
) => ({
  ResourceType,
  ResourceIdentifier,
  ManagedByStack,
});

beforeEach(() => cloudFormation.reset());

describe('what exists in a region', () => {
  it('is taken from the latest complete scan, all pages', async () => {
    cloudFormation
      .on(ListResourceScansCommand)
      .resolvesOnce({
        ResourceScanSummaries: [
          { ResourceScanId: 'running', Status: 'IN_PROGRESS', StartTime: at(22) },
          { ResourceScanId: 'old', Status: 'COMPLETE', StartTime: at(1) },
        ],
        NextToken: 'more',
      })
      .resolves({
        ResourceScanSummaries: [
          { ResourceScanId: 'new', Status: 'COMPLETE', StartTime: at(20), EndTime: at(21) },
        ],
      });
    cloudFormation
      .on(ListResourceScanResourcesCommand, { ResourceScanId: 'new' })
      .resolvesOnce({
        Resources: [found('AWS::S3::Bucket', { BucketName: 'b' }, true)],
        NextToken: 'more',
      })
      .resolves({ Resources: [found('AWS::IAM::Role', { RoleName: 'AWSServiceRoleForECS' })] });
    expect(await scans.read()).toEqual({
      scans: [
        {
          region: 'eu-central-1',
          finishedAt: '2026-11-21T00:00:00.000Z',
          resources: [
            {
              type: 'AWS::S3::Bucket',
              id: 'b',
              account: '111122223333',
              region: 'eu-central-1',
              keys: ['::s3/bucket/b'],
              managedByStack: true,
              providersOwn: false,
            },
            expect.objectContaining({ id: 'AWSServiceRoleForECS', providersOwn: true }),
          ],
        },
      ],
      faults: [],
    });
    expect(cloudFormation.commandCalls(StartResourceScanCommand)).toHaveLength(0);
  });

  it('is a fault where there is no scan or it may not be read', async () => {
    cloudFormation.on(ListResourceScansCommand).resolvesOnce({ ResourceScanSummaries: [] });
    expect((await scans.read()).faults).toMatchObject([{ code: 'empty' }]);
    cloudFormation
      .on(ListResourceScansCommand)
      .rejects(Object.assign(new Error('no'), { name: 'AccessDenied' }));
    expect((await scans.read()).faults).toMatchObject([{ code: 'access-denied' }]);
  });
});
