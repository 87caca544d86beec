import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  MathExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

interface FailureAlarmsProps {
  readonly topic: ITopic;
  /** By the name that the alarm says. */
  readonly functions: Readonly<Record<string, IFunction>>;
}

const inFiveMinutes = { period: Duration.minutes(5), statistic: 'Sum' };

/** One alarm a function on its errors and throttles: for those who want to know of each. */
export class FailureAlarms extends Construct {
  constructor(scope: Construct, id: string, { topic, functions }: FailureAlarmsProps) {
    super(scope, id);
    for (const [name, watched] of Object.entries(functions)) {
      new Alarm(this, name, {
        metric: new MathExpression({
          expression: 'errors + throttles',
          period: Duration.minutes(5),
          usingMetrics: {
            errors: watched.metricErrors(inFiveMinutes),
            throttles: watched.metricThrottles(inFiveMinutes),
          },
        }),
        threshold: 0,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
        alarmDescription: `Bandog: ${name} failed or was throttled; see its log`,
      }).addAlarmAction(new SnsAction(topic));
    }
  }
}
