import {
  CloudFormationClient,
  GetTemplateCommand,
  ListStackResourcesCommand,
  ListStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { cloudFormationInventory } from '../../../lib/adapters/aws/cloudformation-inventory.ts';
import { memoryClock } from '../../../lib/adapters/memory/clock.ts';

const cloudFormation = mockClient(CloudFormationClient);
const inventory = cloudFormationInventory(new CloudFormationClient({ region: 'eu-central-1' }), {
  region: 'eu-central-1',
  clock: memoryClock('2026-11-23T10:00:00Z'),
});
const stack = (name: string) => ({
  StackId: `arn:aws:cloudformation:eu-central-1:111122223333:stack/${name}/0a1b`,
  StackName: name,
  CreationTime: new Date(0),
  StackStatus: 'UPDATE_COMPLETE' as const,
});
const resource = (
  id: string,
  type: string,
  physical: string | undefined,
  status = 'CREATE_COMPLETE',
) => ({
  LogicalResourceId: id,
  ResourceType: type,
  PhysicalResourceId: physical,
  ResourceStatus: status as 'CREATE_COMPLETE',
  LastUpdatedTimestamp: new Date(0),
});
const template = JSON.stringify({
  Resources: {
    Queue3139: {
      Type: 'AWS::SQS::Queue',
      Metadata: { 'aws:cdk:path': 'Shop/Orders/Queue/Resource' },
    },
    Plain: { Type: 'AWS::S3::Bucket' },
  },
});

beforeEach(() => {
  cloudFormation.reset();
  cloudFormation
    .on(ListStacksCommand)
    .resolvesOnce({ StackSummaries: [stack('Shop')], NextToken: 'more' })
    .resolves({ StackSummaries: [stack('Shop-Nested-1A2B')] });
  cloudFormation.on(ListStackResourcesCommand).resolves({
    StackResourceSummaries: [
      resource('Topic', 'AWS::SNS::Topic', 'arn:aws:sns:eu-central-1:111122223333:t'),
    ],
  });
  cloudFormation
    .on(ListStackResourcesCommand, { StackName: stack('Shop').StackId })
    .resolvesOnce({
      StackResourceSummaries: [
        resource(
          'Queue3139',
          'AWS::SQS::Queue',
          'https://sqs.eu-central-1.amazonaws.com/111122223333/q',
        ),
        resource('Gone', 'AWS::S3::Bucket', 'gone', 'DELETE_COMPLETE'),
        resource('LetGo', 'AWS::S3::Bucket', 'kept', 'DELETE_SKIPPED'),
        resource('NotYet', 'AWS::S3::Bucket', undefined, 'CREATE_IN_PROGRESS'),
      ],
      NextToken: 'more',
    })
    .resolves({ StackResourceSummaries: [resource('Plain', 'AWS::S3::Bucket', 'b')] });
  cloudFormation.on(GetTemplateCommand).resolves({ TemplateBody: template });
});

describe('the stacks of a region', () => {
  it('are read to the last page, nested ones too', async () => {
    const { name, readAt, resources, faults } = await inventory.read();
    expect({ name, readAt, faults }).toEqual({
      name: 'CloudFormation in eu-central-1',
      readAt: '2026-11-23T10:00:00.000Z',
      faults: [],
    });
    expect(resources.map(({ unit, address }) => `${unit} ${address}`)).toEqual([
      'Shop Queue3139',
      'Shop Plain',
      'Shop-Nested-1A2B Topic',
    ]);
  });

  it('name the construct, where CDK wrote it, and the key', async () => {
    const { resources } = await inventory.read();
    expect(resources[0]).toEqual({
      engine: 'cloudformation',
      unit: 'Shop',
      address: 'Queue3139',
      constructPath: 'Shop/Orders/Queue/Resource',
      resourceId: 'https://sqs.eu-central-1.amazonaws.com/111122223333/q',
      resourceType: 'AWS::SQS::Queue',
      keys: ['111122223333:eu-central-1:sqs/queue/q'],
    });
    expect(resources[1]).not.toHaveProperty('constructPath');
  });

  it('that were deleted are not asked for', async () => {
    await inventory.read();
    const asked =
      cloudFormation.commandCalls(ListStacksCommand)[0]?.args[0].input.StackStatusFilter;
    expect(asked).toContain('UPDATE_ROLLBACK_FAILED');
    expect(asked).not.toContain('DELETE_COMPLETE');
  });

  it('do without construct paths where templates may not be read', async () => {
    cloudFormation.on(GetTemplateCommand).rejects(new Error('denied'));
    const { resources, faults } = await inventory.read();
    expect(faults).toEqual([]);
    expect(resources).toHaveLength(3);
  });

  it('that cannot be read are faults, and the others are read', async () => {
    const denied = Object.assign(new Error('no'), { name: 'AccessDenied' });
    cloudFormation
      .on(ListStackResourcesCommand, { StackName: stack('Shop').StackId })
      .rejects(denied);
    const { resources, faults } = await inventory.read();
    expect(resources.map(({ unit }) => unit)).toEqual(['Shop-Nested-1A2B']);
    expect(faults).toMatchObject([{ code: 'access-denied' }]);
    expect(faults[0]?.message).toContain('cloudformation:ListStackResources on Shop');
  });

  it('that cannot be listed are one fault', async () => {
    cloudFormation.on(ListStacksCommand).rejects(new Error('no connection'));
    const { resources, faults } = await inventory.read();
    expect(resources).toEqual([]);
    expect(faults).toHaveLength(1);
  });
});
