import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type CreateAlarmOptions,
  type IMetric,
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
  readonly notify: IFunction;
  readonly sweepChanges: IFunction;
  readonly sweepMinutes: number;
}

const fiveMinutes = { period: Duration.minutes(5), statistic: 'Sum' };

/**
 * Who watches the watchdog. CloudWatch bills each metric of an alarm, so there are three alarms over
 * three metrics: a run of any function that keeps failing ends as a dead letter within minutes.
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
    add('MissingSweeps', startedSweeps(props), {
      alarmDescription: 'Bandog: no sweep was started; changes may go unseen',
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 2,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }
}

const startedSweeps = ({ sweepChanges, sweepMinutes }: HealthAlarmsProps) =>
  sweepChanges.metricInvocations({ period: Duration.minutes(sweepMinutes), statistic: 'Sum' });
