import { CloudFormationClient, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import { deployedParts } from '../../../../lib/adapters/aws/dead-letters/deployed-parts.ts';

const resource = (LogicalResourceId: string, ResourceType: string) => ({
  LogicalResourceId,
  ResourceType,
  PhysicalResourceId: `physical-${LogicalResourceId}`,
  ResourceStatus: 'CREATE_COMPLETE' as const,
  LastUpdatedTimestamp: new Date(0),
});
const parts = () => deployedParts(new CloudFormationClient({ region: 'eu-central-1' }), 'Bandog');
const stack = mockClient(CloudFormationClient);

it('finds its parts on all pages, and takes nothing of others in the same stack', async () => {
  stack
    .on(ListStackResourcesCommand)
    .resolvesOnce({
      StackResourceSummaries: [
        resource('PayrollDeadLetters', 'AWS::SQS::Queue'),
        resource('PayrollAAAAAAAA', 'AWS::Lambda::Function'),
        resource('WatchdogDeadLetters6956D48F', 'AWS::SQS::Queue'),
      ],
      NextToken: 'more',
    })
    .resolvesOnce({
      StackResourceSummaries: [
        resource('WatchdogViolationsC55BD486', 'AWS::DynamoDB::Table'),
        resource('WatchdogNotify08FA0881', 'AWS::Lambda::Function'),
        resource('WatchdogNotifyRole08FA0881', 'AWS::IAM::Role'),
      ],
    });
  expect(await parts()).toEqual({
    queueUrl: 'physical-WatchdogDeadLetters6956D48F',
    tableName: 'physical-WatchdogViolationsC55BD486',
    functionNames: new Set(['physical-WatchdogNotify08FA0881']),
  });
});

it('says that a stack holds no Bandog', async () => {
  stack.on(ListStackResourcesCommand).resolves({ StackResourceSummaries: [] });
  await expect(parts()).rejects.toThrow('stack Bandog holds no Bandog');
});
