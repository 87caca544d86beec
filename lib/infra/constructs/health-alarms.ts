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
import { FailureAlarms } from './failure-alarms.ts';

interface Watched {
  readonly topic: ITopic;
  readonly deadLetters: IQueue;
  readonly onChange: IFunction;
  readonly notify: IFunction;
  readonly sweepChanges: IFunction;
  readonly dailyCost: IFunction;
  readonly report: IFunction;
}

interface HealthAlarmsProps {
  readonly watched: Watched;
  readonly sweepMinutes: number;
  /** Whether each function's errors and throttles are alarms of their own. */
  readonly failureAlarms: boolean;
}

const fiveMinutes = { period: Duration.minutes(5), statistic: 'Sum' };

/**
 * Who watches the watchdog. CloudWatch bills each metric of an alarm, so there are three alarms over
 * three metrics: a run of any function that keeps failing ends as a dead letter within minutes.
 */
export class HealthAlarms extends Construct {
  constructor(scope: Construct, id: string, props: HealthAlarmsProps) {
    super(scope, id);
    const { watched, failureAlarms } = props;
    const action = new SnsAction(watched.topic);
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
      watched.deadLetters.metricApproximateNumberOfMessagesVisible({
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
      watched.notify.metric('IteratorAge', { ...fiveMinutes, statistic: 'Maximum' }),
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
    if (failureAlarms) addFailureAlarms(this, watched);
  }
}

function addFailureAlarms(scope: Construct, watched: Watched): void {
  const { topic, onChange, notify, sweepChanges, dailyCost, report } = watched;
  const functions = { onChange, notify, sweepChanges, dailyCost, report };
  new FailureAlarms(scope, 'Failures', { topic, functions });
}

const startedSweeps = ({ watched, sweepMinutes }: HealthAlarmsProps) =>
  watched.sweepChanges.metricInvocations({
    period: Duration.minutes(sweepMinutes),
    statistic: 'Sum',
  });
