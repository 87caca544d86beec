import { Duration, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { type IRuleTarget, Rule, type Schedule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { ScorecardSettings } from '../../config/scorecard-schema.ts';
import { secretNamed } from '../grant-channels.ts';
import { WatchdogFunction, type WatchdogFunctionProps } from './watchdog-function.ts';

interface ScorecardGraderProps {
  /** What every function of Bandog's is given. */
  readonly shared: Omit<WatchdogFunctionProps, 'handlerName'>;
  readonly scorecard: ScorecardSettings;
  /** Secret of the collector's headers. @default the collector takes none */
  readonly headersSecret?: string | undefined;
  /** Where scorecards are kept. */
  readonly table: Table;
  readonly schedule: Schedule;
  readonly target: (handler: IFunction) => IRuleTarget;
}

/** Grades the scorecard and keeps it; whoever invokes it gets it too. */
export class ScorecardGrader extends Construct {
  readonly handler: IFunction;

  constructor(scope: Construct, id: string, props: ScorecardGraderProps) {
    super(scope, id);
    const { shared, scorecard, headersSecret, table, schedule, target } = props;
    this.handler = new WatchdogFunction(this, 'Grade', {
      ...shared,
      handlerName: 'grade-scorecard',
      timeout: Duration.minutes(15),
      memorySize: 1024,
    });
    new Rule(this, 'Weekly', { schedule, targets: [target(this.handler)] });
    table.grant(this.handler, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query');
    if (headersSecret) secretNamed(this, headersSecret).grantRead(this.handler);
    for (const [actions, resource] of reads(scorecard, Stack.of(this))) {
      const statement = new PolicyStatement({ actions: [...actions], resources: [resource] });
      this.handler.addToRolePolicy(statement);
    }
  }
}

type Read = readonly [actions: readonly string[], resource: string];

/** What the settings make it look at, each action on the narrowest resource it takes. */
function reads(settings: ScorecardSettings, { partition, account }: Stack): Read[] {
  const { scanners, criticalPath, availability } = settings;
  const anything = [
    'cloudwatch:DescribeAlarms',
    'cloudwatch:DescribeAlarmHistory',
    'cloudformation:ListStacks',
    'application-signals:ListServices',
    'application-signals:ListServiceLevelObjectives',
    'backup:ListRestoreJobs',
    'fis:ListExperiments',
    ...(Object.keys(criticalPath.tags).length > 0 ? ['tag:GetResources'] : []),
    ...(scanners.includes('inspector') ? inspectorReads : []),
    ...(availability.source === 'application-signals' ? [] : ['cloudwatch:GetMetricData']),
  ];
  return [
    // These ask what there is, in the whole account: they take no other resource.
    [anything, '*'],
    [
      ['cloudformation:DescribeStackEvents'],
      `arn:${partition}:cloudformation:*:${account}:stack/*`,
    ],
    ...(scanners.includes('security-hub')
      ? [[hubReads, `arn:${partition}:securityhub:*:${account}:hub/default`] as const]
      : []),
    ...(availability.source === 'application-signals'
      ? [[sloReads, `arn:${partition}:application-signals:*:${account}:slo/*`] as const]
      : []),
    ...(availability.source === 'health-checks'
      ? availability.ids.map(
          (id) =>
            [['route53:GetHealthCheck'], `arn:${partition}:route53:::healthcheck/${id}`] as const,
        )
      : []),
  ];
}

const inspectorReads = [
  'inspector2:BatchGetAccountStatus',
  'inspector2:ListCoverage',
  'inspector2:ListFindings',
];
const hubReads = [
  'securityhub:DescribeHub',
  'securityhub:GetEnabledStandards',
  'securityhub:GetFindings',
];
const sloReads = ['application-signals:BatchGetServiceLevelObjectiveBudgetReport'];
