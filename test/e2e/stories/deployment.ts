import assert from 'node:assert/strict';
import { ListStacksCommand, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListRulesCommand } from '@aws-sdk/client-eventbridge';
import { ListEventSourceMappingsCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { ListTopicsCommand } from '@aws-sdk/client-sns';
import { ListQueuesCommand } from '@aws-sdk/client-sqs';
import { type Cloud, globalRegion, homeRegion } from '../cloud.ts';
import type { Story } from '../story.ts';

export const deploymentStories: readonly Story[] = [
  {
    name: 'a second deployment changes nothing',
    async play({ cloud }) {
      const before = await resourcesOf(cloud);
      const said = await cloud.cdk('deploy', '--all', '--require-approval', 'never');
      assert.equal(said.match(/\(no changes\)/g)?.length, 2, said);
      assert.deepEqual(await resourcesOf(cloud), before);
    },
  },
  {
    name: 'destroying leaves the table and the bucket of reports, and nothing else',
    async play({ cloud }) {
      const before = await leftOf(cloud);
      assert.ok(before.length > 20, `only ${before.join(', ')} were deployed`);
      await cloud.cdk('destroy', '--all', '--force');
      const left = (await leftOf(cloud)).map((name) => name.split(' ')[0]);
      assert.deepEqual(left, ['bucket', 'table']);
    },
  },
];

/** Every resource of the stack with its physical name. */
async function resourcesOf({ cloudformation: client }: Cloud): Promise<string[]> {
  const names: string[] = [];
  const pages = paginateListStackResources({ client }, { StackName: 'Bandog' });
  for await (const { StackResourceSummaries = [] } of pages) {
    names.push(
      ...StackResourceSummaries.map((it) => `${it.LogicalResourceId} ${it.PhysicalResourceId}`),
    );
  }
  return names.sort();
}

/** What there is in the account that has Bandog's name. */
async function leftOf(cloud: Cloud): Promise<string[]> {
  const rules = [homeRegion, globalRegion].map(async (region) => {
    const { Rules = [] } = await cloud.eventbridgeOf(region).send(new ListRulesCommand({}));
    return Rules.map(({ Name }) => `rule ${region}/${Name}`);
  });
  const { Functions = [] } = await cloud.lambda.send(new ListFunctionsCommand({}));
  const mappings = await cloud.lambda.send(new ListEventSourceMappingsCommand({}));
  const { Topics = [] } = await cloud.sns.send(new ListTopicsCommand({}));
  const { QueueUrls = [] } = await cloud.sqs.send(new ListQueuesCommand({}));
  const { TableNames = [] } = await cloud.dynamodb.send(new ListTablesCommand({}));
  const { Buckets = [] } = await cloud.s3.send(new ListBucketsCommand({}));
  const { MetricAlarms = [] } = await cloud.cloudwatch.send(new DescribeAlarmsCommand({}));
  const { StackSummaries = [] } = await cloud.cloudformation.send(new ListStacksCommand({}));
  const all = [
    ...(await Promise.all(rules)).flat(),
    ...Functions.map(({ FunctionName }) => `function ${FunctionName}`),
    ...(mappings.EventSourceMappings ?? []).map((it) => `mapping ${it.FunctionArn}`),
    ...Topics.map(({ TopicArn }) => `topic ${TopicArn}`),
    ...QueueUrls.map((url) => `queue ${url}`),
    ...TableNames.map((name) => `table ${name}`),
    ...Buckets.map(({ Name }) => `bucket ${Name}`),
    ...MetricAlarms.map(({ AlarmName }) => `alarm ${AlarmName}`),
    ...StackSummaries.filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE').map(
      ({ StackName }) => `stack ${StackName}`,
    ),
  ];
  return all.filter((name) => /bandog/i.test(name)).sort();
}
