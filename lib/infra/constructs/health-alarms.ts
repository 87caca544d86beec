import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type CreateAlarmOptions,
  type IMetric,
  MathExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

interface HealthAlarmsProps {
  readonly topic: ITopic;
  readonly deadLetters: IQueue;
  readonly onChange: IFunction;
  readonly notify: IFunction;
  readonly sweepChanges: IFunction;
  readonly sweepMinutes: number;
}

const fiveMinutes = { period: Duration.minutes(5), statistic: 'Sum' };

/**
 * Who watches the watchdog. CloudWatch bills each metric of an alarm, so there are four alarms over
 * seven metrics: a run of any other function that fails ends as a dead letter within minutes.
 */
export class HealthAlarms extends Construct {
  constructor(scope: Construct, id: string, props: HealthAlarmsProps) {
    super(scope, id);
    const action = new SnsAction(props.topic);
    const add = (name: string, metric: IMetric, options: Partial<CreateAlarmOptions>) =>
      new Alarm(this, name, {
        metric,
        threshold: 0,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
        ...options,
      }).addAlarmAction(action);

    add(
      'DeadLetters',
      props.deadLetters.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      {
        alarmDescription:
          'Bandog: something could not be delivered or handled; see the dead-letter queue',
      },
    );
    add('LivePath', livePathTrouble(props), {
      alarmDescription: 'Bandog: judging or alerting fails or is throttled; see the logs',
    });
    // A throttled or failing notify shows here before its batches become dead letters.
    add(
      'LateAlerts',
      props.notify.metric('IteratorAge', { ...fiveMinutes, statistic: 'Maximum' }),
      {
        alarmDescription: 'Bandog: alerts are not sent in time; see the log of notify',
        threshold: Duration.minutes(5).toMilliseconds(),
      },
    );
    // Two periods, because a schedule may drift over the edge of one.
    add('MissingSweeps', completedSweeps(props), {
      alarmDescription: 'Bandog: no sweep was completed; changes may go unseen',
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 2,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }
}

const livePathTrouble = ({ onChange, notify }: HealthAlarmsProps) =>
  new MathExpression({
    label: 'Errors and throttles',
    expression: 'SUM(METRICS())',
    period: fiveMinutes.period,
    usingMetrics: {
      changeErrors: onChange.metricErrors(fiveMinutes),
      changeThrottles: onChange.metricThrottles(fiveMinutes),
      notifyErrors: notify.metricErrors(fiveMinutes),
    },
  });

const completedSweeps = ({ sweepChanges, sweepMinutes }: HealthAlarmsProps) => {
  const period = Duration.minutes(sweepMinutes);
  return new MathExpression({
    label: 'Completed sweeps',
    expression: 'started - FILL(failed, 0)',
    period,
    usingMetrics: {
      started: sweepChanges.metricInvocations({ period, statistic: 'Sum' }),
      failed: sweepChanges.metricErrors({ period, statistic: 'Sum' }),
    },
  });
};
