import { Duration } from 'aws-cdk-lib';
import {
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

interface BandogDashboardProps {
  readonly onChange: IFunction;
  readonly sweepChanges: IFunction;
  readonly dailyCost: IFunction;
  readonly notify: IFunction;
  readonly report: IFunction;
  readonly gradeScorecard: IFunction;
  readonly deadLetters: IQueue;
}

const hour = Duration.hours(1);

/** What Bandog's functions report, and how they fare. The first three dashboards of an account are free. */
export class BandogDashboard extends Construct {
  constructor(scope: Construct, id: string, props: BandogDashboardProps) {
    super(scope, id);
    const { deadLetters } = props;
    const functions = {
      'on-change': props.onChange,
      'sweep-changes': props.sweepChanges,
      'daily-cost': props.dailyCost,
      notify: props.notify,
      report: props.report,
      'grade-scorecard': props.gradeScorecard,
    };
    const errors = Object.entries(functions).map(([label, it]) =>
      it.metricErrors({ label, period: hour }),
    );
    const durations = Object.entries(functions).map(([label, it]) =>
      it.metricDuration({ label, period: hour, statistic: 'p95' }),
    );
    new Dashboard(this, 'Dashboard', {
      widgets: [
        [
          new TextWidget({
            width: 24,
            height: 2,
            markdown:
              '**Bandog** watches who changes this account by hand and what the month costs. Figures are as its functions report them; the report has the evidence.',
          }),
        ],
        [
          graph('Violations found', [
            own('on-change', 'Violations', 'live'),
            own('sweep-changes', 'Violations', 'by the sweep'),
          ]),
          graph('Seconds until a change is noticed, p95', [
            own('on-change', 'DetectionSeconds', 'live', 'p95'),
            own('sweep-changes', 'DetectionSeconds', 'by the sweep', 'p95'),
          ]),
          graph('Gates at the last grading', [
            own('grade-scorecard', 'GatesFailing', 'failing', 'Maximum'),
            own('grade-scorecard', 'GatesUnknown', 'unknown', 'Maximum'),
          ]),
        ],
        [
          graph('Failed runs', errors),
          graph('Duration in ms, p95', durations),
          graph('Dead letters and records that could not be read', [
            deadLetters.metricApproximateNumberOfMessagesVisible({
              label: 'dead letters',
              period: hour,
              statistic: 'Maximum',
            }),
            own('sweep-changes', 'Unreadable', 'unreadable records'),
          ]),
        ],
      ],
    });
  }
}

const graph = (title: string, left: IMetric[]): GraphWidget =>
  new GraphWidget({ title, left, width: 8, height: 6, leftYAxis: { min: 0 } });

/** A metric that a function writes with its log; its only dimension is the function's name. */
const own = (service: string, metricName: string, label: string, statistic = 'Sum'): Metric =>
  new Metric({
    namespace: 'Bandog',
    metricName,
    dimensionsMap: { service },
    label,
    statistic,
    period: hour,
  });
