import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { type IRuleTarget, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { AlertSettings } from '../../config/alerts-schema.ts';
import { type ChannelParts, grantChannels } from '../grant-channels.ts';
import { WatchdogFunction, type WatchdogFunctionProps } from './watchdog-function.ts';

/** Bandog: its topics, its table where what was put aside is kept, and how its rules start a function. */
export interface TellingBandog extends ChannelParts {
  readonly table: Table;
  readonly target: (handler: IFunction) => IRuleTarget;
}

interface DigestSenderProps {
  /** What every function of Bandog's is given. */
  readonly shared: Omit<WatchdogFunctionProps, 'handlerName'>;
  readonly of: Construct & TellingBandog;
  readonly alerts: AlertSettings;
}

/** Tells together what limits and quiet hours held back. */
export class DigestSender extends Construct {
  constructor(scope: Construct, id: string, { shared, of: bandog, alerts }: DigestSenderProps) {
    super(scope, id);
    const handler = new WatchdogFunction(this, 'Send', {
      ...shared,
      handlerName: 'send-digests',
      timeout: Duration.minutes(5),
      // It mostly finds nothing to do, and waits for the table.
      memorySize: 256,
    });
    const schedule = Schedule.rate(Duration.minutes(10));
    new Rule(this, 'Often', { schedule, targets: [bandog.target(handler)] });
    const { table } = bandog;
    table.grant(handler, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query');
    table.grant(handler, 'dynamodb:DeleteItem');
    grantChannels(bandog, bandog, handler, alerts);
  }
}
