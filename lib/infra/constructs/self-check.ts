import { Duration, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { type IRuleTarget, Rule, type Schedule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { secretNamed } from '../grant-channels.ts';
import { grantCosts } from '../grant-costs.ts';
import { WatchdogFunction, type WatchdogFunctionProps } from './watchdog-function.ts';

interface SelfCheckProps {
  /** What every function of Bandog's is given. */
  readonly shared: Omit<WatchdogFunctionProps, 'handlerName'>;
  readonly table: Table;
  readonly topic: ITopic;
  /** Names of the secrets that channels need. */
  readonly secrets: readonly string[];
  /** Address of the export that costs are read from; undefined: Cost Explorer is asked. */
  readonly costExport: string | undefined;
  readonly schedule: Schedule;
  readonly target: (handler: IFunction) => IRuleTarget;
}

/** Looks once a day, and after each deployment, at what Bandog cannot see, and tells what is new. */
export class SelfCheck extends Construct {
  readonly handler: IFunction;

  constructor(scope: Construct, id: string, props: SelfCheckProps) {
    super(scope, id);
    const { shared, table, topic, secrets, costExport, schedule, target } = props;
    this.handler = new WatchdogFunction(this, 'CheckHealth', {
      ...shared,
      handlerName: 'check-health',
      timeout: Duration.minutes(2),
    });
    const targets = [target(this.handler)];
    new Rule(this, 'Daily', { schedule, targets });
    new Rule(this, 'Deployed', {
      description: 'A deployment of Bandog has ended',
      eventPattern: {
        source: ['aws.cloudformation'],
        detailType: ['CloudFormation Stack Status Change'],
        detail: {
          'stack-id': [Stack.of(this).stackId],
          'status-details': { status: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'] },
        },
      },
      targets,
    });
    table.grant(this.handler, 'dynamodb:GetItem', 'dynamodb:PutItem');
    topic.grantPublish(this.handler);
    for (const name of secrets) secretNamed(this, name).grantRead(this.handler);
    grantCosts(this.handler, costExport);
    for (const [actions, resource] of reads(this, topic)) {
      const statement = new PolicyStatement({ actions: [...actions], resources: [resource] });
      this.handler.addToRolePolicy(statement);
    }
  }
}

/** Each action on the narrowest resource it takes. */
function reads(scope: Construct, { topicArn }: ITopic) {
  const { partition, account, stackId } = Stack.of(scope);
  return [
    // What there is in the whole account is what is asked; these take no other resource.
    [['cloudtrail:DescribeTrails', 'account:ListRegions'], '*'],
    [
      ['cloudtrail:GetTrailStatus', 'cloudtrail:GetEventSelectors'],
      // A trail of the organisation is in the account that manages it.
      `arn:${partition}:cloudtrail:*:*:trail/*`,
    ],
    [
      ['events:DescribeRule', 'events:ListRuleNamesByTarget'],
      `arn:${partition}:events:*:${account}:rule/*`,
    ],
    [['sns:ListSubscriptionsByTopic'], topicArn],
    [['cloudformation:ListStackResources'], stackId],
  ] as const;
}
