import { describe, expect, it } from 'vitest';
import { deployedParts } from '../../../../lib/adapters/aws/template/deployed-parts.ts';
import { scheduleRuns } from '../../../../lib/adapters/aws/template/schedule-runs.ts';

describe('scheduleRuns', () => {
  const days = 365.25 / 12;
  it.each([
    ['rate(15 minutes)', days * 96],
    ['rate(1 hour)', days * 24],
    ['rate(1 day)', days],
    ['cron(0 11 * * ? *)', days],
    ['cron(0/15 * * * ? *)', days * 96],
    ['cron(0,30 8-17 * * ? *)', days * 20],
    ['cron(0 12 ? * MON *)', days / 7],
    ['cron(0 12 ? * MON,THU *)', (days * 2) / 7],
    ['cron(5 6 1 * ? *)', 1],
  ])('%s runs %d times a month', (expression, runs) => {
    expect(scheduleRuns(expression)).toBeCloseTo(runs);
  });

  it.each(['every day', 'cron(0 11 * *)'])('does not guess what %s means', (expression) => {
    expect(() => scheduleRuns(expression)).toThrow(expression);
  });
});

describe('deployedParts', () => {
  const ref = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
  const resources = {
    BandogOnChange1A2B: {
      Type: 'AWS::Lambda::Function',
      Properties: { MemorySize: 512, Timeout: 30 },
    },
    SomebodyElses: { Type: 'AWS::Lambda::Function', Properties: { MemorySize: 3008 } },
    Feed: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventPattern: { 'detail-type': ['AWS API Call via CloudTrail'] },
        Targets: [{ Arn: ref('BandogOnChange1A2B') }],
      },
    },
    Simple: { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Errors' } },
    OfThree: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: { Metrics: [{ Expression: 'a + b' }, { MetricStat: {} }, { MetricStat: {} }] },
    },
    Key: { Type: 'AWS::KMS::Key' },
    Board: { Type: 'AWS::CloudWatch::Dashboard' },
  };

  it('counts what is charged for, and metrics inside an expression one by one', () => {
    expect(deployedParts({ Resources: resources }, 'x.json')).toEqual({
      functions: [
        {
          name: 'OnChange',
          memoryMb: 512,
          timeoutSeconds: 30,
          scheduledRuns: 0,
          byChanges: true,
          byStream: false,
          customMetrics: true,
        },
      ],
      alarmMetrics: 3,
      dashboards: 1,
      tables: 0,
      buckets: 0,
      keys: 1,
      secrets: 0,
      trails: 0,
    });
  });

  it.each([
    [{}, 'is no CloudFormation template'],
    [{ Resources: {} }, 'holds no function of Bandog'],
  ])('refuses %j', (document, reason) => {
    expect(() => deployedParts(document, 'x.json')).toThrow(`x.json: ${reason}`);
  });
});
