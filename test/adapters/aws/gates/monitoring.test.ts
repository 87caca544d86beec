import {
  ApplicationSignalsClient,
  ListServiceLevelObjectivesCommand,
  ListServicesCommand,
} from '@aws-sdk/client-application-signals';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { regionOf, watchedBy } from '../../../../lib/adapters/aws/gates/alarm-metrics.ts';
import { monitoredRegion } from '../../../../lib/adapters/aws/gates/monitored-region.ts';
import { serviceObjectives } from '../../../../lib/adapters/aws/gates/service-objectives.ts';
import type { CriticalResource } from '../../../../lib/domain/scorecard/gates/monitoring-coverage.ts';
import { nextToken, pages, reasonOf, refused, valueIn, week } from './pages.ts';

const region = 'eu-central-1';
const cloudwatch = mockClient(CloudWatchClient);
const tagging = mockClient(ResourceGroupsTaggingAPIClient);
const signals = mockClient(ApplicationSignalsClient);
const arn = (rest: string) => `arn:aws:${rest.replace('@', `${region}:111122223333`)}`;

beforeEach(() => {
  for (const mock of [cloudwatch, tagging, signals]) mock.reset();
});

describe('what watches a resource', () => {
  test.each([
    ['sqs:@:orders', 'AWS/SQS', { QueueName: 'orders' }],
    ['lambda:@:function:web:live', 'AWS/Lambda', { FunctionName: 'web' }],
    ['rds:@:db:main', 'AWS/RDS', { DBInstanceIdentifier: 'main' }],
    ['dynamodb:@:table/orders', 'AWS/DynamoDB', { TableName: 'orders' }],
    ['ec2:@:instance/i-1', 'AWS/EC2', { InstanceId: 'i-1' }],
    ['ecs:@:service/prod/web', 'AWS/ECS', { ClusterName: 'prod', ServiceName: 'web' }],
    [
      'elasticloadbalancing:@:loadbalancer/app/web/1a',
      'AWS/ApplicationELB',
      { LoadBalancer: 'app/web/1a' },
    ],
    [
      'elasticloadbalancing:@:loadbalancer/net/web/1a',
      'AWS/NetworkELB',
      { LoadBalancer: 'net/web/1a' },
    ],
    ['elasticloadbalancing:@:loadbalancer/old', 'AWS/ELB', { LoadBalancerName: 'old' }],
    [
      'states:@:stateMachine:flow',
      'AWS/States',
      { StateMachineArn: arn('states:@:stateMachine:flow') },
    ],
    ['apigateway:eu-central-1::/apis/a1b2', 'AWS/ApiGateway', { ApiId: 'a1b2' }],
    ['s3:::bucket', 'AWS/S3', { BucketName: 'bucket' }],
    [
      'autoscaling:@:autoScalingGroup:0-1:autoScalingGroupName/web',
      'AWS/AutoScaling',
      { AutoScalingGroupName: 'web' },
    ],
  ])('%s', (rest, namespace, dimensions) => {
    expect(watchedBy(arn(rest))).toEqual({ namespace, dimensions });
  });

  test('nothing watches what has no metrics; what is not listed is not known', () => {
    expect(watchedBy(arn('ec2:@:security-group/sg-1'))).toBe('none');
    expect(watchedBy(arn('braket:@:quantum-task/1'))).toBe('unknown');
    expect(watchedBy(arn('apigateway:eu-central-1::/restapis/x'))).toBe('unknown');
    expect(watchedBy('orders')).toBe('unknown');
    expect(regionOf(arn('sqs:@:orders'))).toBe(region);
    expect(regionOf(arn('cloudfront::111122223333:distribution/E1'))).toBe('us-east-1');
    expect(regionOf('orders')).toBeUndefined();
  });
});

describe('a monitored region', () => {
  const tags = { 'critical-path': ['true'] };
  const look = (given: { tags?: typeof tags; listed?: CriticalResource[] } = {}) =>
    monitoredRegion(
      new CloudWatchClient({ region }),
      new ResourceGroupsTaggingAPIClient({ region }),
      {
        region,
        tags: {},
        listed: [],
        ...given,
      },
    ).look(week);

  test('resources by tag and by name, and the alarms of all pages, metric math included', async () => {
    tagging
      .on(GetResourcesCommand)
      .callsFake(
        pages(
          { asked: 'PaginationToken', answered: 'PaginationToken' },
          { ResourceTagMappingList: [{ ResourceARN: arn('sqs:@:orders') }] },
          { ResourceTagMappingList: [{ ResourceARN: arn('sqs:@:bills') }] },
        ),
      );
    const metric = {
      Namespace: 'AWS/SQS',
      MetricName: 'Age',
      Dimensions: [{ Name: 'QueueName', Value: 'orders' }],
    };
    cloudwatch.on(DescribeAlarmsCommand).callsFake(
      pages(
        nextToken,
        { MetricAlarms: [{ AlarmName: 'plain', ...metric, ActionsEnabled: true }] },
        {
          MetricAlarms: [
            {
              AlarmName: 'math',
              ActionsEnabled: false,
              Metrics: [
                { Id: 'a', MetricStat: { Metric: metric, Period: 60, Stat: 'Sum' } },
                { Id: 'e', Expression: 'a*2' },
              ],
            },
          ],
        },
      ),
    );
    const listed = [
      { id: arn('sqs:@:bills'), watchedBy: { namespace: 'Own', dimensions: { Queue: 'bills' } } },
    ];
    const { critical, alarms } = valueIn(await look({ tags, listed }));
    expect(critical).toEqual([
      {
        id: arn('sqs:@:orders'),
        watchedBy: { namespace: 'AWS/SQS', dimensions: { QueueName: 'orders' } },
      },
      ...listed,
    ]);
    const watched = [{ namespace: 'AWS/SQS', dimensions: { QueueName: 'orders' } }];
    expect(alarms).toEqual([
      { name: 'plain', metrics: watched, muted: false },
      { name: 'math', metrics: watched, muted: true },
    ]);
    expect(tagging.commandCalls(GetResourcesCommand)[0]?.args[0].input.TagFilters).toEqual([
      { Key: 'critical-path', Values: ['true'] },
    ]);
  });

  test('asks for nothing where nothing is critical', async () => {
    expect(valueIn(await look())).toEqual({ critical: [], alarms: [] });
    expect(cloudwatch.calls()).toHaveLength(0);
    expect(tagging.calls()).toHaveLength(0);
  });

  test('denied is nothing seen', async () => {
    tagging.on(GetResourcesCommand).rejects(refused());
    expect(reasonOf(await look({ tags }))).toMatch(/tag:GetResources on eu-central-1 was denied/);
    tagging
      .on(GetResourcesCommand)
      .resolves({ ResourceTagMappingList: [{ ResourceARN: arn('sqs:@:orders') }] });
    cloudwatch.on(DescribeAlarmsCommand).rejects(refused('AccessDenied'));
    expect(reasonOf(await look({ tags }))).toMatch(/cloudwatch:DescribeAlarms .* was denied/);
  });
});

describe('service objectives', () => {
  const look = () => serviceObjectives(new ApplicationSignalsClient({ region }), region).look(week);
  const key = (Name: string, Type = 'Service') => ({ Type, Name, Environment: 'prod' });
  const service = (Name: string, Type?: string) => ({
    KeyAttributes: key(Name, Type),
    MetricReferences: [],
  });
  const slo = (Name: string) => ({ Arn: `arn:${Name}`, Name, KeyAttributes: key(Name) });

  test('services of all pages with the SLOs of all pages', async () => {
    signals
      .on(ListServicesCommand)
      .callsFake(
        pages(
          nextToken,
          { ServiceSummaries: [service('web'), service('s3', 'AWS::Resource')] },
          { ServiceSummaries: [service('api')] },
        ),
      );
    signals
      .on(ListServiceLevelObjectivesCommand)
      .callsFake(
        pages(
          nextToken,
          { SloSummaries: [slo('other')] },
          { SloSummaries: [slo('web'), slo('web')] },
        ),
      );
    expect(valueIn(await look())).toEqual([
      { service: 'web (prod)', objectives: 2 },
      { service: 'api (prod)', objectives: 0 },
    ]);
  });

  test('denied is nothing seen', async () => {
    signals.on(ListServicesCommand).rejects(refused());
    expect(reasonOf(await look())).toMatch(/application-signals:ListServices .* was denied/);
  });
});
