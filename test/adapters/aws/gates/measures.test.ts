import {
  ApplicationSignalsClient,
  BatchGetServiceLevelObjectiveBudgetReportCommand,
  ListServiceLevelObjectivesCommand,
} from '@aws-sdk/client-application-signals';
import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  ListStacksCommand,
  type ResourceStatus,
} from '@aws-sdk/client-cloudformation';
import {
  CloudWatchClient,
  DescribeAlarmHistoryCommand,
  GetMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { GetHealthCheckCommand, Route53Client } from '@aws-sdk/client-route-53';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { alarmDelays } from '../../../../lib/adapters/aws/gates/alarm-delays.ts';
import { healthCheckAvailability } from '../../../../lib/adapters/aws/gates/health-check-availability.ts';
import { metricAvailability } from '../../../../lib/adapters/aws/gates/metric-availability.ts';
import { sloAttainment } from '../../../../lib/adapters/aws/gates/slo-attainment.ts';
import { stackOperations } from '../../../../lib/adapters/aws/gates/stack-operations.ts';
import { nextToken, pages, reasonOf, refused, valueIn, week } from './pages.ts';

const region = 'eu-central-1';
const cloudwatch = mockClient(CloudWatchClient);
const signals = mockClient(ApplicationSignalsClient);
const stacks = mockClient(CloudFormationClient);
const route53 = mockClient(Route53Client);

beforeEach(() => {
  for (const mock of [cloudwatch, signals, stacks, route53]) mock.reset();
});

describe('alarm delays', () => {
  const look = () => alarmDelays(new CloudWatchClient({ region }), region).look(week);
  const item = (stateValue: string, stateReasonData?: object) => ({
    AlarmName: 'errors',
    Timestamp: new Date('2026-11-20T10:02:00Z'),
    HistoryData: JSON.stringify({ version: '1.0', newState: { stateValue, stateReasonData } }),
  });

  test('from the first data point that was judged to the alarm, of all pages', async () => {
    const judged = { startDate: '2026-11-20T10:00:00.000+0000' };
    cloudwatch
      .on(DescribeAlarmHistoryCommand)
      .callsFake(
        pages(
          nextToken,
          { AlarmHistoryItems: [item('ALARM', judged), item('OK', judged)] },
          { AlarmHistoryItems: [item('ALARM', { startDate: '2026-11-20T10:01:00.000+0000' })] },
        ),
      );
    expect(valueIn(await look())).toEqual([120, 60]);
  });

  test('a state that was set by hand, and one that cannot be read, is no delay', async () => {
    const broken = { ...item('ALARM'), HistoryData: '{"newState":' };
    cloudwatch
      .on(DescribeAlarmHistoryCommand)
      .resolves({ AlarmHistoryItems: [item('ALARM'), broken] });
    expect(valueIn(await look())).toEqual([]);
  });

  test('denied is nothing seen', async () => {
    cloudwatch.on(DescribeAlarmHistoryCommand).rejects(refused('AccessDenied'));
    expect(reasonOf(await look())).toMatch(/cloudwatch:DescribeAlarmHistory .* was denied/);
  });
});

describe('stack operations', () => {
  const look = () => stackOperations(new CloudFormationClient({ region }), region).look(week);
  const stack = (StackName: string, given: object = {}) => ({
    StackId: `arn:${StackName}`,
    StackName,
    CreationTime: new Date('2026-01-01T00:00:00Z'),
    LastUpdatedTime: new Date('2026-11-20T10:00:00Z'),
    StackStatus: 'UPDATE_COMPLETE' as const,
    ...given,
  });
  const event = (at: string, status: string, own = true) => ({
    EventId: at,
    StackId: 'arn:web',
    StackName: 'web',
    PhysicalResourceId: own ? 'arn:web' : 'i-1',
    Timestamp: new Date(`2026-11-20T${at}Z`),
    ResourceStatus: status as ResourceStatus,
  });

  test('are paired from the events of all pages, of stacks of all pages', async () => {
    stacks
      .on(ListStacksCommand)
      .callsFake(pages(nextToken, { StackSummaries: [] }, { StackSummaries: [stack('web')] }));
    stacks.on(DescribeStackEventsCommand).callsFake(
      pages(
        nextToken,
        {
          StackEvents: [
            event('12:00:30', 'UPDATE_ROLLBACK_COMPLETE'),
            event('12:00:00', 'UPDATE_IN_PROGRESS'),
          ],
        },
        {
          StackEvents: [
            event('11:10:00', 'UPDATE_COMPLETE'),
            event('11:09:00', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'),
            event('11:08:00', 'UPDATE_COMPLETE', false),
          ],
        },
        {
          StackEvents: [
            event('11:00:00', 'UPDATE_IN_PROGRESS'),
            event('10:04:00', 'CREATE_COMPLETE'),
            event('10:00:00', 'CREATE_IN_PROGRESS'),
            event('09:59:00', 'REVIEW_IN_PROGRESS'),
          ],
        },
      ),
    );
    expect(valueIn(await look())).toEqual([
      { stack: 'web', seconds: 240, outcome: 'completed' },
      { stack: 'web', seconds: 600, outcome: 'completed' },
      { stack: 'web', seconds: 30, outcome: 'failed' },
    ]);
  });

  test('are not asked for where nothing ran in the period, nor of nested stacks', async () => {
    const old = { LastUpdatedTime: new Date('2026-10-01T00:00:00Z') };
    stacks
      .on(ListStacksCommand)
      .resolves({ StackSummaries: [stack('old', old), stack('nested', { ParentId: 'arn:web' })] });
    expect(valueIn(await look())).toEqual([]);
    expect(stacks.commandCalls(DescribeStackEventsCommand)).toHaveLength(0);
  });

  test('pages older than the period are not read; what still runs is no operation', async () => {
    stacks.on(ListStacksCommand).resolves({ StackSummaries: [stack('web')] });
    const ancient = {
      ...event('09:00:00', 'CREATE_COMPLETE'),
      Timestamp: new Date('2026-10-01T00:00:00Z'),
    };
    stacks
      .on(DescribeStackEventsCommand)
      .resolvesOnce({
        StackEvents: [event('12:00:00', 'UPDATE_IN_PROGRESS'), ancient],
        NextToken: 'more',
      })
      .rejects(refused());
    expect(valueIn(await look())).toEqual([]);
  });

  test('denied is nothing seen', async () => {
    stacks.on(ListStacksCommand).resolves({ StackSummaries: [stack('web')] });
    stacks.on(DescribeStackEventsCommand).rejects(refused());
    expect(reasonOf(await look())).toMatch(/cloudformation:DescribeStackEvents .* was denied/);
  });
});

describe('attainment of SLOs', () => {
  const look = (names?: string[]) =>
    sloAttainment(new ApplicationSignalsClient({ region }), region, names).look(week);
  const summaries = (from: number, count: number) => ({
    SloSummaries: Array.from({ length: count }, (_, n) => ({
      Arn: `arn:${from + n}`,
      Name: `slo ${from + n}`,
    })),
  });
  const sli = (MetricType: 'LATENCY' | 'AVAILABILITY') => ({
    SliMetric: { MetricType, MetricDataQueries: [] },
    MetricThreshold: 1,
    ComparisonOperator: 'LessThan' as const,
  });

  test('all pages of SLOs, fifty a report', async () => {
    signals
      .on(ListServiceLevelObjectivesCommand)
      .callsFake(pages(nextToken, summaries(0, 50), summaries(50, 10)));
    signals.on(BatchGetServiceLevelObjectiveBudgetReportCommand).callsFake(({ SloIds }) => ({
      Reports: SloIds.map((Arn: string) => ({
        Arn,
        Name: Arn,
        BudgetStatus: 'OK',
        Attainment: 99.99,
      })),
      Errors: [],
    }));
    const attained = valueIn(await look());
    expect(attained).toHaveLength(60);
    const calls = signals.commandCalls(BatchGetServiceLevelObjectiveBudgetReportCommand);
    expect(calls.map(({ args }) => args[0].input.SloIds?.length)).toEqual([50, 10]);
    expect(calls[0]?.args[0].input.Timestamp).toEqual(new Date(week.to));
  });

  test('latency is no availability, unless it is named; too little data and errors are unknown', async () => {
    signals.on(ListServiceLevelObjectivesCommand).resolves(summaries(0, 2));
    signals.on(BatchGetServiceLevelObjectiveBudgetReportCommand).resolves({
      Timestamp: new Date(),
      Reports: [
        { Arn: 'a', Name: 'slow', BudgetStatus: 'OK', Attainment: 95, Sli: sli('LATENCY') },
        { Arn: 'b', Name: 'new', BudgetStatus: 'INSUFFICIENT_DATA', Sli: sli('AVAILABILITY') },
      ],
      Errors: [{ Arn: 'c', Name: 'gone', ErrorCode: 'NotFound', ErrorMessage: 'no such SLO' }],
    });
    expect(valueIn(await look())).toEqual([
      { name: 'new', percent: 'unknown', unknownBecause: 'no attainment (INSUFFICIENT_DATA)' },
      { name: 'gone', percent: 'unknown', unknownBecause: 'NotFound: no such SLO' },
    ]);
    expect(valueIn(await look(['slo 1'])).map(({ name }) => name)).toContain('slow');
    const asked = signals.commandCalls(BatchGetServiceLevelObjectiveBudgetReportCommand);
    expect(asked[1]?.args[0].input.SloIds).toEqual(['arn:1']);
  });

  test('none is an empty answer, not a report on nothing', async () => {
    signals.on(ListServiceLevelObjectivesCommand).resolves({ SloSummaries: [] });
    expect(valueIn(await look())).toEqual([]);
  });

  test('denied is nothing seen', async () => {
    signals.on(ListServiceLevelObjectivesCommand).resolves(summaries(0, 1));
    signals.on(BatchGetServiceLevelObjectiveBudgetReportCommand).rejects(refused());
    expect(reasonOf(await look())).toMatch(/application-signals:BatchGet\w+ .* was denied/);
  });
});

describe('a metric expression', () => {
  const metric = {
    namespace: 'App',
    name: 'Errors',
    dimensions: { Service: 'web' },
    statistic: 'Sum',
  };
  const look = () =>
    metricAvailability(new CloudWatchClient({ region }), {
      region,
      expression: '100 * (1 - errors / requests)',
      metrics: { errors: metric, requests: { ...metric, name: 'Requests' } },
      periodSeconds: 300,
    }).look(week);
  const values = (...Values: number[]) => ({
    MetricDataResults: [{ Id: 'bandogAvailability', Values, StatusCode: 'Complete' as const }],
  });

  test('is the mean of its values on all pages', async () => {
    cloudwatch.on(GetMetricDataCommand).callsFake(pages(nextToken, values(100, 99), values(98)));
    expect(valueIn(await look())).toEqual([{ name: '100 * (1 - errors / requests)', percent: 99 }]);
    const asked = cloudwatch.commandCalls(GetMetricDataCommand)[0]?.args[0].input;
    expect(asked?.MetricDataQueries?.[0]).toMatchObject({
      Expression: '100 * (1 - errors / requests)',
      Period: 300,
    });
    expect(asked?.MetricDataQueries?.[1]).toMatchObject({
      Id: 'errors',
      ReturnData: false,
      MetricStat: { Stat: 'Sum', Metric: { MetricName: 'Errors' } },
    });
  });

  test.each([
    ['without data points', values(), /no data points/],
    ['that gives no percentage', values(200), /gives 200, which is no percentage/],
    [
      'that CloudWatch may not read',
      { MetricDataResults: [{ StatusCode: 'Forbidden' as const, Messages: [{ Value: 'no' }] }] },
      /Forbidden: no/,
    ],
  ])('%s is nothing seen', async (_, answer, why) => {
    cloudwatch.on(GetMetricDataCommand).resolves(answer);
    expect(reasonOf(await look())).toMatch(why);
  });
});

describe('health checks', () => {
  const client = new Route53Client({ region: 'us-east-1' });
  const look = (...ids: string[]) =>
    healthCheckAvailability(client, new CloudWatchClient({ region: 'us-east-1' }), ids).look(week);
  const check = (Id: string, given: object = {}) => ({
    HealthCheck: {
      Id,
      CallerReference: 'x',
      HealthCheckVersion: 1,
      HealthCheckConfig: {
        Type: 'HTTPS' as const,
        FullyQualifiedDomainName: `${Id}.example.com`,
        ...given,
      },
    },
  });

  test('the share of healthy minutes of each, all pages', async () => {
    route53.on(GetHealthCheckCommand).callsFake(({ HealthCheckId }) => check(HealthCheckId));
    const values = (...Values: number[]) => ({ MetricDataResults: [{ Id: 'healthy', Values }] });
    cloudwatch.on(GetMetricDataCommand).callsFake(pages(nextToken, values(1, 1), values(1, 0)));
    expect(valueIn(await look('web', 'api'))).toEqual([
      { name: 'web.example.com', percent: 75 },
      { name: 'api.example.com', percent: 75 },
    ]);
  });

  test('a disabled one counts as healthy with Route 53, and as unknown here; so does one without data', async () => {
    route53.on(GetHealthCheckCommand).resolves(check('web', { Disabled: true }));
    expect(valueIn(await look('web'))[0]).toMatchObject({
      percent: 'unknown',
      unknownBecause: 'the health check is disabled',
    });
    route53.on(GetHealthCheckCommand).resolves(check('web'));
    cloudwatch.on(GetMetricDataCommand).resolves({ MetricDataResults: [] });
    expect(valueIn(await look('web'))[0]).toMatchObject({ percent: 'unknown' });
  });

  test('one that is not there, and one that may not be read, is nothing seen', async () => {
    route53.on(GetHealthCheckCommand).rejects(refused('NoSuchHealthCheck'));
    expect(reasonOf(await look('gone'))).toBe('there is no health check gone');
    route53.on(GetHealthCheckCommand).rejects(refused('AccessDenied'));
    expect(reasonOf(await look('web'))).toMatch(/route53:GetHealthCheck on web was denied/);
  });
});
