import { describe, expect, it } from 'vitest';
import { savedStacks } from '../../../lib/adapters/aws/saved-stacks.ts';

const queue = {
  LogicalResourceId: 'Orders3139C8CD',
  PhysicalResourceId: 'https://sqs.eu-central-1.amazonaws.com/111122223333/orders',
  ResourceType: 'AWS::SQS::Queue',
  ResourceStatus: 'CREATE_COMPLETE',
};

describe('a saved answer', () => {
  it('of DescribeStackResources names the stack', () => {
    const StackId = 'arn:aws:cloudformation:eu-central-1:111122223333:stack/Shop/0a1b';
    const described = {
      StackResources: [
        { ...queue, StackId, StackName: 'Shop' },
        {
          ...queue,
          StackId,
          StackName: 'Shop',
          ResourceType: 'AWS::SNS::Topic',
          PhysicalResourceId: 't',
          ResourceStatus: 'DELETE_COMPLETE',
        },
        {
          ...queue,
          StackId,
          StackName: 'Shop',
          ResourceType: 'AWS::Lambda::Function',
          PhysicalResourceId: 'shop',
        },
      ],
    };
    expect(savedStacks(described, 'stack.json')).toMatchObject({
      resources: [
        {
          unit: 'Shop',
          address: 'Orders3139C8CD',
          keys: ['111122223333:eu-central-1:sqs/queue/orders'],
        },
        { unit: 'Shop', keys: ['111122223333:eu-central-1:lambda/function/shop'] },
      ],
      faults: [],
    });
  });

  it('of ListStackResources is called by where it stands', () =>
    expect(savedStacks({ StackResourceSummaries: [queue] }, 'shop.json')?.resources).toMatchObject([
      { engine: 'cloudformation', unit: 'shop.json', address: 'Orders3139C8CD' },
    ]));

  it('that is broken in one place is read in the others', () => {
    const read = savedStacks({ StackResourceSummaries: [null, queue] }, 's');
    expect(read?.resources).toHaveLength(1);
    expect(read?.faults).toMatchObject([{ place: 'resource 1', field: 'LogicalResourceId' }]);
  });

  it.each([null, 'x', [], {}, { StackResources: 'x' }, { Stacks: [] }])('is not %j', (value) =>
    expect(savedStacks(value, 's')).toBeUndefined(),
  );
});
