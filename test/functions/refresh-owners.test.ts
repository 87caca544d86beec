import {
  CloudFormationClient,
  GetTemplateCommand,
  ListStackResourcesCommand,
  ListStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test, vi } from 'vitest';
import { captureOutput, lambdaContext, metricOf, stubLambda } from './lambda.ts';

stubLambda({ owners: { cloudformation: true, terraform: ['./prod.tfstate'] } });
const { handler } = await import('../../functions/refresh-owners/handler.ts');
const table = mockClient(DynamoDBClient);
const cloudFormation = mockClient(CloudFormationClient);

beforeEach(() => {
  vi.restoreAllMocks();
  table.reset();
  cloudFormation.reset();
  table.on(GetItemCommand).resolves({});
  table.on(PutItemCommand).resolves({});
  cloudFormation.on(GetTemplateCommand).resolves({ TemplateBody: 'Resources: {}' });
  cloudFormation.on(ListStacksCommand).resolves({
    StackSummaries: [
      {
        StackId: 'arn:aws:cloudformation:eu-central-1:111122223333:stack/Shop/0a1b',
        StackName: 'Shop',
        CreationTime: new Date(0),
        StackStatus: 'CREATE_COMPLETE',
      },
    ],
  });
  cloudFormation.on(ListStackResourcesCommand).resolves({
    StackResourceSummaries: [
      {
        LogicalResourceId: 'Data',
        PhysicalResourceId: 'shop-data',
        ResourceType: 'AWS::S3::Bucket',
        ResourceStatus: 'CREATE_COMPLETE',
        LastUpdatedTimestamp: new Date(0),
      },
    ],
  });
});

test('stacks of all regions are kept, and what cannot be read here is said', async () => {
  const output = captureOutput();
  await handler({}, lambdaContext);
  expect(metricOf(output, 'OwnedResources')).toEqual([2]);
  expect(metricOf(output, 'OwnerFaults')).toEqual([1]);
  const written = table
    .commandCalls(PutItemCommand)
    .map(({ args }) => args[0].input.Item?.['sk']?.S);
  expect(written).toEqual(['A#0', 'HEAD']);
});

test('a table that cannot be written fails the run, so that it is retried', async () => {
  captureOutput();
  table.on(PutItemCommand).rejects(new Error('no connection'));
  await expect(handler({}, lambdaContext)).rejects.toThrow('dynamodb:PutItem on bandog failed');
});

const bucketEvent = (key: string) => ({
  version: '0',
  source: 'aws.s3',
  'detail-type': 'Object Created',
  detail: { bucket: { name: 'states' }, object: { key } },
});

test.each(['infra/prod.tfstate', 'env:/blue/infra/prod.tfstate', '.pulumi/stacks/shop/prod.json'])(
  'a state written, %s, is read',
  async (key) => {
    captureOutput();
    await handler(bucketEvent(key), lambdaContext);
    expect(table.commandCalls(PutItemCommand)).not.toEqual([]);
  },
);

test.each(['infra/prod.tfstate.tflock', '.pulumi/history/shop/prod.json', 'infra/notes.txt'])(
  'what is written beside states, %s, is not',
  async (key) => {
    captureOutput();
    await handler(bucketEvent(key), lambdaContext);
    expect(table.calls()).toEqual([]);
  },
);
